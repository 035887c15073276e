import { useFormats, useTexts } from "../../ui/locale.tsx";
import type { Usage } from "./analysis.ts";
import { FIGURE_TEXTS } from "./texts.ts";

const HOURS = Array.from({ length: 24 }, (_, hour) => hour);

/** When demos are opened: weekdays by hours, the darker the more. */
export function HourMap({ hours }: { readonly hours: Usage["hours"] }) {
  const texts = useTexts(FIGURE_TEXTS);
  const formats = useFormats();
  const most = Math.max(1, ...hours.map((it) => it.demos));
  const of = (weekday: number, hour: number) =>
    hours.find((it) => it.weekday === weekday && it.hour === hour)?.demos ?? 0;
  return (
    <table className="hour-map">
      <thead>
        <tr>
          <td className="hour-map-corner" />
          {HOURS.map((hour) => (
            <th key={hour} scope="col" data-thin={hour % 3 !== 0 || undefined}>
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
              const n = of(index + 1, hour);
              return (
                <td key={hour} title={texts.hourCell(day, String(hour), formats.number(n))}>
                  <span style={{ opacity: n / most }} />
                  <span className="hidden-text">{formats.number(n)}</span>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
