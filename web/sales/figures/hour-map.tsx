import { UnstyledButton } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import { useState } from "react";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { ScrollBox } from "../../ui/scroll-box.tsx";
import type { Usage } from "./analysis.ts";
import { FIGURE_TEXTS } from "./texts.ts";

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);
type Hours = Usage["hours"];

const at = (hours: Hours, weekday: number, hour: number): number =>
  hours.find((it) => it.weekday === weekday && it.hour === hour)?.demos ?? 0;

/** When demos are opened, by weekday and hour: on a wide page a map, on a phone a line a day; and in figures where somebody wants those. */
export function HourMap({ hours }: { readonly hours: Hours }) {
  const texts = useTexts(FIGURE_TEXTS);
  const isPhone = useMediaQuery("(max-width: 47.99em)", undefined, { getInitialValueInEffect: false });
  const [isTable, setIsTable] = useState(false);
  return (
    <>
      {isPhone && !isTable ? <Lines hours={hours} /> : <Cells hours={hours} isTable={isTable} />}
      <UnstyledButton className="tabular-toggle" aria-keyshortcuts="T" onClick={() => setIsTable(!isTable)}>
        {isTable ? texts.asPicture : texts.asTable}
      </UnstyledButton>
    </>
  );
}

/** The darker the more; or the figures themselves. */
function Cells({ hours, isTable }: { readonly hours: Hours; readonly isTable: boolean }) {
  const texts = useTexts(FIGURE_TEXTS);
  const formats = useFormats();
  const most = Math.max(1, ...hours.map((it) => it.demos));
  return (
    <ScrollBox label={texts.when}>
      <table className="hour-map" data-table={isTable || undefined}>
        <thead>
          <tr>
            <td className="hour-map-corner" />
            {HOURS.map((hour) => (
              <th key={hour} scope="col" data-thin={(!isTable && hour % 3 !== 0) || undefined}>
                {hour}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {texts.weekdays.map((day, index) => (
            <tr key={day}>
              <th scope="row">{day.slice(0, 2)}</th>
              {HOURS.map((hour) => {
                const n = at(hours, index + 1, hour);
                return (
                  <td
                    key={hour}
                    className={isTable ? "hour-count" : undefined}
                    title={texts.hourCell(day, String(hour), formats.number(n))}
                  >
                    {isTable ? (
                      formats.number(n)
                    ) : (
                      <>
                        <span style={{ opacity: n / most }} />
                        <span className="hidden-text">{formats.number(n)}</span>
                      </>
                    )}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  );
}

const WIDTH = 240;
const HEIGHT = 28;

/** A line a day, all on one scale, each with its most. */
function Lines({ hours }: { readonly hours: Hours }) {
  const texts = useTexts(FIGURE_TEXTS);
  const formats = useFormats();
  const most = Math.max(1, ...hours.map((it) => it.demos));
  const x = (hour: number) => (hour / (HOURS.length - 1)) * WIDTH;
  return (
    <ul className="hour-lines">
      {texts.weekdays.map((day, index) => {
        const counts = HOURS.map((hour) => at(hours, index + 1, hour));
        const sum = counts.reduce((all, it) => all + it, 0);
        const busiest = counts.indexOf(Math.max(...counts));
        const points = counts.map((n, hour) => `${x(hour).toFixed(1)},${(HEIGHT - (n / most) * HEIGHT).toFixed(1)}`);
        const said = texts.dayLine(day, formats.number(sum), String(busiest), formats.number(counts[busiest] ?? 0));
        return (
          <li key={day}>
            <span>{day.slice(0, 2)}</span>
            <svg viewBox={`0 -2 ${WIDTH} ${HEIGHT + 4}`} preserveAspectRatio="none" role="img" aria-label={said}>
              <title>{said}</title>
              <polygon points={`0,${HEIGHT} ${points.join(" ")} ${WIDTH},${HEIGHT}`} />
            </svg>
            <b>{formats.number(sum)}</b>
          </li>
        );
      })}
    </ul>
  );
}
