import { expect, test } from "vitest";
import type { ShopProduct } from "../model/shop.ts";
import { drawFor } from "./rng.ts";
import { deliverToCustomer, netOf, ringUp } from "./till.ts";

const bread = { category: "bread", vatPercent: 4 } as ShopProduct;
const coffee = { category: "drinks", vatPercent: 10 } as ShopProduct;
const priceOf = (it: ShopProduct) => (it === bread ? 120 : 170);
const taken = new Map([
  [bread, 2],
  [coffee, 1],
]);
const tickets = Array.from({ length: 20_000 }, (_, n) =>
  ringUp({ second: n, taken, priceOf, channels: false, servedPercent: 10 }, drawFor(1, "till", n)),
);

test("on the premises everything is taxed at 10 %, taken away bread at 4 %", () => {
  for (const [ticket] of tickets)
    for (const line of ticket?.lines ?? []) expect(line.vatPercent).toBe(ticket?.eatIn ? 10 : line.product.vatPercent);
  expect(tickets.some(([it]) => it?.eatIn) && tickets.some(([it]) => !it?.eatIn)).toBe(true);
});

test("a mistyped ticket is taken back to the cent and rung up again", () => {
  const voided = tickets.filter((it) => it.length > 1);
  expect(voided.length / tickets.length).toBeGreaterThan(0.002);
  expect(voided.length / tickets.length).toBeLessThan(0.009);
  for (const [first, back, again] of voided) {
    expect([back?.grossCents, back?.netCents]).toEqual([-(first?.grossCents ?? 0), -(first?.netCents ?? 0)]);
    expect(again?.lines).toEqual(first?.lines);
  }
});

test("the base is taken out once for each rate, rounded to the cent", () => {
  const line = (vatPercent: number, grossCents: number) => ({ vatPercent, grossCents });
  expect(netOf([line(4, 120), line(4, 120), line(10, 170)])).toBe(Math.round(24_000 / 104) + Math.round(17_000 / 110));
  expect(netOf([line(4, -125)])).toBe(-netOf([line(4, 125)]));
});

test("wholesale is cheaper, on account, and never eaten there", () => {
  const { grossCents, payment, eatIn, lines } = deliverToCustomer(0, new Map([[bread, 10]]), priceOf);
  expect([grossCents, payment, eatIn, lines[0]?.discountCents]).toEqual([864, "account", false, 336]);
});
