import { rounded, wilson } from "./wilson.ts";

/** Of so many so many did it. */
export interface Seen {
  readonly hits: number;
  readonly n: number;
}

/** Two-sided 5 %, and four of five found. */
const Z_ALPHA = 1.959964;
const Z_POWER = 0.841621;

/**
 * How many of each it takes to find a difference between two shares in 80 of 100 cases, at 5 % (Fleiss, Levin and Paik, Statistical Methods for Rates and
 * Proportions, 3rd edition, 4.14, without correction for continuity).
 *
 * @param baseline the share there is, within 0 and 1
 * @param difference to be found, up or down, whichever takes more
 */
export function sampleSize(baseline: number, difference: number): number {
  const others = [baseline + difference, baseline - difference].filter((it) => it > 0 && it < 1);
  return Math.max(...others.map((it) => sizeFor(baseline, it)));
}

/** What is known least about: in the middle between two shares of that difference around a half, where the most are needed. */
export const unknownBaseline = (difference: number): number => 0.5 - difference / 2;

function sizeFor(baseline: number, other: number): number {
  const mean = (baseline + other) / 2;
  const spread =
    Z_ALPHA * Math.sqrt(2 * mean * (1 - mean)) + Z_POWER * Math.sqrt(baseline * (1 - baseline) + other * (1 - other));
  return Math.ceil((spread / (other - baseline)) ** 2);
}

/** Of two shares the second less the first, with its 95 % interval (Newcombe 1998, method 10: of Wilson's of each). @param a and b with n of 1 at least */
export function differenceOf(a: Seen, b: Seen): { value: number; low: number; high: number } {
  const [p, q] = [a.hits / a.n, b.hits / b.n];
  const [of, other] = [wilson(a.hits, a.n), wilson(b.hits, b.n)];
  const value = q - p;
  return {
    value: rounded(value),
    low: rounded(value - Math.sqrt((q - other.low) ** 2 + (of.high - p) ** 2)),
    high: rounded(value + Math.sqrt((other.high - q) ** 2 + (p - of.low) ** 2)),
  };
}

export type Verdict = "not_yet" | "challenger" | "original" | "no_difference";

/** Said once, when as many of each were seen as were to be: whoever looks earlier, again and again, would find a winner in time. */
export function verdictOf(original: Seen, challenger: Seen, needed: number): Verdict {
  if (original.n < needed || challenger.n < needed) return "not_yet";
  const { low, high } = differenceOf(original, challenger);
  if (low > 0) return "challenger";
  return high < 0 ? "original" : "no_difference";
}
