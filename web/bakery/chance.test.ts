import { expect, test } from "vitest";
import { chanceOfRunningOut } from "./chance.ts";

const band = { predicted_units: 80, lower_units: 60, upper_units: 100 };

test("at the upper end of the band one day in ten asks for more, at its middle every other", () => {
  expect(chanceOfRunningOut(99.5, band)).toBeCloseTo(0.1, 3);
  expect(chanceOfRunningOut(79.5, band)).toBeCloseTo(0.5, 6);
  expect(chanceOfRunningOut(59.5, band)).toBeCloseTo(0.9, 3);
  expect(chanceOfRunningOut(500, band)).toBeLessThan(1e-9);
});

test("a forecast without a band knows one number", () => {
  const sure = { predicted_units: 80, lower_units: 80, upper_units: 80 };
  expect([79, 80, 81].map((it) => chanceOfRunningOut(it, sure))).toEqual([1, 0, 0]);
});
