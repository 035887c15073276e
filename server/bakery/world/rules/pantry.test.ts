import { expect, test } from "vitest";
import type { Ingredient } from "../model/ingredients.ts";
import { dailyUse, emptyStock, onHand, packsOf, putLot, rememberUse, takeExpired, takeGrams } from "./pantry.ts";

const named = (name: string): Ingredient => ({
  name,
  nameEn: name,
  centsPerKg: 100,
  supplier: "",
  allergens: [],
  coverDays: 5,
  shelfDays: 30,
});
const milk = named("leche");
const lot = (id: string, grams: number, expiresOn: string) => ({
  id,
  ingredient: milk,
  grams,
  expiresOn,
  centsPerKg: 88,
});

function stocked() {
  const stock = emptyStock(milk, 100);
  putLot(stock, lot("late", 500, "2026-12-10"));
  putLot(stock, lot("soon", 300, "2026-11-30"));
  return stock;
}

test("the first to expire goes first, and no more than there is", () => {
  const stock = stocked();
  expect(takeGrams(stock, 400).map((it) => [it.lot.id, it.grams])).toEqual([
    ["soon", 300],
    ["late", 100],
  ]);
  expect(onHand(stock)).toBe(400);
  expect(takeGrams(stock, 900).map((it) => it.grams)).toEqual([400]);
  expect([onHand(stock), stock.usedToday]).toEqual([0, 800]);
});

test("what may not be used after today is taken out today", () => {
  const stock = stocked();
  expect(takeExpired(stock, "2026-11-29")).toEqual([]);
  expect(takeExpired(stock, "2026-11-30").map((it) => it.id)).toEqual(["soon"]);
  expect(onHand(stock)).toBe(500);
});

test("the last fourteen days say what a day uses", () => {
  const stock = stocked();
  for (let day = 0; day < 14; day += 1) {
    takeGrams(stock, day < 7 ? 10 : 30);
    rememberUse(stock);
  }
  expect(dailyUse(stock)).toBe(20);
});

test("flour comes in sacks, the rest in half kilograms, what is hardly needed by the hundred grams", () => {
  expect(packsOf(named("harina panadera"), 26_000)).toBe(50_000);
  expect(packsOf(named("harina panadera"), 3_100)).toBe(3_500);
  expect([packsOf(milk, 1_001), packsOf(milk, 120)]).toEqual([1_500, 200]);
});
