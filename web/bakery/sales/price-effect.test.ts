import { expect, test } from "vitest";
import { gainOf, marginShare, monthAt } from "./price-effect.ts";

const bread = {
  product_id: "00000002-0000-8000-8000-000000000001",
  product_name: "Barra",
  price_cents: 120,
  net_cents: 120 / 1.04,
  ingredients_cents: 24,
  sold_units: 2_800,
  elasticity: 0.8,
};

test("a month at today's price is what was sold, times what is left of a piece", () => {
  const { units, margin, left } = monthAt(bread, 120);
  expect(units).toBeCloseTo(3_000, 6);
  expect(margin).toBeCloseTo(91.38, 2);
  expect(left).toBeCloseTo(274_153.8, 0);
  expect(marginShare(bread)).toBeCloseTo(0.792, 3);
});

test("ten cents more: fewer pieces at more each", () => {
  expect(monthAt(bread, 130).units).toBeCloseTo(3_000 * (130 / 120) ** -0.8, 6);
  expect(gainOf(bread, 130)).toBeCloseTo(monthAt(bread, 130).left - monthAt(bread, 120).left, 6);
  expect(gainOf(bread, 120)).toBe(0);
});

test("who would mind more leaves less", () => {
  expect(gainOf(bread, 130, 1.5)).toBeLessThan(gainOf(bread, 130, 0.5));
});
