import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  consumptionFollowsRecipes,
  forecastsLookAhead,
  larderNeverGoesBelowZero,
  numbersRunOn,
  type Row,
  referencesHold,
  salesAreInOpeningHours,
  shelvesNeverGoBelowZero,
  somebodyIsAtTheTill,
  type Tables,
  table,
  tablesOf,
  ticketsAddUp,
} from "../../../test/bakery-checks.ts";
import type { DatasetOrder } from "../../domain.ts";
import { generate } from "../generate.ts";
import { SCENARIOS } from "../scenarios.ts";
import { openingClock, shopDay } from "./calendar.ts";
import { addDays, instantOf, localTime } from "./day.ts";

/* Each check finds nothing in what is generated, and something in a copy that was broken on purpose. */

const order = (over: Partial<DatasetOrder> = {}): DatasetOrder => ({
  scenarioName: "standard_bakery",
  scenarioVersion: 1,
  configuration: { days_of_history: 90, ...SCENARIOS[0].seedDataConfig },
  locale: "es",
  seed: 1,
  dateOn: "2026-11-23",
  ...over,
});

const edit = (name: string, change: (row: Row, index: number) => Row) => (it: Tables) => ({
  ...it,
  [name]: table(it, name).map(change),
});
const drop = (name: string, keep: (row: Row, index: number) => boolean) => (it: Tables) => ({
  ...it,
  [name]: table(it, name).filter(keep),
});

const CHECKS: Array<[claim: string, check: (it: Tables) => string[], broken: (it: Tables) => Tables]> = [
  [
    "tickets add up to the cent, with their VAT",
    ticketsAddUp,
    edit("ticket_lines", (row, index) => (index === 5 ? { ...row, gross_cents: 1 } : row)),
  ],
  [
    "sales are in opening hours",
    salesAreInOpeningHours,
    edit("tickets", (row, index) => (index === 9 ? { ...row, sold_at: new Date("2026-09-01T02:00Z") } : row)),
  ],
  ["a till's numbers run on in time", numbersRunOn, drop("tickets", (_row, index) => index !== 7)],
  [
    "nothing is sold before it is baked, and shelves balance",
    shelvesNeverGoBelowZero,
    drop("batches", (_row, index) => index !== 3),
  ],
  [
    "ingredients are never fewer than none",
    larderNeverGoesBelowZero,
    drop("stock_movements", (row) => row["kind"] !== "delivery"),
  ],
  [
    "ingredients leave by recipe",
    consumptionFollowsRecipes,
    edit("recipe_lines", (row, index) => (index === 0 ? { ...row, grams: Number(row["grams"]) * 1.1 } : row)),
  ],
  [
    "forecasts and their bands look ahead",
    forecastsLookAhead,
    edit("forecasts", (row, index) => (index === 0 ? { ...row, generated_at: new Date("2026-12-31") } : row)),
  ],
  ["every reference names a row", referencesHold, drop("products", (_row, index) => index !== 2)],
  [
    "somebody is at the till, and nobody works more than nine hours",
    somebodyIsAtTheTill,
    drop("shifts", (row) => row["shift_on"] !== "2026-10-05"),
  ],
];

const DAYS: Array<[when: string, over: Partial<DatasetOrder>]> = [
  ["in November", {}],
  ["another seed", { seed: 7 }],
  ["at Christmas", { dateOn: "2027-01-03", seed: 2 }],
  ["when the clocks go forward", { dateOn: "2027-03-30", seed: 3 }],
  [
    "in August, a small catalogue",
    {
      dateOn: "2026-08-20",
      configuration: { product_count: 20, supplier_count: 5, days_of_history: 30, base_tickets: 50 },
    },
  ],
];

describe.each(DAYS)("%s", (_when, over) => {
  const tables = tablesOf(generate(order(over)));
  test.each(CHECKS)("%s", (_claim, check) => expect(check(tables).slice(0, 5)).toEqual([]));
});

test("TRAP 17: no sale at night, no price but in cents, and the same seed gives the same day", () => {
  const tables = tablesOf(generate(order()));
  expect(salesAreInOpeningHours(tables)).toEqual([]);
  for (const row of table(tables, "ticket_lines")) expect(Number.isInteger(row["unit_price_cents"])).toBe(true);
  for (const row of table(tables, "products")) expect(Number.isInteger(row["price_cents"])).toBe(true);
  expect(tablesOf(generate(order()))).toEqual(tables);
});

describe("BROKEN", () => {
  const tables = tablesOf(generate(order()));
  test.each(CHECKS)("%s", (_claim, check, broken) => expect(check(broken(tables))).not.toEqual([]));
});

const hashOf = (over: Partial<DatasetOrder>) => {
  const hash = createHash("sha256");
  for (const it of generate(order(over)).tables) hash.update(JSON.stringify(it));
  return hash.digest("hex");
};

test("the same order gives the same bytes, another seed others", () => {
  expect(hashOf({})).toBe(hashOf({}));
  expect(hashOf({ seed: 2 })).not.toBe(hashOf({}));
});

// In October and April lie the days on which a run-in of 118 days crosses into another half-year; in 2027-04-29, into another year.
test.each([
  ["2026-11-23", "2026-11-24"],
  ["2026-10-26", "2026-10-27"],
  ["2027-04-28", "2027-04-29"],
])("a day is the same in the datasets of %s and %s, ids included", (dateOn, nextOn) => {
  const [today, tomorrow] = [tablesOf(generate(order({ dateOn }))), tablesOf(generate(order({ dateOn: nextOn })))];
  for (const [name, column] of [
    ["tickets", "sold_on"],
    ["ticket_lines", "sold_on"],
    ["batches", "batch_on"],
    ["stock_movements", "moved_on"],
    ["shifts", "shift_on"],
    ["forecasts", "forecast_on"],
  ] as const) {
    const common = (it: Tables) =>
      table(it, name).filter(
        (row) => String(row[column]) >= addDays(dateOn, -74) && String(row[column]) <= addDays(dateOn, 8),
      );
    expect(common(tomorrow)).toEqual(common(today));
    expect(common(today).length).toBeGreaterThan(100);
  }
});

test("a weekend day sells 40 % more than a weekday and a holiday 30 % fewer, in expectation", () => {
  const mean = (days: string[]) => days.reduce((all, it) => all + shopDay(it).demand, 0) / days.length;
  const ordinary = Array.from({ length: 70 }, (_, index) => addDays("2027-01-11", index)).filter(
    (it) => !shopDay(it).holiday,
  );
  const weekend = ordinary.filter((it) => shopDay(it).weekday >= 5);
  const weekdays = ordinary.filter((it) => shopDay(it).weekday < 5);
  expect(mean(weekend) / mean(weekdays)).toBeCloseTo(1.4, 2);
  expect(shopDay("2026-11-09").demand / shopDay("2026-11-16").demand).toBeCloseTo(0.7, 5);
  expect(shopDay("2026-11-09").holiday).toBe("Nuestra Señora de la Almudena");
});

test("a demo opens in the present while the shop is open, and at the last showtime while it is shut", () => {
  const opening = (date: string, hour: number) => openingClock(instantOf(date, hour * 60, "Europe/Madrid"));
  expect(opening("2026-11-23", 12)).toEqual({ date: "2026-11-23", minute: 720, isNow: true });
  expect(opening("2026-11-23", 5)).toEqual({ date: "2026-11-22", minute: 700, isNow: false });
  expect(opening("2026-11-23", 23)).toEqual({ date: "2026-11-23", minute: 700, isNow: false });
  expect(opening("2026-12-25", 12)).toEqual({ date: "2026-12-24", minute: 700, isNow: false });
  expect(opening("2026-11-22", 16)).toEqual({ date: "2026-11-22", minute: 700, isNow: false });
});

test("TRAP 10: local time survives both changes of the clocks", () => {
  for (const date of ["2026-10-24", "2026-10-25", "2026-10-26", "2027-03-27", "2027-03-28", "2027-03-29"])
    for (const minute of [0, 210, 450, 720, 1_260])
      expect(localTime(instantOf(date, minute, "Europe/Madrid"), "Europe/Madrid")).toEqual({ date, minute });
});
