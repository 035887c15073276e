import { z } from "zod";
import { describe } from "../endpoint.ts";
import { instant } from "../text.ts";
import { DayRange, date, EVERYBODY, list, Run } from "./shared.ts";

const RunOfDay = z.object({
  run: Run,
  lit_at: instant.meta({ description: "When the oven is lit for it" }),
  ready_at: instant.meta({ description: "When its last batch was out, or should be" }),
  planned_units: z.int(),
  out_units: z.int().meta({ description: "Pieces that are out of the oven" }),
  in_units: z.int().meta({ description: "Pieces planned that are in the oven now" }),
  bakers: z.array(z.string()).meta({ description: "Who is on shift when the oven is lit" }),
});

const HourOfDay = z.object({
  starts_at: instant,
  ends_at: instant,
  units: z.int().nullable().meta({ description: "Pieces sold; null where it has not begun" }),
  typical_units: z.number().meta({
    description:
      "Of a normal day: the median of the last four days like this one. Of a day to come it is what the forecast makes of them",
  }),
});

/** A day as one band: what is baked when, and what is sold in each of its hours. */
export const BakeryDay = z.object({
  day_on: date,
  is_open: z.boolean().meta({ description: "Some shop opens on this day" }),
  opens_at: instant.nullable(),
  closes_at: instant.nullable(),
  holiday: z.string().nullable(),
  event: z.string().nullable(),
  is_provisional: z.boolean().meta({ description: "What it bakes is decided on the evening before" }),
  planned_units: z.int(),
  like_units: z.int().nullable().meta({
    description: "Pieces sold on days like this one, the median of the last four; null where there was none",
  }),
  runs: z.array(RunOfDay),
  hours: z
    .array(HourOfDay)
    .meta({ description: "From opening to closing, by the clock: the first and the last may be shorter" }),
  sold_out: z
    .array(z.object({ product_id: z.uuid(), product_name: z.string(), location_id: z.uuid(), at: instant }))
    .meta({ description: "Today, what has run out and has not come back" }),
});

export const daysApi = describe({
  "GET /workspace/days": {
    roles: EVERYBODY,
    summary: "Days as bands: runs of the oven and hours of the till",
    description:
      "Today and the next six days where nothing is said; at most 14 days, from four weeks ago to six days ahead. By the demo's clock.",
    tag: "Bakery",
    query: DayRange.omit({ location_id: true }),
    answers: { 200: list(BakeryDay) },
  },
});
