import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { CoreApi } from "../../../contract/api.ts";
import type { Answered } from "../../../contract/endpoint.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Definition } from "./definition.tsx";
import { MONEY_TEXTS } from "./money-texts.ts";

type Sums = Answered<CoreApi["GET /demo-sessions/analytics/money"]>;

/** What the demos cost and brought: each figure opens its formula with the very numbers that are in it. */
export function Money({ sums }: { readonly sums: Sums }) {
  const texts = useTexts(MONEY_TEXTS);
  const formats = useFormats();
  const { price_cents: price, platform_cost_cents: platform, demos, paid, used } = sums;
  const euros = (cents: number | null) => (cents === null ? "–" : formats.money(cents));
  const n = (value: number) => formats.number(value);
  const kilobytes = (bytes: number) => texts.kilobytes(formats.number(bytes / 1_000, 1));
  return (
    <>
      <dl className="running">
        <Line
          name={texts.mrr}
          value={sums.mrr_cents === null ? "–" : texts.mrrValue(euros(sums.mrr_cents), n(paid))}
          formula={texts.mrrFormula(n(paid), euros(price))}
          means={texts.mrrMeans}
        />
        <Line
          name={texts.cost}
          value={sums.cost_per_demo_cents === null ? "–" : texts.costValue(euros(sums.cost_per_demo_cents), n(demos))}
          formula={texts.costFormula(euros(platform), n(sums.days), n(demos))}
          means={texts.costMeans}
        />
        <Line
          name={texts.roi}
          value={sums.roi === null ? "–" : formats.change(sums.roi)}
          formula={texts.roiFormula(euros(sums.mrr_cents), euros(sums.cost_cents))}
          means={texts.roiMeans}
        />
        <Line
          name={texts.used}
          value={
            used.cleaned === 0 ? "–" : texts.usedValue(formats.number(used.rows / used.cleaned, 1), n(used.cleaned))
          }
          formula={texts.usedFormula(n(used.rows), n(used.cleaned), n(used.hours))}
          means={texts.usedMeans}
        />
        <Line
          name={texts.kept}
          value={used.weighed === 0 ? "–" : texts.keptValue(kilobytes(used.bytes / used.weighed))}
          formula={texts.keptFormula(kilobytes(used.bytes), n(used.weighed))}
          means={texts.keptMeans}
        />
        <Line
          name={texts.work}
          value={
            used.measured === 0
              ? "–"
              : texts.workValue(
                  formats.number(used.seconds / used.measured, 1),
                  kilobytes(used.answered_bytes / used.measured),
                )
          }
          formula={texts.workFormula(
            n(used.seconds),
            kilobytes(used.answered_bytes),
            n(used.answers),
            n(used.measured),
          )}
          means={texts.workMeans}
        />
      </dl>
      {(price === null || platform === null) && (
        <p className="panel-foot">
          {texts.missing}{" "}
          <Link to="/ventas/ajustes" className="plain-link">
            {texts.settings}
          </Link>
        </p>
      )}
    </>
  );
}

function Line(props: {
  readonly name: string;
  readonly value: string;
  readonly formula: string;
  readonly means: ReactNode;
}) {
  return (
    <div className="running-line">
      <dt>
        <Definition name={props.name}>
          <p>{props.means}</p>
          <p>{props.formula}</p>
        </Definition>
      </dt>
      <dd>{props.value}</dd>
    </div>
  );
}
