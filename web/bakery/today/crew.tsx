import { Answer } from "../../ui/answer.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Empty, Loaded } from "../../ui/states.tsx";
import { useRead } from "../api.ts";
import type { Day } from "../day-ribbon.tsx";
import { Lanes, lanesOf } from "../lanes.tsx";
import { TEXTS } from "./texts.ts";

/** Who works on a day, a lane each. */
export function Crew(props: { readonly day: Day; readonly now?: Date; readonly wide: 3 | 4 }) {
  const { day, now, wide } = props;
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const team = useRead("GET /workspace/team");
  return (
    <Answer title={texts.crew(formats.date(day.day_on, "weekday"))} wide={wide}>
      <Loaded query={team}>
        {({ items }) => {
          const lanes = lanesOf(items, day.day_on);
          return lanes.length === 0 ? <Empty>{texts.crewNone}</Empty> : <Lanes lanes={lanes} now={now} />;
        }}
      </Loaded>
    </Answer>
  );
}
