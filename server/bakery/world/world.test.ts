import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { DatasetOrder } from "../../domain.ts";
import { generate } from "../generate.ts";
import { type Books, booksOf, table } from "../realism/books.ts";
import { SCENARIOS } from "../scenarios.ts";
import { openCalendar, openingClock } from "./model/calendar.ts";
import { readConfiguration } from "./model/configuration.ts";
import { addDays, instantOf, localTime } from "./model/day.ts";
import { ownCatalogue } from "./model/own-catalogue.ts";

const order = (over: Partial<DatasetOrder> = {}): DatasetOrder => ({
  scenarioName: "standard_bakery",
  scenarioVersion: 1,
  configuration: { days_of_history: 90, ...SCENARIOS[0].seedDataConfig },
  locale: "es",
  seed: 1,
  dateOn: "2026-11-23",
  ...over,
});
const madrid = openCalendar(readConfiguration({}));

const hashOf = (over: Partial<DatasetOrder>) => {
  const hash = createHash("sha256");
  for (const it of generate(order(over)).tables) hash.update(JSON.stringify(it));
  return hash.digest("hex");
};

test("H13: the same order gives the same bytes, another seed others", () => {
  expect(hashOf({})).toBe(hashOf({}));
  expect(hashOf({ seed: 2 })).not.toBe(hashOf({}));
});

test("prices are whole cents", () => {
  const books = booksOf(generate(order()));
  for (const name of ["ticket_lines", "products"])
    for (const row of table(books, name))
      expect(Number.isInteger(row["unit_price_cents"] ?? row["price_cents"])).toBe(true);
});

test.each([
  ["2026-11-23", "2026-11-24"],
  ["2027-03-27", "2027-03-28"],
])("a day is the same in the datasets of %s and %s, ids included", (dateOn, nextOn) => {
  const [today, tomorrow] = [booksOf(generate(order({ dateOn }))), booksOf(generate(order({ dateOn: nextOn })))];
  for (const [name, column] of [
    ["tickets", "sold_on"],
    ["ticket_lines", "sold_on"],
    ["payments", "paid_on"],
    ["batches", "batch_on"],
    ["stock_movements", "moved_on"],
    ["finished_goods_movements", "moved_on"],
    ["shifts", "shift_on"],
    ["forecasts", "forecast_on"],
    ["production_plans", "plan_on"],
    ["purchase_orders", "ordered_on"],
    ["deliveries", "delivered_on"],
    ["forecast_accuracy", "forecast_on"],
    ["insights", "generated_on"],
  ] as const) {
    const common = (books: Books) =>
      table(books, name).filter(
        (row) =>
          String(row[column]) >= addDays(dateOn, -74) &&
          String(row[column]) <= addDays(dateOn, 8) &&
          row["model"] !== "mstl_ets",
      );
    expect(common(tomorrow)).toEqual(common(today));
    expect(common(today).length).toBeGreaterThan(20);
  }
});

test("a weekend day sells 40 % more than a weekday and a holiday 30 % fewer, in expectation", () => {
  const mean = (days: string[]) => days.reduce((all, it) => all + madrid.day(it).demand, 0) / days.length;
  const ordinary = Array.from({ length: 70 }, (_, index) => addDays("2027-01-11", index)).filter(
    (it) => !madrid.day(it).holiday,
  );
  const weekend = ordinary.filter((it) => madrid.day(it).weekday >= 5);
  const weekdays = ordinary.filter((it) => madrid.day(it).weekday < 5);
  expect(mean(weekend) / mean(weekdays)).toBeCloseTo(1.4, 2);
  expect(madrid.day("2026-11-09").demand / madrid.day("2026-11-16").demand).toBeCloseTo(0.7, 5);
  expect(madrid.day("2026-11-09").holiday).toBe("Nuestra Señora de la Almudena");
});

test("a demo opens in the present while the shop is open, and at the last showtime while it is shut", () => {
  const opening = (date: string, hour: number) => openingClock(madrid, instantOf(date, hour * 60, "Europe/Madrid"));
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

test("a place has its own holidays and time zone", () => {
  const barcelona = openCalendar(readConfiguration({ city: "Barcelona", region: "CT" }), "en");
  expect([barcelona.day("2026-09-11").holiday !== undefined, madrid.day("2026-09-11").holiday]).toEqual([
    true,
    undefined,
  ]);
  expect(barcelona.day("2026-11-09").holiday).toBeUndefined();
  expect(openCalendar(readConfiguration({ city: "Las Palmas", region: "CN" })).timeZone).toBe("Atlantic/Canary");
});

test("a pasted price list is made like what it is most like", () => {
  const [croissant, loaf, coffee] = ownCatalogue([
    { name: "Croissant de mantequilla", priceCents: 185 },
    { name: "Pan de la abuela", priceCents: 310, category: "bread" },
    { name: "Café solo", priceCents: 150 },
  ]);
  expect(croissant).toMatchObject({ category: "viennoiserie", priceCents: 185 });
  expect(croissant?.dough).toContain("mantequilla");
  expect(loaf).toMatchObject({ category: "bread" });
  expect(coffee).toMatchObject({ category: "drinks", bakeMinutes: 0 });
});
