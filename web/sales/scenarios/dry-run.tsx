import { Text } from "@mantine/core";
import type { CoreApi } from "../../../contract/api.ts";
import type { Answered } from "../../../contract/endpoint.ts";
import type { ApiProblem } from "../../api/problem.ts";
import { useFormats, useLocale, useTexts } from "../../ui/locale.tsx";
import { Refused } from "../../ui/refused.tsx";
import { Findings } from "./findings.tsx";
import { SCENARIO_TEXTS } from "./texts.ts";
import { useScenarioForm } from "./use-scenario-form.ts";

type Tried = Answered<CoreApi["POST /demo-sessions/scenarios/:scenario/dry-run"]>;

/** What a scenario would come to: its rows by table, what is seen first, and what does not balance. */
export function DryRun({
  attempt,
}: {
  readonly attempt: {
    readonly data: Tried | undefined;
    readonly error: ApiProblem | null;
    readonly isPending: boolean;
  };
}) {
  const texts = useTexts(SCENARIO_TEXTS);
  if (attempt.isPending) return <p role="status">{texts.trying}</p>;
  if (attempt.error) return <Refused error={attempt.error} otherwise={texts.failed} />;
  return attempt.data ? <Shown tried={attempt.data} /> : null;
}

function Shown({ tried }: { readonly tried: Tried }) {
  const texts = useTexts(SCENARIO_TEXTS);
  const formats = useFormats();
  const { locale } = useLocale();
  const names = useScenarioForm()?.tableNames[locale] ?? {};
  const counts = Object.entries(tried.row_counts)
    .filter(([, rows]) => rows > 0)
    .toSorted(([, one], [, other]) => other - one);
  return (
    <section aria-label={texts.result} className="tried">
      {tried.findings.length > 0 ? (
        <Findings findings={tried.findings} />
      ) : (
        <Text fw={650}>{texts.total(formats.number(tried.rows))}</Text>
      )}
      {tried.featured.length > 0 && (
        <>
          <h3 className="running-head">{texts.featured}</h3>
          <ul className="findings">
            {tried.featured.map((it) => (
              <li key={it.title}>{it.title}</li>
            ))}
          </ul>
        </>
      )}
      <table className="brought">
        <thead>
          <tr>
            <th scope="col">{texts.table}</th>
            <th scope="col">{texts.rows}</th>
          </tr>
        </thead>
        <tbody>
          {counts.map(([table, rows]) => (
            <tr key={table}>
              <th scope="row">{names[table] ?? table}</th>
              <td>{formats.number(rows)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
