import type { CoreApi } from "../../../contract/api.ts";
import type { Answered } from "../../../contract/endpoint.ts";

export type Dashboard = Answered<CoreApi["GET /demo-sessions/analytics/dashboard"]>;
export type Usage = Answered<CoreApi["GET /demo-sessions/analytics/usage"]>;
export type Conversion = Answered<CoreApi["GET /demo-sessions/analytics/conversion"]>;
export type WhoList = Answered<CoreApi["GET /demo-sessions/analytics/who"]>;
export type Step = Dashboard["steps"][number];
export type Group = Conversion["by_link"][number];
export type Figure = Dashboard["figures"][number];

export const figureOf = (figures: readonly Figure[], name: string): Figure | undefined =>
  figures.find((it) => it.name === name);

/** A share as a bar shows it. */
export const shareIn = (it: Figure | undefined) =>
  it && it.low !== null && it.high !== null ? { n: it.n, value: it.value, low: it.low, high: it.high } : null;

/** Where most are lost after the opening: from which step to which, and how many of how many. */
export function largestLoss(steps: readonly Step[]): { step: Step["name"]; lost: number; of: number } | undefined {
  let largest: { step: Step["name"]; lost: number; of: number } | undefined;
  for (const [index, { name, n }] of steps.entries()) {
    const before = steps[index - 1];
    if (!before || before.name === "visits") continue;
    const lost = before.n - n;
    if (lost > (largest?.lost ?? 0)) largest = { step: name, lost, of: before.n };
  }
  return largest;
}

const SAME = 0.02;
const Z = 1.96;

/**
 * How a count changed against the period before: by less than two in a hundred it is the same, and it says nothing by itself where two
 * counts of chance (Poisson) lie as far apart one time in twenty.
 */
export function changeOf(
  n: number,
  before: number | null,
): { share: number; isSame: boolean; isClear: boolean } | undefined {
  if (before === null || before === 0) return undefined;
  const share = n / before - 1;
  return { share, isSame: Math.abs(share) < SAME, isClear: Math.abs(n - before) > Z * Math.sqrt(n + before) };
}
