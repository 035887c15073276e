import { z } from "zod";
import { Share } from "./analytics.ts";
import { describe } from "./endpoint.ts";
import { type CustomSchemas, IdOrName, Scenario } from "./scenario.ts";
import { page } from "./session.ts";
import { instant, Locale, text } from "./text.ts";

/* How the team makes scenarios, and what came of each version of one. */

export const newScenario = (schema: z.ZodType) =>
  z
    .strictObject({
      scenario_name: z.string().regex(/^[a-z][a-z0-9_]{2,59}$/, "must be lower-case letters, digits and _"),
      display_name: text(255),
      description: text(1_000).optional(),
      business_name: text(80).optional(),
      copy_of: text(100).optional().meta({
        description: "A scenario whose configuration stands for what is left out; default: the one that takes one",
      }),
      configuration: schema,
    })
    .meta({
      example: {
        scenario_name: "casa_sol",
        display_name: "Casa Sol",
        configuration: { tickets_per_day: 90 },
      },
    });

export const scenarioEdit = (schema: z.ZodType) =>
  z
    .strictObject({
      display_name: text(255).optional(),
      description: text(1_000).optional(),
      business_name: text(80).optional(),
      is_active: z.boolean().optional().meta({ description: "Offered to prospects; only when its data balance" }),
      reason: text(300).optional().meta({ description: "Why, for the audit log and beside the version" }),
      configuration: schema.optional().meta({
        description: "All that is set, not only what changes; with `version`. Makes the next version",
      }),
      version: z.int().min(1).optional().meta({ description: "The one that is edited" }),
    })
    .meta({ example: { is_active: true } });

const DryRun = z.object({
  row_counts: z.record(z.string(), z.int()).meta({ description: "Rows by table" }),
  rows: z.int(),
  featured: z.array(z.object({ feature: z.string(), title: z.string() })),
  findings: z
    .array(z.string())
    .meta({ description: "What of its data does not balance; of an empty list it may be offered" }),
});

/** Demos of one version, or of those versions together that had few. */
const Results = z.object({
  versions: z.array(z.int().nullable()).meta({ description: "Null: opened before versions were noted" }),
  demos: z.int(),
  success: Share.nullable().meta({ description: "Saw three areas and changed something; null of fewer than five" }),
  lead: Share.nullable().meta({ description: "Left a contact" }),
});

const Version = z.object({
  version: z.int(),
  made_at: instant,
  made_by: z.string(),
  note: z.string().nullable(),
  configuration: z.record(z.string(), z.unknown()).meta({ description: "What somebody set, as it was sent" }),
  is_current: z.boolean(),
});

export const scenarioStaffApi = ({ schema }: Partial<CustomSchemas> = {}) =>
  describe({
    "POST /demo-sessions/scenarios": {
      summary: "Save a configuration as a scenario",
      description: "For the sales team. It is not offered until it is activated.",
      tag: "Scenarios",
      body: newScenario(schema ?? z.never()),
      answers: { 201: Scenario },
    },
    "PATCH /demo-sessions/scenarios/:scenario": {
      summary: "Rename, configure, offer or withdraw a scenario",
      description:
        "For managers. One whose data do not balance cannot be offered, and one that is offered cannot be configured so. The product's own are copied to be configured.",
      tag: "Scenarios",
      params: IdOrName,
      body: scenarioEdit(schema ?? z.never()),
      answers: { 200: Scenario },
    },
    "POST /demo-sessions/scenarios/:scenario/dry-run": {
      summary: "Try a scenario, or what it would be with another configuration",
      description: "For the sales team. Makes its data, counts and checks them, and stores nothing.",
      tag: "Scenarios",
      params: IdOrName,
      body: z
        .strictObject({
          configuration: (schema ?? z.never()).optional(),
          locale: Locale.default("es"),
        })
        .meta({ example: {} }),
      answers: { 200: DryRun },
    },
    "GET /demo-sessions/scenarios/:scenario/versions": {
      summary: "What a scenario was at each version",
      description: "For the sales team. The newest first.",
      tag: "Scenarios",
      params: IdOrName,
      answers: { 200: page(Version) },
    },
    "GET /demo-sessions/analytics/scenarios/:scenario/versions": {
      summary: "What came of each version of a scenario",
      description: "Of the demos of the last 400 days. Versions with fewer than five demos are one row.",
      tag: "Analytics",
      params: IdOrName,
      answers: { 200: page(Results) },
    },
  });
