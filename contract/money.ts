import { z } from "zod";
import { AnalysisQuery } from "./analytics.ts";
import { describe } from "./endpoint.ts";

const MOST_CENTS = 100_000_000;

const Settings = z.object({
  price_cents: z.int().nullable().meta({ description: "Of one customer, a month" }),
  platform_cost_cents: z.int().nullable().meta({ description: "Of running the demos, a month" }),
  version: z.int(),
});

const Money = z.object({
  period: z.object({ from: z.iso.date(), to: z.iso.date() }),
  days: z.int(),
  demos: z.int(),
  paid: z
    .int()
    .meta({ description: "Customers who opened a demo in the period and pay by now; several demos of one are one" }),
  price_cents: z.int().nullable(),
  platform_cost_cents: z.int().nullable(),
  mrr_cents: z.int().nullable().meta({ description: "`paid` x `price_cents`; null without a price" }),
  cost_cents: z.int().nullable().meta({ description: "`platform_cost_cents` x `days` / 30" }),
  cost_per_demo_cents: z.int().nullable().meta({ description: "`cost_cents` / `demos`; null of none" }),
  roi: z.number().nullable().meta({
    description:
      "(`mrr_cents` - `cost_cents`) / `cost_cents`: what comes in each month against what the period cost, as a share",
  }),
  used: z.object({
    cleaned: z.int().meta({ description: "Demos of the period that are deleted, with a receipt" }),
    rows: z.int().meta({ description: "Which they had written, by their receipts" }),
    bytes: z.number().meta({ description: "That those rows took, by the receipts that say so" }),
    weighed: z.int().meta({ description: "Demos whose receipts say so: those deleted since it is counted" }),
    hours: z.number().meta({ description: "Which they lived, together" }),
    measured: z.int().meta({ description: "Demos whose answers were counted" }),
    answers: z.int().meta({ description: "To those, as the next two" }),
    seconds: z.number().meta({ description: "From each request to its answer, together" }),
    answered_bytes: z.number().meta({ description: "The answers' sizes together" }),
  }),
});

export const moneyApi = describe({
  "GET /demo-sessions/analytics/money": {
    summary: "What the demos cost and brought, with every input of each figure",
    description: "Null is not known, never zero.",
    tag: "Analytics",
    query: AnalysisQuery.pick({ from: true, to: true, days: true }),
    answers: { 200: Money },
  },
  "GET /demo-sessions/analytics/settings": {
    summary: "What the figures about money are reckoned with",
    tag: "Analytics",
    answers: { 200: Settings },
  },
  "PATCH /demo-sessions/analytics/settings": {
    summary: "Say what the figures about money are reckoned with",
    description: "For managers.",
    tag: "Analytics",
    body: z
      .strictObject({
        version: z.int().min(1),
        price_cents: z.int().min(1).max(MOST_CENTS).nullable().optional(),
        platform_cost_cents: z.int().min(0).max(MOST_CENTS).nullable().optional(),
      })
      .meta({ example: { version: 1, price_cents: 5_900, platform_cost_cents: 20_000 } }),
    answers: { 200: Settings },
  },
});
