import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import type { Figure } from "../../contract/analytics.ts";
import type { Db } from "../sql/main-db.ts";
import type { Measure } from "./measure.ts";
import { HAS_NAME, isIn, type Population } from "./population.ts";
import { isFew, mayBeTold, type Size } from "./told.ts";
import { intervalOfMean, rounded, wilson } from "./wilson.ts";

/** What adds up: of a share and a count the squares are not asked for. */
interface Sums {
  readonly n: number;
  readonly sum: number | null;
  readonly squares?: number | null;
}

interface Summary {
  readonly n: number;
  readonly value: number | null;
  readonly deviation?: number;
}

export interface Figures {
  /** More than how many there are. */
  readonly isTold: boolean;
  readonly all: Array<z.output<typeof Figure>>;
  readonly byScenario: Array<{ scenario_name: string; figures: Array<z.output<typeof Figure>> }>;
  /** Of each measure that adds up, all together: of a share how many it is true of. */
  readonly sums: Readonly<Record<string, number>>;
}

/** Of each population it is asked how large it is, and how many of it have a name. */
const SIZE: readonly Measure[] = [
  { name: "size_demos", kind: "count", of: sql`1` },
  { name: "size_named", kind: "share", of: HAS_NAME },
];

/**
 * The measures over a population, all together and by scenario. What nobody has an answer to is left out, and of what may not be told all but how many; a
 * `p95` is of all together.
 */
export async function selectFigures(db: Db, measures: readonly Measure[], population: Population): Promise<Figures> {
  const added = [...SIZE, ...measures.filter((it) => it.kind !== "p95")];
  const [byScenario, percentiles] = await Promise.all([
    selectSums(db, added, population),
    Promise.all(measures.map((it) => (it.kind === "p95" ? selectP95(db, it, population) : undefined))),
  ]);
  const total = added.map((_, index) => add(byScenario.map((it) => it.sums[index])));
  const isTold = await mayBeTold(db, population, sizeIn(total));
  const summaryOf = (sums: ReadonlyArray<Sums | undefined>, measure: Measure) =>
    summarise(sums[added.indexOf(measure)]);
  return {
    isTold,
    all: measures.flatMap((it, index) => toFigure(it, percentiles[index] ?? summaryOf(total, it), isTold)),
    byScenario: byScenario.map(({ scenario, sums }) => ({
      scenario_name: scenario,
      figures: measures.flatMap((it) => toFigure(it, summaryOf(sums, it), isTold && !isFew(sizeIn(sums), population))),
    })),
    sums: Object.fromEntries(added.map(({ name }, index) => [name, total[index]?.sum ?? 0])),
  };
}

const sizeIn = ([demos, named]: readonly Sums[]): Size => ({ demos: demos?.n ?? 0, named: named?.sum ?? 0 });

/** By scenario only, and added up here: so that several workers of the database share the scan, which they do of no grouping sets. */
async function selectSums(db: Db, measures: readonly Measure[], population: Population) {
  const summed = measures.map((it) => sql`json_build_object(${sumsOf(it)})`);
  const { rows } = await sql<{ scenario: string; sums: Sums[] }>`
    select scenario_name as scenario, json_build_array(${sql.join(summed)}) as sums
      from demo_sessions where ${isIn(population)} group by scenario_name order by scenario_name`.execute(db);
  return rows;
}

/** What is the same for two measures is counted once, by the database. */
function sumsOf({ kind, of, isPartial }: Measure): RawBuilder<unknown> {
  const n = sql`'n', ${isPartial ? sql`count(${of})` : sql`count(*)`}`;
  if (kind === "count") return sql`${n}, 'sum', count(*)`;
  if (kind === "share") return sql`${n}, 'sum', count(*) filter (where ${of})`;
  const value = sql`(${of})::float8`;
  return sql`${n}, 'sum', sum(${value}), 'squares', sum(${value} * ${value})`;
}

async function selectP95(db: Db, { of }: Measure, population: Population): Promise<Summary> {
  const { rows } = await sql<Summary>`
    select count(it)::int as n, percentile_cont(0.95) within group (order by it) as value
      from (select (${of})::float8 as it from demo_sessions where ${isIn(population)}) answers where it is not null`.execute(
    db,
  );
  return rows[0] ?? { n: 0, value: null };
}

const add = (all: ReadonlyArray<Sums | undefined>): Sums =>
  all.reduce<Sums>(
    (sum, it) => ({
      n: sum.n + (it?.n ?? 0),
      sum: (sum.sum ?? 0) + (it?.sum ?? 0),
      squares: (sum.squares ?? 0) + (it?.squares ?? 0),
    }),
    { n: 0, sum: 0, squares: 0 },
  );

function summarise(sums: Sums | undefined): Summary | undefined {
  if (!sums || sums.n === 0 || sums.sum === null) return undefined;
  const { n, sum, squares } = sums;
  const variance = squares === undefined || squares === null || n < 2 ? 0 : (squares - sum ** 2 / n) / (n - 1);
  return { n, value: sum / n, deviation: Math.sqrt(Math.max(0, variance)) };
}

/** @param isTold else only how many there are is said */
function toFigure(
  { name, kind }: Measure,
  summary: Summary | undefined,
  isTold: boolean,
): Array<z.output<typeof Figure>> {
  if (!summary || summary.n === 0 || summary.value === null) return [];
  const { n, value } = summary;
  if (kind === "count") return [{ name, n, value: n, low: null, high: null }];
  if (!isTold) return [];
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
