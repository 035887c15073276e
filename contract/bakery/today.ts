import { z } from "zod";
import { describe } from "../endpoint.ts";
import { instant } from "../text.ts";
import { cents, date, hour, OFFICE } from "./shared.ts";

const TodayQuery = z.object({ location_id: z.uuid().optional() });

export const Today = z.object({
  day_on: date,
  is_open: z.boolean().meta({ description: "Some shop opens on this day" }),
  opens_at: instant.nullable(),
  closes_at: instant.nullable(),
  gross_cents: cents,
  net_cents: cents,
  tickets: z.int(),
  units: z.int(),
  typical_of: z.array(date).meta({
    description:
      "The last four days like this one, newest first: the same weekday, no public holiday, in the same hours; of a public holiday the last days with its hours",
  }),
  typical_cents: cents.nullable().meta({
    description: "Of a normal day: the median of those; null where there was none",
  }),
  typical_so_far_cents: cents
    .nullable()
    .meta({ description: "Of those days the median of what was sold by this time" }),
  expected_cents: cents.nullable().meta({
    description:
      "At this pace: sold so far over the share that was sold by this time on the last four days like this one",
  }),
  ingredients_cents: cents.meta({ description: "What is in the products sold, at today's supplier prices" }),
  waste: z
    .object({ day_on: date, units: z.int(), gross_cents: cents })
    .nullable()
    .meta({ description: "Left over on the last closed day, at its price" }),
  hours: z.array(
    z.object({
      hour,
      gross_cents: cents.nullable(),
      typical_so_far_cents: cents.meta({ description: "Sold by the end of this hour on a normal day" }),
    }),
  ),
  top: z.array(z.object({ product_id: z.uuid(), product_name: z.string(), units: z.int(), gross_cents: cents })),
  shops: z.array(
    z.object({
      location_id: z.uuid(),
      name: z.string(),
      tickets: z.int(),
      gross_cents: cents,
      typical_so_far_cents: cents.nullable(),
    }),
  ),
});

export const todayApi = describe({
  "GET /workspace/today": {
    roles: OFFICE,
    summary: "The day so far, against the same weekday before",
    description: "By the demo's clock; it changes while one looks.",
    tag: "Bakery",
    query: TodayQuery,
    answers: { 200: Today },
  },
});
