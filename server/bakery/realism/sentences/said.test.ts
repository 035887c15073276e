import { expect, test } from "vitest";
import { centsIn, isSpanish, percentIn } from "./said.ts";

test.each([
  ["New price: Ciabatta, €1.51", false, 151],
  ["New price: Toasted ham and cheese sandwich, €3.75", false, 375],
  ["Precio nuevo: Ciabatta, 1,51 €", true, 151],
  ["Precio nuevo: Tarta, 1.234,50 €", true, 123_450],
  ["Save on butter: €1,234.50", false, 123_450],
] as const)("the money of “%s”", (sentence, spanish, cents) => {
  expect([isSpanish(sentence), centsIn(sentence, isSpanish(sentence))]).toEqual([spanish, cents]);
});

test("a share with a decimal point is of an English sentence", () => {
  expect(percentIn("12.5% of what was baked", isSpanish("12.5% of what was baked"))).toBe(12.5);
});
