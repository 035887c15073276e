import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import type { Group, Step } from "../../contract/analytics.ts";
import type { Db } from "../sql/main-db.ts";
import { isIn, type Population } from "./population.ts";
import { rounded, wilson } from "./wilson.ts";

/** How far a demo came; what each step is by itself, of `demo_sessions`. */
const REACHED = {
  first_act: sql<boolean>`first_act_at is not null`,
  three_areas: sql<boolean>`cardinality(areas_seen) >= 3`,
  lead: sql<boolean>`lead_at is not null`,
  trial: sql<boolean>`converted_stage in ('trial', 'paid')`,
  paid: sql<boolean>`converted_stage = 'paid'`,
} as const;

export type StepName = keyof typeof REACHED;
export const STEPS = Object.keys(REACHED) as readonly StepName[];

/** A demo that did what it is for. */
export const SUCCEEDED = sql<boolean>`cardinality(areas_seen) >= 3 and acts >= 1`;

export type Counts = Readonly<Record<"demos" | StepName, number>>;

/** Came to a step through all before it. */
export const cameTo = (step: StepName): RawBuilder<boolean> =>
  sql<boolean>`(${sql.join(
    STEPS.slice(0, STEPS.indexOf(step) + 1).map((it) => REACHED[it]),
    sql` and `,
  )})`;

const COUNTED = sql.join([
  sql`count(*)::int as demos`,
  ...STEPS.map((it) => sql`count(*) filter (where ${cameTo(it)})::int as ${sql.ref(it)}`),
]);
const BESIDES = sql.join(
  STEPS.map(
    (it) => sql`count(*) filter (where ${REACHED[it]} and not coalesce(${cameTo(it)}, false))::int as ${sql.ref(it)}`,
  ),
);

/** How many came to each step through all before it, and how many to it without one of those. */
export async function selectSteps(
  db: Db,
  population: Population,
): Promise<{ readonly counts: Counts; readonly besides: Omit<Counts, "demos"> }> {
  const { rows } = await sql<{ counts: Counts; besides: Omit<Counts, "demos"> }>`
    with opened as materialized (select first_act_at, areas_seen, lead_at, converted_stage from demo_sessions where ${isIn(population)})
    select (select to_json(it) from (select ${COUNTED} from opened) it) as counts,
           (select to_json(it) from (select ${BESIDES} from opened) it) as besides`.execute(db);
  if (!rows[0]) throw new Error("nothing was counted");
  return rows[0];
}

/**
 * A funnel of them: each step as a share of the one before.
 *
 * @param visits undefined where they cannot be told; of more demos than visits no share is told either: whoever opens several came once
 */
export function toSteps(
  { counts, besides }: Awaited<ReturnType<typeof selectSteps>>,
  visits: number | undefined,
  before: Counts | undefined,
): Array<z.output<typeof Step>> {
  const names = ["demos", ...STEPS] as const;
  const steps = names.map((name, index) => {
    const previous = names[index - 1];
    const of = previous === undefined ? visits : counts[previous];
    return {
      name,
      n: counts[name],
      besides: name === "demos" ? 0 : besides[name],
      share: shareOf(counts[name], of),
      previous: before ? before[name] : null,
    };
  });
  if (visits === undefined) return steps;
  return [{ name: "visits" as const, n: visits, besides: 0, share: null, previous: null }, ...steps];
}

/** With its interval; null of nothing, and of more than all. */
export function shareOf(hits: number, of: number | undefined): z.output<typeof Group>["lead_share"] {
  if (of === undefined || of === 0 || hits > of) return null;
  const { low, high } = wilson(hits, of);
  return { n: of, value: rounded(hits / of), low: rounded(low), high: rounded(high) };
}

/** The steps by what brought people: each key as text, null where there is none. */
export async function selectStepsBy(
  db: Db,
  by: "utm_source" | "link_id" | "owner_id" | "scenario_name",
  population: Population,
): Promise<Array<Counts & { readonly key: string | null }>> {
  const { rows } = await sql<Counts & { key: string | null }>`
    select ${sql.ref(by)}::text as key, ${COUNTED} from demo_sessions where ${isIn(population)}
     group by 1 order by demos desc, 1 nulls last`.execute(db);
  return rows;
}
