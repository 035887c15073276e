import { z } from "zod";
import { Destination } from "./bakery-writes.ts";
import { givenDate, instant } from "./text.ts";

/* What a screen shows at one glance, added up from the bakery's rows. */

const date = z.iso.date();
const cents = z.int().meta({ description: "Euro cents" });
const hour = z.int().min(0).max(23).meta({ description: "Of the local day" });

export const TodayQuery = z.object({ location_id: z.uuid().optional() });

export const Today = z.object({
  day_on: date,
  is_open: z.boolean().meta({ description: "Some shop opens on this day" }),
  opens_at: instant.nullable(),
  closes_at: instant.nullable(),
  gross_cents: cents,
  net_cents: cents,
  tickets: z.int(),
  units: z.int(),
  compared_on: date.nullable().meta({ description: "The last same weekday on which it was open" }),
  compared_so_far_cents: cents.meta({ description: "Sold by this time on that day" }),
  compared_cents: cents.meta({ description: "Sold on the whole of that day" }),
  expected_cents: cents.nullable().meta({
    description: "At this pace: sold so far over the share that was sold by this time on the last four same weekdays",
  }),
  ingredients_cents: cents.meta({ description: "What is in the products sold, at today's supplier prices" }),
  waste: z
    .object({ day_on: date, units: z.int(), gross_cents: cents })
    .nullable()
    .meta({ description: "Left over on the last closed day, at its price" }),
  hours: z.array(z.object({ hour, gross_cents: cents.nullable(), compared_cents: cents })),
  top: z.array(z.object({ product_id: z.uuid(), product_name: z.string(), units: z.int(), gross_cents: cents })),
  shops: z.array(
    z.object({
      location_id: z.uuid(),
      name: z.string(),
      tickets: z.int(),
      gross_cents: cents,
      compared_so_far_cents: cents,
    }),
  ),
});

export const HourlySales = z.object({
  product_id: z.uuid(),
  product_name: z.string(),
  hour,
  units: z.int(),
});

export const VatShare = z.object({ vat_percent: z.int(), gross_cents: cents, net_cents: cents, vat_cents: cents });

export const WasteSummary = z.object({
  destination: Destination,
  units: z.int().meta({ description: "Of finished goods" }),
  grams: z.int().meta({ description: "Of everything; finished goods by their recipes" }),
  cost_cents: cents.meta({ description: "Of the ingredients, at today's supplier prices" }),
  price_cents: cents.meta({ description: "Of finished goods, at their price" }),
});

export const WhatIf = z.enum(["rain", "holiday", "busy"]);

export const WhatIfQuery = z.object({
  what_if: WhatIf.default("rain").meta({ description: "It rains; a public holiday; a fifth more people than usual" }),
  day_on: givenDate.optional().meta({ description: "Default: tomorrow" }),
});

export const WhatIfItem = z.object({
  product_id: z.uuid(),
  product_name: z.string(),
  predicted_units: z.number(),
  what_if_units: z.number(),
  difference_cents: cents.meta({ description: "At the product's price" }),
});

export const SheetQuery = z.object({ day_on: givenDate.optional().meta({ description: "Default: tomorrow" }) });

const Run = z.enum(["night", "midday", "afternoon"]);

export const BakeSheet = z.object({
  day_on: date,
  is_open: z.boolean(),
  is_provisional: z.boolean().meta({
    description:
      "Tomorrow's plan is made when today's shop closes; until then it is the forecast's, less what will keep",
  }),
  lines: z.array(
    z.object({
      run: Run,
      product_id: z.uuid(),
      product_name: z.string(),
      planned_units: z.int(),
      dough_grams: z.int().meta({ description: "All ingredients of the planned units together, water included" }),
    }),
  ),
  runs: z.array(
    z.object({
      run: Run,
      lit_at: instant.meta({ description: "When the oven is lit for it" }),
      water_grams: z.int().meta({ description: "From the tap: it is no ingredient that is bought" }),
      bakers: z.array(z.string()).meta({ description: "Who is on shift then" }),
    }),
  ),
  ingredients: z.array(z.object({ run: Run, ingredient_id: z.uuid(), ingredient_name: z.string(), grams: z.int() })),
});
