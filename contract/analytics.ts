import { z } from "zod";
import { describe } from "./endpoint.ts";
import { givenDate, text } from "./text.ts";

export const Figure = z.object({
  name: z.string(),
  n: z.int().meta({ description: "How many demos it is about" }),
  value: z.number().meta({ description: "A count, a share from 0 to 1, or a mean" }),
  low: z.number().nullable().meta({ description: "95 % interval: Wilson's of a share; null of a count" }),
  high: z.number().nullable(),
});

const Period = z.object({ from: z.iso.date(), to: z.iso.date() });

/** One shape for all of analytics. A figure that is not collected is absent, never zero. */
export const Analysis = z.object({
  period: Period,
  figures: z.array(Figure),
  by_scenario: z.array(z.object({ scenario_name: z.string(), figures: z.array(Figure) })),
  previous: z
    .object({ period: Period, figures: z.array(Figure) })
    .optional()
    .meta({ description: "With `compare=previous`: the period of the same length before" }),
});

export const AnalysisQuery = z.object({
  from: givenDate.optional().meta({ description: "Default: 29 days before `to`" }),
  to: givenDate.optional().meta({ description: "Default: today" }),
  scenario: text(100).optional(),
  source: text(100).optional().meta({ description: "`utm_source`" }),
  compare: z.enum(["previous"]).optional(),
});

export const analyticsApi = describe({
  "GET /demo-sessions/analytics/dashboard": {
    summary: "How the demos of a period went",
    tag: "Analytics",
    query: AnalysisQuery,
    answers: { 200: Analysis },
  },
  "GET /demo-sessions/analytics/usage": {
    summary: "What people used",
    tag: "Analytics",
    query: AnalysisQuery,
    answers: { 200: Analysis },
  },
  "GET /demo-sessions/analytics/conversion": {
    summary: "What came of the demos",
    tag: "Analytics",
    query: AnalysisQuery,
    answers: { 200: Analysis },
  },
});
