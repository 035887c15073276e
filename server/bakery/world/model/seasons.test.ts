import { expect, test } from "vitest";
import { addDays } from "./day.ts";
import { type SeasonName, seasonOf } from "./seasons.ts";

const daysOf = (name: SeasonName, from: string, days: number) =>
  Array.from({ length: days }, (_, day) => addDays(from, day)).filter((it) => seasonOf(name, it) > 0);

test.each([
  ["2024-02-14", "2024-03-31"],
  ["2026-02-18", "2026-04-05"],
  ["2027-02-10", "2027-03-28"],
])("Lent lasts from Ash Wednesday %s to Easter Sunday %s", (ash, easter) => {
  const days = daysOf("lent", addDays(ash, -30), 120);
  expect([days[0], days.at(-1)]).toEqual([ash, easter]);
});

test("the roscón is asked for most on the eve of Epiphany, and not in spring", () => {
  const wanted = (date: string) => seasonOf("reyes", date);
  expect(wanted("2027-01-05")).toBeGreaterThan(wanted("2027-01-06"));
  expect(wanted("2027-01-06")).toBeGreaterThan(wanted("2027-01-04"));
  expect(wanted("2027-04-05")).toBe(0);
});

test("a season that crosses New Year is one season", () => {
  const days = daysOf("christmas", "2026-11-01", 90);
  expect([days[0], days.at(-1), days.length]).toEqual(["2026-11-15", "2027-01-06", 53]);
});
