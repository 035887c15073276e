import { Link } from "@tanstack/react-router";
import { type MouseEvent, useState } from "react";
import { useTexts } from "../../ui/locale.tsx";
import type { Query } from "../../ui/states.tsx";
import { useLanding } from "../landing-context.tsx";
import { DayView } from "./day-view.tsx";
import { exampleOf } from "./example-day.ts";
import { HOME_TEXTS } from "./texts.ts";

const known = <Data,>(data: Data): Query<Data> => ({ data, error: null, refetch: () => undefined });

/** What a team will see once it has demos: invented, marked as that, and apart from everything that is. Nothing in it leads anywhere. */
export function Example() {
  const texts = useTexts(HOME_TEXTS);
  const { areas } = useLanding();
  const [example] = useState(() => exampleOf(Object.keys(areas.es)));
  const stay = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest("a")) event.preventDefault();
  };
  return (
    <>
      <p className="example-strip">
        {texts.example}{" "}
        <Link to="/ventas" className="plain-link">
          {texts.leaveExample}
        </Link>
      </p>
      <div onClickCapture={stay}>
        <DayView
          today={known(example.today)}
          calls={known({ items: example.leads })}
          dashboard={known(example.dashboard)}
          usage={known(example.usage)}
          conversion={known(example.conversion)}
          inside={example.inside}
        />
      </div>
    </>
  );
}
