import { expect, test } from "vitest";
import { drawFor } from "./rng.ts";

const many = <It>(times: number, draw: () => It): It[] => Array.from({ length: times }, draw);
const mean = (values: readonly number[]) => values.reduce((sum, it) => sum + it, 0) / values.length;

test("a purpose has a stream of its own, the same every time", () => {
  const [one, same, other] = [drawFor(1, "rain", "a"), drawFor(1, "rain", "a"), drawFor(1, "rain", "b")];
  const drawn = many(5, one.uniform);
  expect(many(5, same.uniform)).toEqual(drawn);
  expect(many(5, other.uniform)).not.toEqual(drawn);
});

test.each([0.5, 4, 59, 61, 400])("a Poisson draw of mean %d has that mean and that variance", (of) => {
  const draw = drawFor(7, "poisson", of);
  const drawn = many(8_000, () => draw.poisson(of));
  expect(Math.abs(mean(drawn) - of)).toBeLessThan(0.06 * of + 0.02);
  expect(Math.abs(mean(drawn.map((it) => (it - of) ** 2)) - of)).toBeLessThan(0.1 * of + 0.05);
});

test("what is picked is picked in proportion, and what weighs nothing never", () => {
  const draw = drawFor(3, "pick");
  const picked = many(8_000, () => draw.pick([1, 0, 3]));
  expect(picked).not.toContain(1);
  expect(Math.abs(mean(picked.map((it) => (it === 2 ? 1 : 0))) - 0.75)).toBeLessThan(0.02);
});
