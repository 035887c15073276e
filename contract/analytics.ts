import { z } from "zod";
import { describe } from "./endpoint.ts";
import { givenDate, text } from "./text.ts";

export const Figure = z.object({
  name: z.string(),
  n: z.int().meta({ description: "How many demos it is about" }),
  value: z.number().meta({ description: "A count, a share from 0 to 1, a mean, or what 95 of 100 stay below" }),
  low: z.number().nullable().meta({ description: "95 % interval: Wilson's of a share; null of a count" }),
  high: z.number().nullable(),
});

export const Share = z.object({
  n: z.int().meta({ description: "Of so many" }),
  value: z.number(),
  low: z.number().meta({ description: "95 % interval, Wilson's" }),
  high: z.number(),
});

/** A step of the funnel. Each counts only who passed all before. */
export const Step = z.object({
  name: z.enum(["visits", "demos", "first_act", "three_areas", "lead", "trial", "paid"]),
  n: z.int(),
  besides: z.int().meta({ description: "Demos that came to it without one of the steps before" }),
  share: Share.nullable().meta({ description: "Of the step before; null where there is none, or of more than all" }),
  previous: z.int().nullable().meta({ description: "With `compare=previous`: how many then" }),
});

/** Demos that something brought. The groups of a list add up to the funnel. */
export const Group = z.object({
  kind: z
    .enum(["one", "none", "rest"])
    .meta({ description: "`none`: brought by no such thing; `rest`: small ones together" }),
  key: z.string().nullable(),
  name: z.string().nullable(),
  keys: z.int().meta({ description: "How many lie in it" }),
  demos: z.int(),
  reached: z
    .object({ first_act: z.int(), three_areas: z.int(), lead: z.int(), trial: z.int(), paid: z.int() })
    .nullable()
    .meta({ description: "Null of fewer than five demos: it may be one person's" }),
  lead_share: Share.nullable(),
});

export const HourOfWeek = z.object({
  weekday: z.int().meta({ description: "1 is Monday" }),
  hour: z.int(),
  demos: z.int(),
});

/** Somebody, or a demo that says nothing of whose it was. */
const Who = z.object({
  demo_id: z.uuid().nullable().meta({ description: "Of who allowed to be followed" }),
  lead_id: z.uuid().nullable(),
  name: z.string().nullable(),
  scenario_name: z.string(),
  opened_on: z.iso.date(),
  areas: z.int(),
  acts: z.int(),
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
  from: givenDate.optional().meta({ description: "Default: as many `days` before" }),
  to: givenDate.optional().meta({ description: "Default: today" }),
  days: z.coerce
    .number<number>()
    .int()
    .min(1)
    .max(400)
    .default(30)
    .meta({ description: "Without `from`: so many up to `to`, which is the last of them" }),
  scenario: text(100).optional(),
  source: text(100).optional().meta({ description: "`utm_source`" }),
  owner: z.uuid().optional().meta({ description: "Of the team, whose demos they are" }),
  link: z.uuid().optional().meta({ description: "By which they came" }),
  compare: z.enum(["previous"]).optional(),
});

const WhoQuery = AnalysisQuery.omit({ compare: true }).extend({
  step: z.enum(["demos", "first_act", "three_areas", "lead", "trial", "paid"]).default("demos"),
  stopped: z
    .enum(["before"])
    .optional()
    .meta({ description: "Instead of those who came to the step: those who came to the one before and no further" }),
  limit: z.coerce.number<number>().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});

const Device = z.enum(["phone", "tablet", "desktop"]);

const ScreensQuery = AnalysisQuery.omit({ compare: true }).extend({
  device: Device.optional().meta({ description: "The smallest window in which a demo was looked at" }),
});

/** Where people were last who left no contact, of demos that are over. */
const Screens = z.object({
  period: Period,
  ended: z.int(),
  lost: z
    .int()
    .nullable()
    .meta({ description: "Of them without a contact; null of so few that it may be one person's" }),
  devices: z
    .array(
      z.object({
        devices: z.array(Device.nullable()).meta({ description: "Null: did not say; several where each had few" }),
        ended: z.int(),
        lost: Share.nullable().meta({ description: "Null of fewer than five" }),
      }),
    )
    .meta({ description: "Whatever device is asked for; empty of what one link, source or person brought" }),
  screens: z
    .array(
      z.object({
        area: z.string().nullable().meta({ description: "Null: left before any was seen" }),
        saw: z.int(),
        left: z.int().meta({ description: "Of them those who were lost and looked at nothing after it" }),
        share: Share.nullable(),
        median_seconds: z.number().nullable().meta({
          description: "That they had looked around by then; null of fewer than five",
        }),
      }),
    )
    .meta({ description: "Where most are lost first; empty where so few may be one person" }),
});

export const analyticsApi = describe({
  "GET /demo-sessions/analytics/screens": {
    summary: "Which screen loses people, after how long, on what",
    tag: "Analytics",
    query: ScreensQuery,
    answers: { 200: Screens },
  },
  "GET /demo-sessions/analytics/who": {
    summary: "Whom a step of the funnel counts",
    description:
      "The last opened first. Named where they allowed to be followed and are one's own to see; without a name where nothing says who they are; the others are a number.",
    tag: "Analytics",
    query: WhoQuery,
    answers: {
      200: z.object({
        items: z.array(Who),
        next_cursor: z.string().nullable(),
        total: z.int(),
        others: z.int().meta({ description: "Of these nothing is told" }),
      }),
    },
  },
  "GET /demo-sessions/analytics/dashboard": {
    summary: "How the demos of a period went",
    description:
      "What the team opened to look, previews and machines are in no figure. Days are those of `REPORTING_TIME_ZONE`.",
    tag: "Analytics",
    query: AnalysisQuery,
    answers: { 200: Analysis.extend({ steps: z.array(Step) }) },
  },
  "GET /demo-sessions/analytics/usage": {
    summary: "What people used, and when",
    tag: "Analytics",
    query: AnalysisQuery,
    answers: { 200: Analysis.extend({ hours: z.array(HourOfWeek) }) },
  },
  "GET /demo-sessions/analytics/conversion": {
    summary: "What came of the demos, and what brought them",
    tag: "Analytics",
    query: AnalysisQuery,
    answers: {
      200: Analysis.extend({
        steps: z.array(Step),
        by_source: z.array(Group),
        by_link: z.array(Group),
        by_owner: z.array(Group),
      }),
    },
  },
});
