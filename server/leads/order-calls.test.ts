import { expect, test } from "vitest";
import { byHourAndScore } from "./order-calls.ts";

const lead = (name: string, score: number | null, next_step_at: string | null = null) => ({
  name,
  next_step_at,
  engagement: score === null ? null : { score },
});

test("who was promised a call comes by its hour, whoever else by their score", () => {
  const leads = [
    lead("quiet", null),
    lead("keen", 81),
    lead("at five", 64, "2026-11-24T16:00:00Z"),
    lead("tomorrow", 90, "2026-11-25T09:00:00Z"),
    lead("yesterday, not called", 20, "2026-11-23T09:00:00Z"),
    lead("at ten", 72, "2026-11-24T09:00:00Z"),
  ];
  leads.sort(byHourAndScore(new Date("2026-11-24T08:00:00Z"), "Europe/Madrid"));
  expect(leads.map((it) => it.name)).toEqual([
    "yesterday, not called",
    "at ten",
    "at five",
    "tomorrow",
    "keen",
    "quiet",
  ]);
});

test("whose day it is decides what is today", () => {
  const leads = [lead("keen", 81), lead("past midnight in Madrid", 10, "2026-11-24T23:30:00Z")];
  const order = (timeZone: string) =>
    leads.toSorted(byHourAndScore(new Date("2026-11-24T08:00:00Z"), timeZone)).map((it) => it.name)[0];
  expect(order("Europe/Madrid")).toBe("keen");
  expect(order("UTC")).toBe("past midnight in Madrid");
});
