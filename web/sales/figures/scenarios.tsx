import { Link } from "@tanstack/react-router";
import { useRead } from "../../api/core.ts";
import type { Locale } from "../../ui/format.ts";
import { useFormats, useLocale, useTexts } from "../../ui/locale.tsx";
import { EXPERIMENT_TEXTS } from "../scenarios/experiment-texts.ts";
import { useScenarioName } from "../scenarios/scenario.ts";
import { type Dashboard, figureOf, shareIn } from "./analysis.ts";
import { Definition } from "./definition.tsx";
import { RateBar } from "./rate-bar.tsx";
import { FIGURE_TEXTS } from "./texts.ts";

/** Which scenario does what it is for: success beside how many demos it had. */
export function Scenarios({ byScenario }: { readonly byScenario: Dashboard["by_scenario"] }) {
  const texts = useTexts(FIGURE_TEXTS);
  const { locale } = useLocale();
  const nameOf = useNameOf(locale);
  const formats = useFormats();
  if (byScenario.length === 0) return <p className="panel-foot">{texts.noDemos}</p>;
  const rows = byScenario
    .map(({ scenario_name, figures }) => ({
      name: scenario_name === "custom" ? texts.ownScenario : nameOf(scenario_name),
      demos: figureOf(figures, "sessions_created")?.n ?? 0,
      share: shareIn(figureOf(figures, "succeeded")),
    }))
    .sort((one, other) => other.demos - one.demos);
  return (
    <>
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
      <Compared nameOf={nameOf} />
    </>
  );
}

/** By which it is offered, also one that the team made. */
function useNameOf(locale: Locale): (scenario_name: string) => string {
  const name = useScenarioName();
  const { data } = useRead("GET /demo-sessions/scenarios", { query: { locale } });
  return (scenario_name) => name(data?.items.find((it) => it.scenario_name === scenario_name) ?? { scenario_name });
}

/** What is being tried side by side, in a line each. */
function Compared({ nameOf }: { readonly nameOf: (scenario_name: string) => string }) {
  const texts = useTexts(EXPERIMENT_TEXTS);
  const formats = useFormats();
  const { data } = useRead("GET /demo-sessions/experiments");
  return (data?.items ?? [])
    .filter((it) => it.ended_at === null)
    .map((it) => (
      <p key={it.id} className="panel-foot">
        <Link to="/ventas/escenarios" className="plain-link">
          {texts.pair(nameOf(it.scenario_name), nameOf(it.challenger_name))}
        </Link>{" "}
        {it.verdict !== "not_yet"
          ? texts.decided
          : it.missing === 0
            ? texts.soon
            : texts.missing(formats.number(it.missing))}
      </p>
    ));
}
