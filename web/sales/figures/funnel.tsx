import { Link } from "@tanstack/react-router";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { changeOf, largestLoss, type Step } from "./analysis.ts";
import { Definition } from "./definition.tsx";
import type { Wanted } from "./period.ts";
import { FEW, RateBar } from "./rate-bar.tsx";
import { FIGURE_TEXTS } from "./texts.ts";

/** How far they came: each step, how many, whether it grew, and which share of the step before goes on. */
export function Funnel({ steps, wanted = {} }: { readonly steps: readonly Step[]; readonly wanted?: Wanted }) {
  const texts = useTexts(FIGURE_TEXTS);
  const formats = useFormats();
  const loss = largestLoss(steps);
  const demos = steps.find((it) => it.name === "demos")?.n ?? 0;
  const lossText =
    loss && loss.step in texts.largestLoss && texts.largestLoss[loss.step as keyof typeof texts.largestLoss];
  return (
    <>
      <table className="funnel">
        <thead>
          <tr>
            <th scope="col">
              <span className="hidden-text">{texts.funnel}</span>
            </th>
            <th scope="col">{texts.n}</th>
            <th scope="col" className="funnel-change">
              {texts.change}
            </th>
            <th scope="col" className="funnel-share">
              {texts.follows}
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map((it) => (
            <tr key={it.name}>
              <th scope="row">
                <Definition name={texts.steps[it.name]}>
                  <p>{texts.meaning[it.name]}</p>
                  {it.besides > 0 && <p>{texts.besides(formats.number(it.besides))}</p>}
                  {it.share && it.share.n >= FEW && <p>{texts.interval}</p>}
                </Definition>
              </th>
              <td className="funnel-n">
                {it.name === "visits" || it.n === 0 ? (
                  formats.number(it.n)
                ) : (
                  <Link to="/ventas/cifras/quien" search={{ ...wanted, step: it.name } as never} className="plain-link">
                    {formats.number(it.n)}
                  </Link>
                )}
              </td>
              <td className="funnel-change">
                <Change step={it} />
              </td>
              <td className="funnel-share">{it.name === "visits" ? null : <RateBar share={it.share} />}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="panel-foot">
        {demos === 0
          ? texts.noDemos
          : !steps.some((it) => it.name === "first_act")
            ? texts.untold
            : loss && lossText && demos >= FEW
              ? lossText(formats.number(loss.lost), formats.number(loss.of))
              : texts.few}
      </p>
    </>
  );
}

function Change({ step }: { readonly step: Step }) {
  const texts = useTexts(FIGURE_TEXTS);
  const formats = useFormats();
  const change = changeOf(step.n, step.previous);
  if (!change) return null;
  if (change.isSame) return texts.same;
  return (
    <>
      {change.isClear && <span aria-hidden="true">{change.share > 0 ? "↑ " : "↓ "}</span>}
      {formats.change(change.share)}
    </>
  );
}
