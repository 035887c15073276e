import { expect, test } from "vitest";
import { Refusal } from "../errors.ts";
import { hasEnded, LIVE, mustBeExtensible, type Status } from "./session.ts";

const at = (iso: string) => new Date(iso);
const session = (over: Partial<Parameters<typeof mustBeExtensible>[0]> = {}) => ({
  status: "active" as Status,
  createdAt: at("2026-11-23T10:00:00Z"),
  expiresAt: at("2026-11-24T10:00:00Z"),
  extendedCount: 0,
  ...over,
});
/** The refusal's code, or nothing where it may. */
function refusal(given: ReturnType<typeof session>, hours: number, isStaff = false): string | undefined {
  try {
    mustBeExtensible(given, hours, isStaff, 72);
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
}

test("a status is live, has ended, or is on its way", () => {
  const all: readonly Status[] = ["provisioning", "active", "extended", "expired", "terminated", "failed"];
  for (const status of all) expect(hasEnded(status) && LIVE.includes(status as never)).toBe(false);
  expect(all.filter((it) => !hasEnded(it) && !LIVE.includes(it as never))).toEqual(["provisioning"]);
});

test.each([
  ["provisioning", "demo_has_ended"],
  ["active", undefined],
  ["extended", undefined],
  ["expired", "demo_has_ended"],
  ["terminated", "demo_has_ended"],
  ["failed", "demo_has_ended"],
] as const)("a demo that is %s: %s", (status, code) => {
  expect(refusal(session({ status }), 1)).toBe(code);
});

test("a prospect extends three times, staff as often as they like", () => {
  expect([0, 2, 3, 9].map((extendedCount) => refusal(session({ extendedCount }), 1))).toEqual([
    undefined,
    undefined,
    "extended_too_often",
    "extended_too_often",
  ]);
  expect(refusal(session({ extendedCount: 9 }), 1, true)).toBeUndefined();
});

test("nobody extends beyond the longest life, to the hour", () => {
  expect([refusal(session(), 48), refusal(session(), 49), refusal(session(), 49, true)]).toEqual([
    undefined,
    "too_long",
    "too_long",
  ]);
});
