import { Button } from "@mantine/core";
import { useState } from "react";
import { download, toCsv } from "../../ui/csv.ts";
import { useFormats, useLocale, useTexts } from "../../ui/locale.tsx";
import type { Group, Step } from "./analysis.ts";
import { Definition } from "./definition.tsx";
import { RateBar } from "./rate-bar.tsx";
import { FIGURE_TEXTS } from "./texts.ts";

type By = "link" | "source" | "owner";
/** The others are asked for. */
const SHOWN = 7;
const COUNTED = ["demos", "three_areas", "lead", "trial"] as const;

/** What brought them, and how far they came; the last row is the funnel. */
export function Brought(props: {
  readonly by: By;
  readonly groups: readonly Group[];
  readonly steps: readonly Step[];
}) {
  const { by, groups, steps } = props;
  const texts = useTexts(FIGURE_TEXTS);
  const formats = useFormats();
  const nameOf = useNameOf(by);
  const [isWhole, setIsWhole] = useState(groups.length <= SHOWN + 1);
  const total = (name: (typeof COUNTED)[number]) => steps.find((it) => it.name === name)?.n;
  return (
    <div className="brought-box">
      <table className="brought">
        <thead>
          <tr>
            <th scope="col">{texts.from}</th>
            {COUNTED.map((it) => (
              <th key={it} scope="col" data-of={`count-${it}`}>
                {texts.steps[it]}
              </th>
            ))}
            <th scope="col" className="brought-rate">
              <Definition name={texts.leadPerDemo}>
                <p>{texts.meaning.lead}</p>
                <p>{texts.interval}</p>
              </Definition>
            </th>
          </tr>
        </thead>
        <tbody>
          {(isWhole ? groups : groups.slice(0, SHOWN)).map((it) => (
            <tr key={`${it.kind} ${it.key}`}>
              <th scope="row">{nameOf(it)}</th>
              <td>{formats.number(it.demos)}</td>
              {(["three_areas", "lead", "trial"] as const).map((step) => (
                <td key={step} data-of={`count-${step}`}>
                  {it.reached ? formats.number(it.reached[step]) : "–"}
                </td>
              ))}
              <td className="brought-rate">
                {it.reached ? (
                  <RateBar share={it.lead_share} />
                ) : (
                  <Definition name={texts.tooFew}>
                    <p>{texts.tooFewWhy}</p>
                  </Definition>
                )}
              </td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{texts.all}</th>
            {COUNTED.map((it) => (
              <td key={it} data-of={`count-${it}`}>
                {total(it) === undefined ? "–" : formats.number(total(it) ?? 0)}
              </td>
            ))}
            <td className="brought-rate" />
          </tr>
        </tfoot>
      </table>
      {!isWhole && (
        <button type="button" className="show-all" onClick={() => setIsWhole(true)}>
          {texts.showAll(formats.number(groups.length))}
        </button>
      )}
    </div>
  );
}

function useNameOf(by: By): (group: Group) => string {
  const texts = useTexts(FIGURE_TEXTS);
  const formats = useFormats();
  return ({ kind, name, keys }) =>
    kind === "none" ? texts.none[by] : kind === "rest" ? texts.rest[by](formats.number(keys)) : (name ?? "–");
}

/** The same as a file. */
export function BroughtCsv({ by, groups }: { readonly by: By; readonly groups: readonly Group[] }) {
  const texts = useTexts(FIGURE_TEXTS);
  const { locale } = useLocale();
  const nameOf = useNameOf(by);
  const save = () =>
    download(
      `${by}.csv`,
      toCsv(
        locale,
        [
          { title: texts.from, value: (it: Group) => nameOf(it) },
          { title: texts.steps.demos, value: (it) => it.demos },
          ...(["first_act", "three_areas", "lead", "trial", "paid"] as const).map((step) => ({
            title: texts.steps[step],
            value: (it: Group) => it.reached?.[step] ?? null,
          })),
        ],
        groups,
      ),
    );
  return (
    <Button variant="default" size="compact-md" onClick={save} disabled={groups.length === 0}>
      {texts.csv}
    </Button>
  );
}
