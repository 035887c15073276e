import { expect, test } from "vitest";
import { addDays, instantOf, localTime, weekday } from "./day.ts";

test("dates are counted without a clock: over months, leap days and the nights when clocks change", () => {
  expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
  expect(addDays("2027-01-01", -1)).toBe("2026-12-31");
  expect(addDays("2027-03-27", 2)).toBe("2027-03-29");
  expect([weekday("2026-11-23"), weekday("2026-11-29")]).toEqual([0, 6]);
});

test.each([
  ["2026-11-23", 7 * 60, "2026-11-23T06:00:00.000Z"],
  ["2026-07-01", 7 * 60, "2026-07-01T05:00:00.000Z"],
  // Clocks go forward at 02:00 on the first of these and back at 03:00 on the second.
  ["2027-03-28", 60, "2027-03-28T00:00:00.000Z"],
  ["2027-03-28", 9 * 60, "2027-03-28T07:00:00.000Z"],
  ["2026-10-25", 9 * 60, "2026-10-25T08:00:00.000Z"],
])("%s at minute %i in Madrid is %s, and back", (date, minute, instant) => {
  const at = instantOf(date, minute, "Europe/Madrid");
  expect(at.toISOString()).toBe(instant);
  expect(localTime(at, "Europe/Madrid")).toEqual({ date, minute });
});
