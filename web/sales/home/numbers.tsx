import type { ReactNode } from "react";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { type Dashboard, figureOf } from "../figures/analysis.ts";
import { Definition } from "../figures/definition.tsx";
import { FEW } from "../figures/rate-bar.tsx";
import { FIGURE_TEXTS } from "../figures/texts.ts";
import type { Today } from "./day-band.tsx";
import { HOME_TEXTS } from "./texts.ts";

/** Three figures with what they are about. */
export function Numbers(props: {
  readonly today: Today | undefined;
  readonly dashboard: Dashboard | undefined;
  readonly inside: number;
}) {
  const { today, dashboard } = props;
  const texts = useTexts(HOME_TEXTS);
  const words = useTexts(FIGURE_TEXTS);
  const formats = useFormats();
  const ready = dashboard && figureOf(dashboard.figures, "ready_ms_p95");
  const succeeded = dashboard && figureOf(dashboard.figures, "succeeded");
  const points = (share: number | null) => formats.number(100 * (share ?? 0));
  const hits = succeeded ? formats.number(Math.round(succeeded.value * succeeded.n)) : "";
  return (
    <>
      <OneNumber
        name={texts.live}
        means={texts.liveMeans}
        value={today ? formats.number(today.live) : "–"}
        beside={today && texts.ofCap(formats.number(today.cap))}
        note={texts.inside(props.inside)}
      />
      <OneNumber
        name={texts.ready}
        means={texts.readyMeans}
        value={ready ? texts.seconds(formats.number(ready.value / 1_000, 1)) : "–"}
        note={texts.readyOf(formats.number(ready?.n ?? 0))}
      />
      <OneNumber
        name={words.succeeded}
        means={words.succeededMeans}
        value={
          succeeded
            ? succeeded.n < FEW
              ? words.outOf(hits, formats.number(succeeded.n))
              : formats.percent(succeeded.value)
            : "–"
        }
        note={
          succeeded && succeeded.n >= FEW
            ? texts.succeededOf(points(succeeded.low), points(succeeded.high), hits, formats.number(succeeded.n))
            : texts.days
        }
      />
    </>
  );
}

function OneNumber(props: {
  readonly name: string;
  readonly means: string;
  readonly value: string;
  readonly beside?: ReactNode;
  readonly note: string;
}) {
  return (
    <div className="home-number">
      <Definition name={props.name}>
        <p>{props.means}</p>
      </Definition>
      <b>
        {props.value} {props.beside && <small>{props.beside}</small>}
      </b>
      <small>{props.note}</small>
    </div>
  );
}
