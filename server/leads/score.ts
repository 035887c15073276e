import { isImplied, STAY_SECONDS } from "../events/what-counts.ts";

/**
 * How seriously somebody looked, as a receipt: the score is the sum of its lines, and nothing else. Behaviour and contact only; what they
 * said of their business is apart and adds nothing. A weight that changes is another version.
 */
export const SCORE_VERSION = "1";

/** Points for one, how many of it count on one day, and what the line gives at most. The most of all lines is 100. */
export const WEIGHTS = {
  /** A minute with the screen in view. */
  time: { points: 1, aDay: 10, most: 20 },
  /** An area that somebody stayed in. */
  areas: { points: 3, aDay: Number.POSITIVE_INFINITY, most: 21 },
  /** Something changed. */
  acts: { points: 3, aDay: 4, most: 27 },
  /** Another day. */
  return: { points: 6, aDay: 1, most: 12 },
  contact: { email: 8, phone: 8, call: 4, most: 20 },
} as const;

export interface Stay {
  readonly day: string;
  readonly area: string;
  readonly seconds: number;
}

export interface Act {
  readonly day: string;
  readonly action: string;
}

export interface Reach {
  readonly email: boolean;
  readonly phone: boolean;
  readonly call: boolean;
}

export interface Line {
  readonly kind: "time" | "areas" | "acts" | "return" | "contact";
  readonly points: number;
  readonly most: number;
  readonly n: number;
}

export interface Score {
  readonly score: number;
  readonly lines: readonly Line[];
}

/** @param stays by day and area, summed @param days on which they were there at all */
export function scoreOf(given: {
  readonly stays: readonly Stay[];
  readonly acts: readonly Act[];
  readonly days: readonly string[];
  readonly reach: Reach;
}): Score {
  const { stays, acts, days, reach } = given;
  const real = acts.filter((it) => !isImplied(it.action));
  const lines = [
    lineOf(
      "time",
      perDay(stays, (some) => Math.floor(some.reduce((sum, it) => sum + it.seconds, 0) / 60)),
    ),
    lineOf("areas", [areasSeen(stays).length]),
    lineOf(
      "acts",
      perDay(real, (some) => some.length),
    ),
    lineOf("return", [Math.max(0, new Set(days).size - 1)]),
    contactLine(reach),
  ];
  return { score: lines.reduce((sum, it) => sum + it.points, 0), lines };
}

/** Where somebody stayed long enough, all days together. */
export function areasSeen(stays: readonly Stay[]): string[] {
  const seconds = new Map<string, number>();
  for (const it of stays) seconds.set(it.area, (seconds.get(it.area) ?? 0) + it.seconds);
  return [...seconds].filter(([, sum]) => sum >= STAY_SECONDS).map(([area]) => area);
}

const perDay = <It extends { readonly day: string }>(
  all: readonly It[],
  count: (some: readonly It[]) => number,
): number[] => [...Map.groupBy(all, (it) => it.day).values()].map(count);

/** @param counts by day, or one of all */
function lineOf(kind: "time" | "areas" | "acts" | "return", counts: readonly number[]): Line {
  const { points, aDay, most } = WEIGHTS[kind];
  const n = counts.reduce((sum, it) => sum + it, 0);
  const counted = kind === "return" ? n : counts.reduce((sum, it) => sum + Math.min(aDay, it), 0);
  return { kind, points: Math.min(most, counted * points), most, n };
}

function contactLine({ email, phone, call }: Reach): Line {
  const { most, ...each } = WEIGHTS.contact;
  const points = (email ? each.email : 0) + (phone ? each.phone : 0) + (call ? each.call : 0);
  return { kind: "contact", points, most, n: [email, phone, call].filter(Boolean).length };
}
