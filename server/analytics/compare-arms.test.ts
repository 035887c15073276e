import { expect, test } from "vitest";
import { differenceOf, sampleSize, unknownBaseline, verdictOf } from "./compare-arms.ts";

test("so many are needed as the textbook's table says", () => {
  // Fleiss, table A.4 less its correction for continuity: 0.30 against 0.40, 0.10 against 0.15, at 5 % and 80 %.
  expect([sampleSize(0.3, 0.1), sampleSize(0.1, 0.05), sampleSize(0.5, 0.1)]).toEqual([356, 686, 388]);
  // Up or down, whichever takes more; and of shares it is the same what is counted as a hit.
  expect(sampleSize(0.8, 0.1)).toBe(294);
  expect(sampleSize(0.95, 0.1)).toBe(sampleSize(0.05, 0.1));
  // Of nothing that is known: none takes more.
  const most = sampleSize(unknownBaseline(0.1), 0.1);
  expect(Math.max(...Array.from({ length: 89 }, (_, n) => sampleSize((n + 6) / 100, 0.1)))).toBe(most);
});

test("the interval of a difference is Newcombe's", () => {
  // Newcombe 1998, table II: 56 of 70 less 48 of 80 is 0.2, from 0.0524 to 0.3339.
  expect(differenceOf({ hits: 48, n: 80 }, { hits: 56, n: 70 })).toEqual({ value: 0.2, low: 0.0524, high: 0.3339 });
});

test("nothing is decided before enough were seen, however clear it looks", () => {
  const clear = [
    { hits: 10, n: 99 },
    { hits: 90, n: 99 },
  ] as const;
  expect(verdictOf(...clear, 100)).toBe("not_yet");
  expect(verdictOf(...clear, 99)).toBe("challenger");
  expect(verdictOf(clear[1], clear[0], 99)).toBe("original");
  expect(verdictOf({ hits: 30, n: 100 }, { hits: 33, n: 100 }, 100)).toBe("no_difference");
});

test("two that are the same are told apart in one of twenty cases at most, and a difference of ten in four of five", () => {
  // A small generator of the textbook's kind, so that the trial is the same each time (Park and Miller 1988).
  let state = 20_261_128;
  const draw = () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  const seen = (share: number, n: number) => ({
    hits: Array.from({ length: n }, draw).filter((it) => it < share).length,
    n,
  });
  const needed = sampleSize(0.3, 0.1);
  const told = (a: number, b: number) =>
    Array.from({ length: 400 }, () => verdictOf(seen(a, needed), seen(b, needed), needed)).filter(
      (it) => it !== "no_difference",
    ).length / 400;
  expect(told(0.3, 0.3)).toBeLessThan(0.08);
  expect(told(0.3, 0.4)).toBeGreaterThan(0.74);
});
