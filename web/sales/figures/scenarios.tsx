import { useFormats, useLocale, useTexts } from "../../ui/locale.tsx";
import { useLanding } from "../landing-context.tsx";
import { type Dashboard, figureOf, shareIn } from "./analysis.ts";
import { Definition } from "./definition.tsx";
import { RateBar } from "./rate-bar.tsx";
import { FIGURE_TEXTS } from "./texts.ts";

/** Which scenario does what it is for: success beside how many demos it had. */
export function Scenarios({ byScenario }: { readonly byScenario: Dashboard["by_scenario"] }) {
  const texts = useTexts(FIGURE_TEXTS);
  const { locale } = useLocale();
  const { kinds } = useLanding().texts[locale];
  const formats = useFormats();
  if (byScenario.length === 0) return <p className="panel-foot">{texts.noDemos}</p>;
  const rows = byScenario
    .map(({ scenario_name, figures }) => ({
      name: kinds[scenario_name] ?? (scenario_name === "custom" ? texts.ownScenario : scenario_name),
      demos: figureOf(figures, "sessions_created")?.n ?? 0,
      share: shareIn(figureOf(figures, "succeeded")),
    }))
    .sort((one, other) => other.demos - one.demos);
  return (
    <table className="brought">
      <thead>
        <tr>
          <th scope="col">{texts.scenarios}</th>
          <th scope="col">{texts.steps.demos}</th>
          <th scope="col" className="brought-rate">
            <Definition name={texts.succeeded}>
              <p>{texts.succeededMeans}</p>
              <p>{texts.interval}</p>
            </Definition>
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((it) => (
          <tr key={it.name}>
            <th scope="row">{it.name}</th>
            <td>{formats.number(it.demos)}</td>
            <td className="brought-rate">
              <RateBar share={it.share} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
