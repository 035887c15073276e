import { expect, test } from "vitest";
import { foldFew } from "./fold.ts";

const group = (key: string | null, demos: number, is_personal = false) => ({
  key,
  keys: 1,
  is_personal,
  demos,
  first_act: demos,
  three_areas: 1,
  lead: 0,
  trial: 0,
  paid: 0,
});
const fold = (...demos: number[]) => {
  const { shown, rest } = foldFew(
    demos.map((it, index) => group(String(index), it)),
    5,
  );
  return [shown.map((it) => it.demos), rest && [rest.keys, rest.demos]];
};

test("groups of few are one that is not few, at the cost of the smallest of the others", () => {
  expect(fold(40, 12, 5)).toEqual([[40, 12, 5], undefined]);
  expect(fold(40, 12, 4, 3)).toEqual([
    [40, 12],
    [2, 7],
  ]);
  // Of one person by themselves nobody learns anything by subtraction.
  expect(fold(40, 12, 1)).toEqual([[40], [2, 13]]);
  expect(fold(3, 1)).toEqual([[], [2, 4]]);
  expect(fold(3)).toEqual([[3], undefined]);
  expect(fold()).toEqual([[], undefined]);
});

test("links that were made for somebody are never a row of their own", () => {
  const { shown, rest } = foldFew([group("a", 40), group(null, 12, true)], 5);
  expect([shown.map((it) => it.key), rest?.demos]).toEqual([["a"], 12]);
});

test("nobody is lost or counted twice", () => {
  const groups = [group("a", 9), group(null, 6), group("b", 2)];
  const { shown, rest } = foldFew(groups, 5);
  for (const step of ["demos", "first_act", "three_areas"] as const)
    expect(shown.reduce((sum, it) => sum + it[step], rest?.[step] ?? 0)).toBe(
      groups.reduce((sum, it) => sum + it[step], 0),
    );
});
