import { expect, test } from "vitest";
import { actsByStay, type Stay, visitsOf } from "./life.ts";

const stay = (area: string, from: string, to: string): Stay => ({
  area,
  did: "used",
  seconds: 60,
  from: `2026-11-24T${from}:00.000Z`,
  to: `2026-11-24T${to}:00.000Z`,
});
const STAYS = [stay("today", "10:00", "10:02"), stay("sales", "10:03", "10:05"), stay("today", "12:00", "12:01")];

test("half an hour away is another visit, and says how long it was", () => {
  const visits = visitsOf(STAYS);
  expect(visits.map((it) => [it.stays.length, it.awayMs])).toEqual([
    [2, undefined],
    [1, 115 * 60_000],
  ]);
  expect(visitsOf([])).toEqual([]);
});

test("an act is numbered where it was done, or at the last place before", () => {
  const at = (time: string) => ({ action: "x", at: `2026-11-24T${time}:00.000Z` });
  const found = actsByStay(STAYS, [at("09:00"), at("10:04"), at("10:30"), at("12:01")]);
  expect(STAYS.map((it) => found.get(it))).toEqual([[1], [2, 3], [4]]);
});
