import { expect, test } from "vitest";
import { fromLocal, toLocal } from "./local-time.ts";

test.each([
  ["2026-11-23T17:42", "Europe/Madrid", "2026-11-23T16:42:00.000Z"],
  ["2026-07-01T05:00", "Europe/Madrid", "2026-07-01T03:00:00.000Z"],
  ["2026-07-01T05:00", "Atlantic/Canary", "2026-07-01T04:00:00.000Z"],
  ["2026-03-29T01:59", "Europe/Madrid", "2026-03-29T00:59:00.000Z"],
  ["2026-03-29T03:00", "Europe/Madrid", "2026-03-29T01:00:00.000Z"],
  // Comes twice: the first.
  ["2026-10-25T02:30", "Europe/Madrid", "2026-10-25T00:30:00.000Z"],
])("%s in %s is %s", (local, zone, instant) => {
  expect(fromLocal(local, zone).toISOString()).toBe(instant);
  expect(toLocal(new Date(instant), zone)).toBe(local);
});

test("an hour that does not exist is the one after", () => {
  expect(toLocal(fromLocal("2026-03-29T02:30", "Europe/Madrid"), "Europe/Madrid")).toBe("2026-03-29T03:30");
});
