import { z } from "zod";
import { NewSessionOfScenario } from "./session.ts";
import { givenDate, Locale, text } from "./text.ts";

/* What is asked about scenarios, and how staff make them. */

export const ScenarioQuery = z.object({ locale: Locale.default("es") });
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
  featured: z.array(z.unknown()),
});

/** A session's creation that may bring a configuration. */
export const withConfiguration = (schema: z.ZodType | undefined) =>
  schema ? NewSessionOfScenario.extend({ configuration: schema.optional() }) : NewSessionOfScenario;

export const preview = (schema: z.ZodType) =>
  z.strictObject({ configuration: schema, locale: Locale.default("es") }).meta({ example: { configuration: {} } });

export const newScenario = (schema: z.ZodType) =>
  z
    .strictObject({
      scenario_name: z.string().regex(/^[a-z][a-z0-9_]{2,59}$/, "must be lower-case letters, digits and _"),
      display_name: text(255),
      description: text(1_000).optional(),
      business_name: text(80).optional(),
      configuration: schema,
    })
    .meta({
      example: {
        scenario_name: "casa_sol",
        display_name: "Casa Sol",
        configuration: { tickets_per_day: 90 },
      },
    });

export const ScenarioEdit = z
  .strictObject({
    display_name: text(255).optional(),
    description: text(1_000).optional(),
    is_active: z.boolean().optional().meta({ description: "Offered to prospects; only when its data balance" }),
  })
  .meta({ example: { is_active: true } });
