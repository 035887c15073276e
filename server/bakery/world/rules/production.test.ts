import { expect, test } from "vitest";
import type { ShopDay } from "../model/calendar.ts";
import type { ShopProduct } from "../model/shop.ts";
import { bake, planFor, READY_HERE, runsOf, startOf, wantedUnits } from "./production.ts";

const day: ShopDay = {
  date: "2026-11-24",
  weekday: 1,
  holiday: undefined,
  event: undefined,
  isOpen: true,
  isShort: false,
  opens: 420,
  earlier: 0,
  closes: 1_230,
  demand: 1,
  known: 1,
};
const product = (over: Partial<ShopProduct> = {}): ShopProduct =>
  ({
    index: 0,
    sku: "PAN-001",
    category: "bread",
    shelfLifeHours: 14,
    isBaked: true,
    bakeMinutes: 20,
    batchUnits: 12,
    ...over,
  }) as ShopProduct;
const spread = {
  pattern: (_: unknown, { opens, closes }: ShopDay, minute: number) =>
    Math.min(1, Math.max(0, (minute - opens) / (closes - opens))),
  readyAt: READY_HERE,
};
const unitsOf = (plan: ReturnType<typeof planFor>) => plan.reduce((sum, it) => sum + it.units, 0);

test("on a day that closes early nobody bakes in the afternoon", () => {
  expect(runsOf(day)).toEqual(["night", "midday", "afternoon"]);
  expect(runsOf({ ...day, closes: 14 * 60 + 30 })).toEqual(["night", "midday"]);
});

test("the runs of a day add up to what is wanted less what lies there", () => {
  for (const wanted of [1, 7, 33.2, 250]) {
    const plan = planFor(product(), day, wanted, 5, spread);
    expect(unitsOf(plan)).toBe(Math.max(0, Math.ceil(wanted - 5)));
  }
  expect(planFor(product(), { ...day, isOpen: false }, 100, 0, spread)).toEqual([]);
  expect(planFor(product({ isBaked: false }), day, 100, 0, spread)).toEqual([]);
});

test("cakes and what keeps are baked at night, once", () => {
  for (const cake of [product({ category: "cakes" }), product({ shelfLifeHours: 48 })])
    expect(planFor(cake, day, 40, 0, spread).map(({ run, units }) => [run, units])).toEqual([["night", 40]]);
});

test("more caution is more bread, up to the end of the band", () => {
  const forecast = { predicted: 100, lower: 80, upper: 140 };
  expect(wantedUnits(product(), forecast)).toBe(110);
  expect(wantedUnits(product({ shelfLifeHours: 72 }), forecast)).toBe(132);
  expect(wantedUnits(product(), { predicted: 0, lower: 0, upper: 0 })).toBe(0);
});

test("a deck bakes one load after the other, never two at once", () => {
  const plan = Array.from({ length: 6 }, (_, index) => ({
    product: product({ index, sku: `PAN-${index}` }),
    run: "night" as const,
    units: 10 + 7 * index,
  }));
  const batches = bake(1, day, "night", plan, [0, startOf("night", day) + 15]);
  expect(batches).toHaveLength(6);
  for (const one of batches) {
    expect(one.startedAt).toBeGreaterThanOrEqual(one.deck === 2 ? startOf("night", day) + 15 : startOf("night", day));
    expect(one.producedUnits).toBeLessThanOrEqual(one.units);
    for (const other of batches)
      if (one !== other && one.deck === other.deck)
        expect(one.finishedAt <= other.startedAt || other.finishedAt <= one.startedAt).toBe(true);
  }
});
