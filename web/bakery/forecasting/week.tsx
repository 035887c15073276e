import { UnstyledButton } from "@mantine/core";
import { useTexts } from "../../ui/locale.tsx";
import type { Day } from "../day-ribbon.tsx";
import { ShortDay, scaleOf } from "../short-day.tsx";
import { TEXTS } from "./texts.ts";

/** The days ahead on one scale, and which of them is looked at. */
export function Week(props: {
  readonly days: readonly Day[];
  readonly chosen: string;
  readonly onChoose: (day: string) => void;
}) {
  const texts = useTexts(TEXTS);
  const scale = scaleOf(props.days);
  return (
    <fieldset className="week plain-fieldset" data-tour="days">
      <legend className="hidden-text">{texts.week}</legend>
      {props.days.map((day) => (
        <UnstyledButton
          key={day.day_on}
          className="week-day"
          aria-pressed={day.day_on === props.chosen}
          disabled={!day.is_open}
          onClick={() => props.onChoose(day.day_on)}
        >
          <ShortDay day={day} scale={scale} isChosen={day.day_on === props.chosen} />
        </UnstyledButton>
      ))}
    </fieldset>
  );
}
