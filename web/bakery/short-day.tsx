import { useFormats, useTexts } from "../ui/locale.tsx";
import { Ribbon } from "../ui/ribbon/ribbon.tsx";
import { columnsOf, type Day, endsOf } from "./day-ribbon.tsx";

const TEXTS = {
  es: { shut: "cerrado", holiday: "festivo" },
  en: { shut: "closed", holiday: "holiday" },
};

/** What several days are drawn by: the fullest hour and the longest day of them. */
export interface Scale {
  readonly most: number;
  /** Milliseconds. */
  readonly longest: number;
}

const lengthOf = (day: Day): number => {
  const { from, to } = endsOf(day);
  return to.getTime() - from.getTime();
};

export const scaleOf = (days: readonly Day[]): Scale => ({
  most: Math.max(1, ...days.flatMap((day) => day.hours.map((it) => it.typical_units))),
  longest: Math.max(1, ...days.filter((it) => it.is_open).map(lengthOf)),
});

/** A day in the space of a thumb: its weekday, its length, its hours, its pieces. */
export function ShortDay(props: { readonly day: Day; readonly scale: Scale; readonly isChosen?: boolean }) {
  const texts = useTexts(TEXTS);
  const formats = useFormats();
  const { day, scale, isChosen } = props;
  const { from, to } = endsOf(day);
  const width = `${Math.min(100, (100 * lengthOf(day)) / scale.longest)}%`;
  return (
    <>
      <b className="week-name">{formats.date(day.day_on, "weekday")}</b>
      <div style={{ width }}>
        <Ribbon
          from={from}
          to={to}
          now={isChosen ? to : undefined}
          columns={columnsOf(day)}
          most={scale.most}
          label=""
          size="short"
          isIdle={day.is_open}
        />
      </div>
      <b className="week-pieces figures">{day.is_open ? formats.number(day.planned_units) : "–"}</b>
      <span className="week-note" title={day.holiday ?? undefined}>
        {!day.is_open ? texts.shut : day.holiday ? texts.holiday : day.event}
      </span>
    </>
  );
}
