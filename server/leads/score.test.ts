import { expect, test } from "vitest";
import { scoreOf, WEIGHTS } from "./score.ts";

const nobody = { stays: [], acts: [], days: [], reach: { email: false, phone: false, call: false } };
const stay = (day: string, area: string, seconds: number) => ({ day, area, seconds });
const act = (day: string, action = "send_order") => ({ day, action });
const pointsOf = (given: Partial<Parameters<typeof scoreOf>[0]>) => {
  const { score, lines } = scoreOf({ ...nobody, ...given });
  expect(lines.reduce((sum, it) => sum + it.points, 0)).toBe(score);
  return Object.fromEntries(lines.map((it) => [it.kind, it.points]));
};

test("whoever did nothing has nothing, and the most of all lines is a hundred", () => {
  expect(scoreOf(nobody).score).toBe(0);
  expect(Object.values(WEIGHTS).reduce((sum, it) => sum + it.most, 0)).toBe(100);
});

test("an hour on one day is worth ten minutes; an hour on each of three twenty", () => {
  expect(pointsOf({ stays: [stay("a", "sales", 3_600)] })["time"]).toBe(10);
  expect(pointsOf({ stays: ["a", "b", "c"].map((it) => stay(it, "sales", 3_600)) })["time"]).toBe(20);
  expect(pointsOf({ stays: [stay("a", "sales", 59)] })["time"]).toBe(0);
});

test("an area counts once somebody stayed, however often they pass", () => {
  expect(pointsOf({ stays: [stay("a", "sales", 4), stay("b", "team", 5), stay("c", "sales", 1)] })["areas"]).toBe(6);
});

test("four acts a day count, twenty-seven points at most, and what an act implies never counts twice", () => {
  expect(pointsOf({ acts: Array.from({ length: 50 }, () => act("a")) })["acts"]).toBe(12);
  expect(pointsOf({ acts: ["a", "b", "c"].flatMap((day) => Array.from({ length: 9 }, () => act(day))) })["acts"]).toBe(
    27,
  );
  expect(pointsOf({ acts: [act("a"), act("a", "guide_step")] })["acts"]).toBe(3);
});

test("coming back on other days counts, twice at most, and ways to be reached", () => {
  expect([["a"], ["a", "b"], ["a", "b", "c", "d"]].map((days) => pointsOf({ days })["return"])).toEqual([0, 6, 12]);
  expect(pointsOf({ reach: { email: true, phone: true, call: true } })["contact"]).toBe(20);
  expect(pointsOf({ reach: { email: true, phone: false, call: false } })["contact"]).toBe(8);
});
