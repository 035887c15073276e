/** Calendar dates are text, `2026-11-23`, and arithmetic on them knows no clock. */

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const numbers = new Map<string, number>();
const dates = new Map<number, string>();
const MOST_REMEMBERED = 20_000;

export function addDays(date: string, days: number): string {
  return dateOf(dayNumber(date) + days);
}

/** Days since 1970-01-01. */
export function dayNumber(date: string): number {
  const known = numbers.get(date);
  if (known !== undefined) return known;
  if (numbers.size > MOST_REMEMBERED) numbers.clear();
  const number = Date.parse(`${date}T00:00:00Z`) / DAY_MS;
  numbers.set(date, number);
  return number;
}

function dateOf(number: number): string {
  const known = dates.get(number);
  if (known !== undefined) return known;
  if (dates.size > MOST_REMEMBERED) dates.clear();
  const date = new Date(number * DAY_MS).toISOString().slice(0, 10);
  dates.set(number, date);
  return date;
}

/** 0 is Monday, 6 Sunday. */
export function weekday(date: string): number {
  return (dayNumber(date) + 3) % 7;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function partsAt(at: Date, timeZone: string): Record<string, string> {
  const cached = formats.get(timeZone);
  const format =
    cached ??
    new Intl.DateTimeFormat("en-CA", {
      timeZone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
  if (!cached) formats.set(timeZone, format);
  return Object.fromEntries(format.formatToParts(at).map((it) => [it.type, it.value]));
}

/** The date and the minute of the day that a clock on the wall shows. */
export function localTime(at: Date, timeZone: string): { date: string; minute: number } {
  const parts = partsAt(at, timeZone);
  return {
    date: `${parts["year"]}-${parts["month"]}-${parts["day"]}`,
    minute: Number(parts["hour"]) * 60 + Number(parts["minute"]),
  };
}

/**
 * The instant at which a clock on the wall shows a date and a minute of the day (fractions allowed).
 * On the two days a year when the clocks change, minutes are counted as after the change, which happens before 03:00.
 */
export function instantOf(date: string, minute: number, timeZone: string): Date {
  return new Date(
    Date.parse(`${date}T00:00:00Z`) + minute * MINUTE_MS - offsetMs(date, minute < 180 ? 0 : 720, timeZone),
  );
}

const offsets = new Map<string, number>();

/** How far local time is ahead of UTC around a minute of a day. */
function offsetMs(date: string, minute: number, timeZone: string): number {
  const key = `${timeZone} ${date} ${minute}`;
  const known = offsets.get(key);
  if (known !== undefined) return known;
  const asUtc = Date.parse(`${date}T00:00:00Z`) + minute * MINUTE_MS;
  const guess = offsetAt(asUtc, timeZone);
  const offset = offsetAt(asUtc - guess, timeZone);
  if (offsets.size > 4_000) offsets.clear();
  offsets.set(key, offset);
  return offset;
}

function offsetAt(at: number, timeZone: string): number {
  const parts = partsAt(new Date(at), timeZone);
  const shown = Date.parse(
    `${parts["year"]}-${parts["month"]}-${parts["day"]}T${parts["hour"]}:${parts["minute"]}:${parts["second"]}Z`,
  );
  return shown - at;
}
