import { expect, test } from "vitest";
import { type DaySales, fourWeeksChange, usual } from "./periods.ts";

const day = (date: string, gross: number): DaySales => ({ day: date, gross, net: gross, tickets: 1, units: 1 });

test("a day is compared with the mean of its weekday on the other days that are over", () => {
  const days = [day("2026-11-02", 100), day("2026-11-03", 900), day("2026-11-09", 300), day("2026-11-16", 50)];
  expect(usual(days, "2026-11-09", "2026-11-16")).toBe(100);
  expect(usual(days, "2026-11-09", "2026-11-17")).toBe(75);
});

test("four weeks are compared with the four before them, today not among them", () => {
  const days = Array.from({ length: 60 }, (_, back) => {
    const date = new Date(Date.parse("2026-11-30") - (59 - back) * 86_400_000).toISOString().slice(0, 10);
    return day(date, back >= 59 ? 9_999 : back >= 31 ? 110 : 100);
  });
  expect(fourWeeksChange(days, "2026-11-30")).toBeCloseTo(0.1, 9);
  expect(fourWeeksChange(days.slice(10), "2026-11-30")).toBeUndefined();
});
