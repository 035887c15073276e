import { useFormats, useTexts } from "../../ui/locale.tsx";
import { useLanding } from "../landing-context.tsx";
import type { Figure } from "./analysis.ts";
import { FEW } from "./rate-bar.tsx";
import { FIGURE_TEXTS } from "./texts.ts";

const PREFIX = "area_";

/** Where people stayed, the most first, and what stays unseen. */
export function Areas({ figures }: { readonly figures: readonly Figure[] }) {
  const texts = useTexts(FIGURE_TEXTS);
  const names = useTexts(useLanding().areas);
  const formats = useFormats();
  const areas = figures
    .filter((it) => it.name.startsWith(PREFIX))
    .map((it) => ({ ...it, area: it.name.slice(PREFIX.length), hits: Math.round(it.value * it.n) }))
    .sort((one, other) => other.value - one.value);
  const least = areas.at(-1);
  if (!least) return <p className="panel-foot">{figures.length > 0 ? texts.untold : texts.noDemos}</p>;
  const nameOf = (area: string) => names[area] ?? area;
  return (
    <>
      <ul className="areas">
        {areas.map(({ area, n, value, hits }) => (
          <li key={area}>
            <span>{nameOf(area)}</span>
            <span className="areas-track" aria-hidden="true">
              <i style={{ width: `${100 * value}%` }} />
            </span>
            <b>{n < FEW ? texts.outOf(formats.number(hits), formats.number(n)) : formats.percent(value)}</b>
            <small>{n < FEW ? "" : formats.number(hits)}</small>
          </li>
        ))}
      </ul>
      {least.n >= FEW && (
        <p className="panel-foot">{texts.unseen(nameOf(least.area), formats.percent(1 - least.value))}</p>
      )}
    </>
  );
}
