import { UnstyledButton } from "@mantine/core";
import { Answer } from "../../ui/answer.tsx";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { useGo } from "../../workspace/links.tsx";
import type { Day } from "../day-ribbon.tsx";
import { ShortDay, scaleOf } from "../short-day.tsx";
import { TEXTS } from "./texts.ts";

/** Seven days from today as short ribbons on one scale. */
export function Week(props: { readonly days: readonly Day[]; readonly today: string; readonly wide: 8 | 12 }) {
  const { days, today, wide } = props;
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const go = useGo();
  const pieces = days.reduce((sum, it) => sum + it.planned_units, 0);
  return (
    <Answer title={texts.week(formats.number(pieces))} aside={texts.weekHelp} wide={wide} tour="week">
      <div className="week">
        {days.map((day) => (
          <UnstyledButton
            key={day.day_on}
            className="week-day"
            data-here={day.day_on === today || undefined}
            onClick={() => go("forecasting", { of: day.day_on })}
          >
            <ShortDay day={day} scale={scaleOf(days)} isChosen={day.day_on === today} />
          </UnstyledButton>
        ))}
      </div>
    </Answer>
  );
}
