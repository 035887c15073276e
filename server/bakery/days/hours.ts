import type { Calendar } from "../world/model/calendar.ts";
import { localTime, weekday } from "../world/model/day.ts";
import type { CalendarRow, SoldHour } from "./queries.ts";

const HOUR_MS = 3_600_000;
/** A normal day is the median of so many. */
const MOST_LIKE = 4;

export interface Hour {
  readonly hour: number;
  readonly startsAt: Date;
  readonly endsAt: Date;
}

/** From opening to closing by the clock's hours: the first and the last may be shorter. */
export function hoursOf({ opens_at, closes_at }: CalendarRow, calendar: Calendar): Hour[] {
  const hours: Hour[] = [];
  if (!opens_at || !closes_at) return hours;
  for (let startsAt = opens_at; startsAt < closes_at; ) {
    const { minute } = calendar.local(startsAt);
    const rest = HOUR_MS - (minute % 60) * 60_000;
    const endsAt = new Date(Math.min(startsAt.getTime() + rest, closes_at.getTime()));
    hours.push({ hour: Math.floor(minute / 60), startsAt, endsAt });
    startsAt = endsAt;
  }
  return hours;
}

/** Days like one are looked for as far back as this. */
export const BACK_DAYS = 63;

/**
 * The last days like one, newest first: the same weekday in the same hours and no public holiday; of a public holiday those with its
 * hours; of a day that is shut its weekday. How much of a day is sold by a time of day depends on when it closes.
 *
 * @param past days that are over and on which something was sold
 */
export function daysLike(day: CalendarRow, past: readonly CalendarRow[], timeZone: string): CalendarRow[] {
  const minute = (at: Date | null) => at && localTime(at, timeZone).minute;
  const hasItsHours = (it: CalendarRow) =>
    minute(it.opens_at) === minute(day.opens_at) && minute(it.closes_at) === minute(day.closes_at);
  const isItsWeekday = (it: CalendarRow) => it.holiday === null && weekday(it.day_on) === weekday(day.day_on);
  return past
    .filter((it) => it.is_open && it.day_on < day.day_on)
    .filter((it) => (!day.is_open || hasItsHours(it)) && ((day.is_open && day.holiday !== null) || isItsWeekday(it)))
    .toSorted((one, other) => (one.day_on < other.day_on ? 1 : -1))
    .slice(0, MOST_LIKE);
}

/** Pieces of an hour on a normal day; 0 where there was none to learn from. */
export function typicalUnits(hour: number, like: readonly CalendarRow[], sold: readonly SoldHour[]): number {
  const units = like.map((day) => sold.find((it) => it.sold_on === day.day_on && it.hour === hour)?.units ?? 0);
  return median(units);
}

export function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = values.toSorted((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2;
}
