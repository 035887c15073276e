import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import type { Figure } from "../../contract/analytics.ts";
import type { Db } from "../sql/main-db.ts";
import { intervalOfMean, wilson } from "./wilson.ts";

/** What is asked of every demo opened in a period; `of` is SQL over `demo_sessions`, null where a demo has no answer. */
export interface Measure {
  readonly name: string;
  /** `count`: how many there are; `share`: of how many it is true; `mean`: of a number. */
  readonly kind: "count" | "share" | "mean";
  readonly of: RawBuilder<unknown>;
}

/** Demos opened on these local days, both included. */
export interface Population {
  readonly from: string;
  readonly to: string;
  readonly timeZone: string;
  readonly scenarioName?: string | undefined;
  readonly utmSource?: string | undefined;
}

interface Summary {
  readonly n: number;
  readonly mean: number | null;
  readonly deviation: number | null;
}

export interface Figures {
  readonly all: Array<z.output<typeof Figure>>;
  readonly byScenario: Array<{ scenario_name: string; figures: Array<z.output<typeof Figure>> }>;
}

/** The measures over a population, all together and by scenario. What nobody has an answer to is left out. */
export async function selectFigures(db: Db, measures: readonly Measure[], population: Population): Promise<Figures> {
  const asked = measures.map(({ of, kind }, index) => {
    const value = kind === "share" ? sql`(${of})::int` : of;
    return sql`(${value})::float8 as ${sql.ref(`m${index}`)}`;
  });
  const summed = measures.map((_, index) => {
    const column = sql.ref(`m${index}`);
    return sql`json_build_object('n', count(${column}), 'mean', avg(${column}), 'deviation', stddev_samp(${column}))`;
  });
  const { rows } = await sql<{ scenario: string | null; summaries: Summary[] }>`
    with answers as (select scenario_name, ${sql.join(asked)} from demo_sessions where ${isIn(population)})
    select scenario_name as scenario, json_build_array(${sql.join(summed)}) as summaries
      from answers group by grouping sets ((), (scenario_name)) order by scenario_name nulls first`.execute(db);
  // Of one source, which may be one person's link, what few did is theirs.
  const least = population.utmSource === undefined ? 1 : FEW;
  const present = ({ summaries }: { summaries: Summary[] }) =>
    measures.flatMap((measure, index) => toFigure(measure, summaries[index], least));
  return {
    all: rows.filter((row) => row.scenario === null).flatMap(present),
    byScenario: rows.flatMap((row) =>
      row.scenario === null ? [] : [{ scenario_name: row.scenario, figures: present(row) }],
    ),
  };
}

function isIn({ from, to, timeZone, scenarioName, utmSource }: Population): RawBuilder<boolean> {
  // What the team opened to look is nobody's demo.
  return sql<boolean>`status not in ('provisioning', 'failed') and not is_internal
    and created_at >= (${from}::date)::timestamp at time zone ${timeZone}
    and created_at < (${to}::date + 1)::timestamp at time zone ${timeZone}
    and (${scenarioName ?? null}::text is null or scenario_name = ${scenarioName ?? null})
    and (${utmSource ?? null}::text is null or utm_source = ${utmSource ?? null})`;
}

const FEW = 5;

/** Four decimals: of a share a hundredth of a per cent, of minutes a few milliseconds. */
const rounded = (value: number) => Math.round(value * 10_000) / 10_000;

/** @param least of fewer only how many there are is said */
function toFigure(
  { name, kind }: Measure,
  summary: Summary | undefined,
  least: number,
): Array<z.output<typeof Figure>> {
  if (!summary || summary.n === 0 || summary.mean === null) return [];
  const { n, mean, deviation } = summary;
  if (kind === "count") return [{ name, n, value: n, low: null, high: null }];
  if (n < least) return [];
  const interval = kind === "share" ? wilson(Math.round(mean * n), n) : intervalOfMean(mean, deviation ?? 0, n);
  const [low, high] = interval ? [interval.low, interval.high].map(rounded) : [null, null];
  return [{ name, n, value: rounded(mean), low: low ?? null, high: high ?? null }];
}
