import { expect, test } from "vitest";
import { daysLike } from "./hours.ts";
import type { CalendarRow } from "./queries.ts";

const ZONE = "Europe/Madrid";
const day = (day_on: string, closes = "21:00", holiday: string | null = null): CalendarRow => ({
  day_on,
  is_open: true,
  opens_at: new Date(`${day_on}T07:30:00+01:00`),
  closes_at: new Date(`${day_on}T${closes}:00+01:00`),
  holiday,
  event: null,
});
const shut = (day_on: string): CalendarRow => ({ ...day(day_on), is_open: false, opens_at: null, closes_at: null });
const like = (one: CalendarRow, past: readonly CalendarRow[]) => daysLike(one, past, ZONE).map((it) => it.day_on);

/** Thursdays, newest last, among other days. */
const PAST = [
  day("2026-10-29"),
  day("2026-11-05"),
  day("2026-11-08", "15:00"),
  day("2026-11-09", "15:00", "La Almudena"),
  day("2026-11-12", "21:00", "Una fiesta"),
  day("2026-11-19"),
  day("2026-11-25"),
  day("2026-11-26"),
  shut("2026-12-03"),
];

test("a day is like those of its weekday in its hours, holidays left out, the newest first", () => {
  expect(like(day("2026-12-03"), PAST)).toEqual(["2026-11-26", "2026-11-19", "2026-11-05", "2026-10-29"]);
  expect(like(day("2026-12-03", "15:00"), PAST)).toEqual([]);
});

test("a holiday is like the days that had its hours; a day that is shut like its weekday", () => {
  expect(like(day("2026-12-08", "15:00", "Inmaculada"), PAST)).toEqual(["2026-11-09", "2026-11-08"]);
  expect(like(shut("2026-12-03"), PAST)).toEqual(["2026-11-26", "2026-11-19", "2026-11-05", "2026-10-29"]);
  expect(like({ ...shut("2026-12-03"), holiday: "Una fiesta" }, PAST)).toHaveLength(4);
});

test("never more than four, none that is not before it", () => {
  expect(like(day("2026-12-10"), [...PAST, day("2026-12-03"), day("2026-12-10"), day("2026-12-17")])).toEqual([
    "2026-12-03",
    "2026-11-26",
    "2026-11-19",
    "2026-11-05",
  ]);
});
