import { z } from "zod";
import { describe } from "./endpoint.ts";
import { IdempotencyHeaders } from "./headers.ts";
import { NewSessionOfScenario, OpenedSession, page } from "./session.ts";
import { givenDate, instant, Locale } from "./text.ts";

/* What is asked about scenarios, and how staff make them. */

export const Scenario = z.object({
  id: z.uuid(),
  scenario_name: z.string(),
  display_name: z.string(),
  description: z.string().nullable(),
  business_name: z.string().nullable(),
  location_count: z.int(),
  product_count: z.int(),
  days_of_history: z.int(),
  featured_capabilities: z.array(z.unknown().meta({ description: "As the product names them" })),
  seed_data_config: z.record(z.string(), z.unknown().meta({ description: "As the product takes it" })),
  is_active: z.boolean(),
  made_by: z.enum(["product", "staff"]).meta({ description: "The product's own change with its releases" }),
  version: z.int(),
  created_at: instant,
});

const Highlights = z.object({
  row_counts: z.record(z.string(), z.int()).meta({ description: "Rows by table" }),
  featured: z.array(z.object({ feature: z.string(), title: z.string() })),
});

export const OfferedScenario = Scenario.extend({
  today: Highlights.nullable().meta({
    description: "What is in the data on which a demo of it would be opened now; null while that is being made",
  }),
});

const Showcase = z.object({
  at: instant.meta({ description: "What the clock of a demo that is opened now would show" }),
  shown: z
    .looseObject({})
    .nullable()
    .meta({ description: "As the product tells it, to who has no demo yet; null while its data are being made" }),
  openings: z
    .object({
      ready_ms: z.int().nullable().meta({
        description:
          "From the click to the first screen: the third quartile of the last 50 of this week; null of fewer than 5",
      }),
      last_at: instant.nullable(),
    })
    .meta({ description: "How demos opened of late" }),
});

export const IdOrName = z.object({ scenario: z.string().min(1).max(100) });
const ScenarioQuery = z.object({ locale: Locale.default("es") });
export const FactSheetQuery = ScenarioQuery.extend({ date: givenDate.optional() });

export const FactSheet = z.object({
  scenario_name: z.string(),
  date: z.iso.date(),
  at: z.string().meta({ description: "The moment at which a demo of that day opens" }),
  facts: z.array(
    z.object({
      fact: z.string(),
      text: z.string(),
      value: z.union([z.number(), z.string(), z.null()]),
      query: z.string().meta({ description: "SQL over a workspace's tables" }),
    }),
  ),
  featured: z.array(z.looseObject({ feature: z.string(), title: z.string() })),
});

/** A session's creation that may bring a configuration. */
const withConfiguration = (schema: z.ZodType | undefined) =>
  schema ? NewSessionOfScenario.extend({ configuration: schema.optional() }) : NewSessionOfScenario;

const preview = (schema: z.ZodType) =>
  z.strictObject({ configuration: schema, locale: Locale.default("es") }).meta({ example: { configuration: {} } });

export const scenarioApi = describe({
  "GET /demo-sessions/scenarios": {
    access: "optional",
    summary: "List the scenarios",
    description: "Those that are offered; staff see the others, too.",
    tag: "Scenarios",
    query: ScenarioQuery,
    answers: { 200: page(OfferedScenario) },
  },
  "GET /demo-sessions/scenarios/showcase": {
    access: "public",
    summary: "What there is to see in the default scenario today, before one has a demo",
    tag: "Scenarios",
    query: ScenarioQuery,
    answers: { 200: Showcase },
  },
  "GET /demo-sessions/scenarios/:scenario": {
    access: "optional",
    summary: "Read a scenario, by id or name",
    tag: "Scenarios",
    params: IdOrName,
    query: ScenarioQuery,
    answers: { 200: OfferedScenario },
  },
  "GET /demo-sessions/scenarios/:scenario/fact-sheet": {
    summary: "What will be true on screen on a date",
    description: "For the sales team: today's where no date is given. Each fact with the query behind it.",
    tag: "Scenarios",
    params: IdOrName,
    query: FactSheetQuery,
    answers: { 200: FactSheet },
  },
});

/** A scenario's configuration, complete: `product_count`, `supplier_count`, `days_of_history` and the product's own. */
export type Configuration = Readonly<Record<string, unknown>>;

/** What a product says of a configuration of one's own, where it takes one. */
export interface CustomSchemas {
  readonly schema: z.ZodType;
  /** What a preview of it tells, besides its size. */
  readonly previewed: z.ZodObject;
}

export const customScenarioApi = ({ schema, previewed }: Partial<CustomSchemas> = {}) =>
  describe({
    "POST /demo-sessions/scenarios/preview": {
      access: "optional",
      summary: "See what a demo made to measure would be like",
      description:
        "Its size, what it takes to make, its products as they were understood and a week's sales. Stores nothing.",
      tag: "Scenarios",
      body: preview(schema ?? z.never()),
      answers: {
        200: z.looseObject({
          rows: z.int().meta({ description: "Of the whole dataset, roughly" }),
          seconds: z.number().meta({ description: "That it takes to make, roughly" }),
          needs_staff: z.boolean().meta({ description: "Too large for a prospect to have made" }),
          ...previewed?.shape,
        }),
      },
    },
    "POST /demo-sessions/scenarios/:scenario/create": {
      hasSecret: true,
      access: "optional",
      summary: "Open a demo of a scenario",
      description:
        "The scenario `custom` takes a `configuration` of one's own, which takes some seconds to make. Whoever accepts `text/event-stream` is told how far it has come: events `step`, then `opened` or `problem`.",
      tag: "Scenarios",
      params: IdOrName,
      headers: IdempotencyHeaders,
      body: withConfiguration(schema).nullish(),
      answers: { 201: OpenedSession },
    },
  });
