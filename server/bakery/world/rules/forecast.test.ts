import { expect, test } from "vitest";
import type { ShopDay } from "../model/calendar.ts";
import { addDays, weekday } from "../model/day.ts";
import type { ShopProduct } from "../model/shop.ts";
import { learn, type ProductDay } from "./forecast.ts";

const bread = { category: "bread" } as ShopProduct;
const dayOf = (date: string): ShopDay =>
  ({ date, weekday: weekday(date), isOpen: weekday(date) !== 6, known: 1 }) as ShopDay;
const past = (demandOf: (date: string) => number, days = 63): ProductDay[] =>
  Array.from({ length: days }, (_, n) => {
    const date = addDays("2026-11-23", n - days);
    const demand = demandOf(date);
    return { date, sold: demand, demand, left: 0, soldOut: false, priceCents: 100, predicted: demand };
  });

test("what every weekday sells is what is said of it", () => {
  const demandOf = (date: string) => [40, 40, 40, 50, 50, 90, 0][weekday(date)] ?? 0;
  const forecast = learn(past(demandOf), dayOf, bread, 10);
  for (const date of ["2026-11-24", "2026-11-26", "2026-11-28"])
    expect(Math.abs(forecast(dayOf(date)).predicted / demandOf(date) - 1)).toBeLessThan(0.1);
});

test("a closed day wants nothing, and without a past the expected figure is said", () => {
  const forecast = learn([], dayOf, bread, 100);
  expect(forecast(dayOf("2026-11-29"))).toEqual({ predicted: 0, lower: 0, upper: 0 });
  expect(forecast(dayOf("2026-11-23"))).toEqual({ predicted: 97, lower: 67.9, upper: 131 });
});

test("the band has what is said in it, and is wider where days differ more", () => {
  const steady = learn(
    past(() => 40),
    dayOf,
    bread,
    40,
  )(dayOf("2026-11-24"));
  const wild = learn(
    past((date) => (Number(date.slice(8)) % 2 ? 20 : 60)),
    dayOf,
    bread,
    40,
  )(dayOf("2026-11-24"));
  for (const it of [steady, wild]) expect(it.lower <= it.predicted && it.predicted <= it.upper).toBe(true);
  expect(wild.upper - wild.lower).toBeGreaterThan(2 * (steady.upper - steady.lower));
});

test("a day on which it ran out counts with what was wanted, not with what was there", () => {
  const soldOut = past(() => 40).map((it) => ({ ...it, sold: 15, soldOut: true }));
  expect(learn(soldOut, dayOf, bread, 10)(dayOf("2026-11-24")).predicted).toBeGreaterThan(35);
});
