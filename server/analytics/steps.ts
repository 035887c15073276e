import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import type { Group, Step } from "../../contract/analytics.ts";
import type { Measure } from "./measure.ts";
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

const CAME = "came_to_";
const BESIDES = "besides_";

/** How many demos, how many came to each step through all before it, and how many to it without one of those. */
export const STEP_MEASURES: readonly Measure[] = [
  { name: CAME, kind: "count", of: sql`1` },
  ...STEPS.map((it): Measure => ({ name: CAME + it, kind: "share", of: sql`coalesce(${cameTo(it)}, false)` })),
  ...STEPS.map(
    (it): Measure => ({
      name: BESIDES + it,
      kind: "share",
      of: sql`coalesce(${REACHED[it]}, false) and not coalesce(${cameTo(it)}, false)`,
    }),
  ),
];

/** What was counted by those. */
export function countsIn(sums: Readonly<Record<string, number>>): Counted {
  const of = (prefix: string) => Object.fromEntries(STEPS.map((it) => [it, sums[prefix + it] ?? 0]));
  return { counts: { demos: sums[CAME] ?? 0, ...of(CAME) } as Counts, besides: of(BESIDES) as Counted["besides"] };
}

export interface Counted {
  readonly counts: Counts;
  readonly besides: Omit<Counts, "demos">;
}

/**
 * A funnel of them: each step as a share of the one before.
 *
 * @param visits undefined where they cannot be told; of more demos than visits no share is told either: whoever opens several came once
 */
export function toSteps(
  { counts, besides }: Counted,
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
