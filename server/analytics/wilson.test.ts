import { expect, test } from "vitest";
import { intervalOfMean, wilson } from "./wilson.ts";

test("the interval is the published one", () => {
  // Newcombe, Statistics in Medicine 17 (1998), table I: 81 of 263, and 15 of 148.
  expect(wilson(81, 263)).toEqual({ low: expect.closeTo(0.2553, 4), high: expect.closeTo(0.3662, 4) });
  expect(wilson(15, 148)).toEqual({ low: expect.closeTo(0.0624, 4), high: expect.closeTo(0.1605, 4) });
});

test("it stays within 0 to 1 where there is nothing or everything", () => {
  expect(wilson(0, 20).low).toBe(0);
  expect(wilson(0, 20).high).toBeCloseTo(0.1611, 4);
  expect(wilson(20, 20).high).toBe(1);
});

test("the mean of one case has no interval", () => {
  expect(intervalOfMean(5, 0, 1)).toBeUndefined();
  expect(intervalOfMean(5, 2, 100)).toEqual({ low: expect.closeTo(4.6229, 3), high: expect.closeTo(5.4079, 3) });
  // Page views of three demos, of which one was looked at: an interval below zero means nothing.
  const few = intervalOfMean(0.6, 1.1, 3);
  expect(few?.low).toBeGreaterThan(0);
  expect(intervalOfMean(0, 0, 4)).toEqual({ low: 0, high: 0 });
});
