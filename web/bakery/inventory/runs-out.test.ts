import { expect, test } from "vitest";
import { runsOutAt } from "./runs-out.ts";

const hour = (at: number, typical_units: number) => ({
  starts_at: `2026-12-03T${String(at).padStart(2, "0")}:00:00Z`,
  ends_at: `2026-12-03T${String(at + 1).padStart(2, "0")}:00:00Z`,
  typical_units,
});
const hours = [hour(8, 10), hour(9, 30), hour(10, 60)];
const at = (time: string) => new Date(`2026-12-03T${time}:00Z`);

test("what is left sells as the day does: by the hour in which it is gone", () => {
  // Of 50 a day 15 are wanted from nine to ten, 30 in the last hour.
  expect(runsOutAt(30, 50, hours, at("09:00"))?.at).toEqual(at("10:30"));
  expect(runsOutAt(10, 50, hours, at("10:30"))?.at).toEqual(at("10:50"));
});

test("what is enough for the rest of the day does not run out", () => {
  expect(runsOutAt(45, 50, hours, at("09:00"))).toBeUndefined();
  expect(runsOutAt(1, 50, hours, at("11:00"))).toBeUndefined();
});

test("of a day without a normal one nothing is said", () => {
  expect(runsOutAt(1, 50, [hour(8, 0)], at("08:00"))).toBeUndefined();
});
