import { expect, test } from "vitest";
import { emptyShelf } from "./shelf.ts";

test("the oldest is taken first, and never more than there is", () => {
  const shelf = emptyShelf({ shelfLifeHours: 10 });
  shelf.put(5, 0);
  shelf.put(0, 1);
  shelf.put(4, 300);
  expect([shelf.take(6), shelf.onHand(), shelf.take(9), shelf.onHand()]).toEqual([6, 3, 3, 0]);
});

test("what will be too old to sell goes, and what is just young enough stays", () => {
  const shelf = emptyShelf({ shelfLifeHours: 10 });
  shelf.put(5, 0);
  shelf.put(4, 300);
  expect([shelf.clear(600), shelf.onHand()]).toEqual([0, 9]);
  expect([shelf.clear(601), shelf.onHand()]).toEqual([5, 4]);
  expect(shelf.take(9)).toBe(4);
});
