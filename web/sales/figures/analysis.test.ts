import { expect, test } from "vitest";
import { changeOf, largestLoss, type Step } from "./analysis.ts";

const steps = (...counts: readonly [Step["name"], number][]): Step[] =>
  counts.map(([name, n]) => ({ name, n, besides: 0, share: null, previous: null }));

test("the largest loss is in persons, and not before the demo was opened", () => {
  expect(
    largestLoss(steps(["visits", 1_284], ["demos", 412], ["first_act", 287], ["three_areas", 203], ["lead", 61])),
  ).toEqual({ step: "lead", lost: 142, of: 203 });
  expect(largestLoss(steps(["visits", 9], ["demos", 0], ["first_act", 0]))).toBeUndefined();
});

test("a change is told from noise, and from none", () => {
  expect(changeOf(412, 378)).toMatchObject({ share: expect.closeTo(0.09, 2), isSame: false, isClear: false });
  expect(changeOf(412, 300)).toMatchObject({ isClear: true });
  expect(changeOf(101, 100)).toMatchObject({ isSame: true });
  expect(changeOf(3, 0)).toBeUndefined();
  expect(changeOf(3, null)).toBeUndefined();
});
