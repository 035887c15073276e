import type { z } from "zod";
import type { BakeSheet } from "../../../contract/bakery/production.ts";

export type Plan = z.output<typeof BakeSheet>;

/** Of each ingredient what all runs take, the heaviest first; water with them. */
export function amountsOf(plan: Plan, water: string): ReadonlyArray<{ readonly name: string; readonly grams: number }> {
  const sums = new Map<string, number>();
  for (const it of plan.ingredients) sums.set(it.ingredient_name, (sums.get(it.ingredient_name) ?? 0) + it.grams);
  const tap = plan.runs.reduce((sum, it) => sum + it.water_grams, 0);
  if (tap > 0) sums.set(water, tap);
  return [...sums].map(([name, grams]) => ({ name, grams })).sort((one, other) => other.grams - one.grams);
}
