import { useRead } from "../../api/core.ts";
import { useFormats, useTexts } from "../../ui/locale.tsx";
import { Panel } from "../../ui/screen.tsx";
import { Loaded } from "../../ui/states.tsx";
import { Definition } from "../figures/definition.tsx";
import { RateBar } from "../figures/rate-bar.tsx";
import { FIGURE_TEXTS } from "../figures/texts.ts";
import { SCENARIO_TEXTS } from "./texts.ts";

/** What each version of a scenario was, and what came of its demos. */
export function Versions({ scenarioName }: { readonly scenarioName: string }) {
  const texts = useTexts(SCENARIO_TEXTS);
  const { interval } = useTexts(FIGURE_TEXTS);
  const formats = useFormats();
  const params = { scenario: scenarioName };
  const results = useRead("GET /demo-sessions/analytics/scenarios/:scenario/versions", { params });
  const versions = useRead("GET /demo-sessions/scenarios/:scenario/versions", { params });
  const nameOf = (of: readonly (number | null)[]) => of.map((it) => it ?? texts.earlier).join(", ");
  return (
    <Panel title={texts.versions} help={texts.versionsHelp}>
      <Loaded query={results} lines={4}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="panel-foot">{texts.noResults}</p>
          ) : (
            <table className="brought two-rates">
              <thead>
                <tr>
                  <th scope="col">{texts.versions}</th>
                  <th scope="col">{texts.demos}</th>
                  <th scope="col" className="brought-rate">
                    <Definition name={texts.success}>
                      <p>{texts.successMeans}</p>
                      <p>{interval}</p>
                    </Definition>
                  </th>
                  <th scope="col" className="brought-rate">
                    <Definition name={texts.lead}>
                      <p>{texts.leadMeans}</p>
                      <p>{interval}</p>
                    </Definition>
                  </th>
                </tr>
              </thead>
              <tbody>
                {items.map((it) => (
                  <tr key={nameOf(it.versions)}>
                    <th scope="row">{nameOf(it.versions)}</th>
                    <td>{formats.number(it.demos)}</td>
                    <td className="brought-rate">
                      <RateBar share={it.success} />
                    </td>
                    <td className="brought-rate">
                      <RateBar share={it.lead} />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )
        }
      </Loaded>
      <ul className="version-log">
        {(versions.data?.items ?? []).map((it) => (
          <li key={it.version}>
            <b>{it.version}</b>
            <span>
              {[formats.dateTime(it.made_at), it.is_current && texts.current, it.note].filter(Boolean).join(" · ")}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
