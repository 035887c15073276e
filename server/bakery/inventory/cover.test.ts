import { expect, test } from "vitest";
import { coverOf } from "./cover.ts";

const TODAY = "2026-12-03";
const lot = (grams: number, expires_on: string) => ({ grams, expires_on });

test("what keeps is used up at its pace", () => {
  expect(coverOf([lot(4_000, "2026-12-31")], 1_000, TODAY)).toEqual({ days: 4, lost: 0 });
});

test("a lot that expires today does for today, however much there is of it", () => {
  expect(coverOf([lot(4_000, TODAY)], 1_000, TODAY)).toEqual({ days: 1, lost: 3_000 });
});

test("the next lot follows what the first could give, in whatever order they are told", () => {
  expect(coverOf([lot(2_000, "2026-12-20"), lot(4_000, "2026-12-04")], 1_000, TODAY)).toEqual({ days: 4, lost: 2_000 });
});

test("the second lot waits for the first, and may pass its date meanwhile", () => {
  expect(coverOf([lot(3_000, "2026-12-05"), lot(3_000, "2026-12-06")], 1_000, TODAY)).toEqual({ days: 4, lost: 2_000 });
});

test("what is past its date does for nothing", () => {
  expect(coverOf([lot(2_000, "2026-12-01")], 1_000, TODAY)).toEqual({ days: 0, lost: 2_000 });
});

test("nothing does for no time", () => {
  expect(coverOf([], 1_000, TODAY)).toEqual({ days: 0, lost: 0 });
});
