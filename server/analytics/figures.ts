import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import type { Figure } from "../../contract/analytics.ts";
import type { Db } from "../sql/main-db.ts";
import { isIn, leastOf, type Population } from "./population.ts";
import { intervalOfMean, rounded, wilson } from "./wilson.ts";

/** What is asked of every demo opened in a period; `of` is SQL over `demo_sessions`, null where a demo has no answer. */
export interface Measure {
  readonly name: string;
  /** `count`: how many there are; `share`: of how many it is true; `mean`: of a number; `p95`: what 95 of 100 stay below. */
  readonly kind: "count" | "share" | "mean" | "p95";
  readonly of: RawBuilder<unknown>;
}

interface Summary {
  readonly n: number;
  readonly value: number | null;
  readonly deviation?: number | null;
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
  const summed = measures.map(({ kind }, index) => SUMMED[kind](sql.ref(`m${index}`)));
  const { rows } = await sql<{ scenario: string | null; summaries: Summary[] }>`
    with answers as (select scenario_name, ${sql.join(asked)} from demo_sessions where ${isIn(population)})
    select scenario_name as scenario, json_build_array(${sql.join(summed)}) as summaries
      from answers group by grouping sets ((), (scenario_name)) order by scenario_name nulls first`.execute(db);
  const least = leastOf(population);
  const present = ({ summaries }: { summaries: Summary[] }) =>
    measures.flatMap((measure, index) => toFigure(measure, summaries[index], least));
  return {
    all: rows.filter((row) => row.scenario === null).flatMap(present),
    byScenario: rows.flatMap((row) =>
      row.scenario === null ? [] : [{ scenario_name: row.scenario, figures: present(row) }],
    ),
  };
}

const SUMMED: Readonly<Record<Measure["kind"], (column: RawBuilder<unknown>) => RawBuilder<unknown>>> = {
  count: (it) => sql`json_build_object('n', count(${it}), 'value', count(${it}))`,
  share: (it) => sql`json_build_object('n', count(${it}), 'value', avg(${it}))`,
  mean: (it) => sql`json_build_object('n', count(${it}), 'value', avg(${it}), 'deviation', stddev_samp(${it}))`,
  p95: (it) =>
    sql`json_build_object('n', count(${it}), 'value', percentile_cont(0.95) within group (order by ${it})::float8)`,
};

/** @param least of fewer only how many there are is said */
function toFigure(
  { name, kind }: Measure,
  summary: Summary | undefined,
  least: number,
): Array<z.output<typeof Figure>> {
  if (!summary || summary.n === 0 || summary.value === null) return [];
  const { n, value } = summary;
  if (kind === "count") return [{ name, n, value, low: null, high: null }];
  if (n < least) return [];
  const interval = intervalOf(kind, summary.deviation ?? 0, value, n);
  return [
    {
      name,
      n,
      value: rounded(value),
      low: interval ? rounded(interval.low) : null,
      high: interval ? rounded(interval.high) : null,
    },
  ];
}

/** Of a share Wilson's, of a mean one that stays above zero; what most stay below has none. */
function intervalOf(kind: Measure["kind"], deviation: number, value: number, n: number) {
  if (kind === "share") return wilson(Math.round(value * n), n);
  return kind === "mean" ? intervalOfMean(value, deviation, n) : undefined;
}
