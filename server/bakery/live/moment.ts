import type { Calendar, ShopDay } from "../world/model/calendar.ts";
import { addDays } from "../world/model/day.ts";
import { eveningOf } from "../world/simulate-day.ts";

/** A moment of a bakery's days. */
export interface Moment {
  readonly at: Date;
  readonly day: ShopDay;
  /** Whole seconds of the local day that are over. */
  readonly second: number;
  /** Whether the day's evening work is done, so that tomorrow is planned. */
  readonly isEvening: boolean;
}

export function momentOf(calendar: Calendar, at: Date): Moment {
  const { date, minute } = calendar.local(at);
  const day = calendar.day(date);
  const second = minute * 60 + at.getUTCSeconds();
  return { at, day, second, isEvening: second >= eveningOf(day) };
}

/** Seconds of the day up to the very millisecond, and never the one before it. */
export const exactSecond = ({ at, second }: Moment): number => second + (at.getUTCMilliseconds() + 0.5) / 1_000;

/** The last time the tills were closed, and what was made to order booked out. */
export function lastClosing(calendar: Calendar, { at, day }: Moment): Date {
  for (let back = 0; back <= LONGEST_REST_DAYS; back += 1) {
    const { date, isOpen, closes } = calendar.day(addDays(day.date, -back));
    const closing = calendar.at(date, closes);
    if (isOpen && closing <= at) return closing;
  }
  throw new Error(`the shop was never open before ${day.date}`);
}

/** As long as a shop is shut at most, holidays beside closing days. */
const LONGEST_REST_DAYS = 60;
