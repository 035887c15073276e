import { dayNumber } from "../world/model/day.ts";

export interface OpenLot {
  readonly grams: number;
  /** The last day on which it may be used. */
  readonly expires_on: string;
}

export interface Cover {
  /** From today, today counted whole. */
  readonly days: number;
  /** What will pass its date before its turn comes. */
  readonly lost: number;
}

const byDate = (one: OpenLot, other: OpenLot): number => (one.expires_on < other.expires_on ? -1 : 1);

/** What is left of lots when some of the first to expire is gone. */
export function without(grams: number, lots: readonly OpenLot[]): OpenLot[] {
  let left = grams;
  return lots.toSorted(byDate).map((lot) => {
    const taken = Math.min(left, lot.grams);
    left -= taken;
    return { ...lot, grams: lot.grams - taken };
  });
}

/** How long lots will do at a pace: the first to expire is used first, and what has passed its date is used no more. */
export function coverOf(lots: readonly OpenLot[], gramsPerDay: number, today: string): Cover {
  let [days, lost] = [0, 0];
  for (const { grams, expires_on } of lots.toSorted(byDate)) {
    const keeps = dayNumber(expires_on) - dayNumber(today) + 1;
    const used = Math.max(0, Math.min(grams, (keeps - days) * gramsPerDay));
    days += used / gramsPerDay;
    lost += grams - used;
  }
  return { days, lost: Math.round(lost) };
}
