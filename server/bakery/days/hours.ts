import type { Calendar } from "../world/model/calendar.ts";
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

/**
 * The last days like one, newest first: the same weekday and hours and no public holiday; of a public holiday those with its hours.
 * Today is not among them: it is not over.
 */
export function daysLike(day: CalendarRow, past: readonly CalendarRow[], calendar: Calendar): CalendarRow[] {
  const times = (it: CalendarRow) =>
    it.opens_at && it.closes_at && `${calendar.local(it.opens_at).minute}-${calendar.local(it.closes_at).minute}`;
  const weekday = (it: CalendarRow) => calendar.day(it.day_on).weekday;
  return past
    .filter((it) => it.is_open && it.day_on < day.day_on && times(it) === times(day))
    .filter((it) => day.holiday !== null || (it.holiday === null && weekday(it) === weekday(day)))
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
