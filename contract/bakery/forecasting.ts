import { z } from "zod";
import { givenDate, instant } from "../text.ts";
import { BREAD, cents, date, MOST_UNITS } from "./shared.ts";

export const Forecast = z.object({
  forecast_on: date,
  product_id: z.uuid(),
  product_name: z.string(),
  location_id: z.uuid(),
  predicted_units: z.number(),
  lower_units: z.number(),
  upper_units: z.number(),
  generated_at: instant,
  model: z.string(),
});

export const ForecastAccuracy = z.object({
  product_id: z.uuid(),
  product_name: z.string(),
  location_id: z.uuid(),
  days: z.int(),
  sold_units: z.int(),
  wape: z
    .number()
    .nullable()
    .meta({ description: "Weighted absolute percentage error of the day-ahead forecast, 0 to 1" }),
  naive_wape: z.number().nullable().meta({ description: "Of saying what was sold a week before" }),
  band_share: z.number().nullable().meta({ description: "Share of days within the 80 % band" }),
  sold_out_days: z.int(),
  shown_model: z.string().meta({ description: "Of the models, the one that did better in the last four weeks" }),
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

export const ForecastOverride = z
  .strictObject({
    forecast_on: givenDate,
    product_id: z.uuid(),
    location_id: z.uuid().optional().meta({ description: "Default: the first location" }),
    predicted_units: z.int().min(0).max(MOST_UNITS),
  })
  .meta({ example: { forecast_on: "2026-11-25", product_id: BREAD, predicted_units: 90 } });
