import { z } from "zod";
import { describe } from "../endpoint.ts";
import { IdempotencyHeaders } from "../headers.ts";
import { givenDate, instant } from "../text.ts";
import { BAKERS, BREAD, cents, DayRange, date, list, MOST_UNITS } from "./shared.ts";

export const Forecast = z.object({
  id: z.uuid(),
  forecast_on: date,
  product_id: z.uuid(),
  product_name: z.string(),
  location_id: z.uuid(),
  predicted_units: z.number(),
  lower_units: z.number(),
  upper_units: z.number(),
  generated_at: instant,
  model: z.string(),
  is_baked: z.boolean().meta({ description: "False for what is made when it is asked for: it does not run out" }),
  wanted_units: z.int().meta({
    description: "Pieces to have of it on the day: the forecast and what is kept in reserve, or what a person said",
  }),
  model_forecast: z
    .object({ predicted_units: z.number(), lower_units: z.number(), upper_units: z.number(), wanted_units: z.int() })
    .meta({ description: "What the model says, whatever a person said" }),
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

const WhatIfQuery = z.object({
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

export const forecastingApi = describe({
  "GET /workspace/forecasts": {
    roles: BAKERS,
    summary: "Forecasts by day and product",
    description:
      "Today and the next six days where nothing is said; of each day the forecast made last, or a person's. A page has two weeks.",
    tag: "Bakery",
    query: DayRange.omit({ location_id: true }).extend({ cursor: z.string().max(500).optional() }),
    answers: { 200: list(Forecast) },
  },
  "POST /workspace/forecasts": {
    roles: BAKERS,
    summary: "Forecast better than the model",
    description: "For today or a day to come. It stands against whatever the model says later.",
    tag: "Bakery",
    headers: IdempotencyHeaders,
    body: ForecastOverride,
    answers: { 201: Forecast },
  },
  "DELETE /workspace/forecasts/:id": {
    roles: BAKERS,
    summary: "Take back what a person forecast",
    description: "The model's forecast counts again. Only a person's own can be taken back.",
    tag: "Bakery",
    params: z.object({ id: z.uuid() }),
    answers: { 200: z.object({ id: z.uuid() }) },
  },
  "GET /workspace/forecasts/accuracy": {
    roles: BAKERS,
    summary: "How the last four weeks' forecasts went, by product",
    description:
      "Against what would have been sold, had nothing run out; and against saying what was sold a week before.",
    tag: "Bakery",
    answers: { 200: list(ForecastAccuracy) },
  },
  "GET /workspace/forecasts/what-if": {
    roles: BAKERS,
    summary: "What a day would sell if it rained, were a holiday, or busier than usual",
    description: "Nothing is stored; a person's own forecast is what changes the plan.",
    tag: "Bakery",
    query: WhatIfQuery,
    answers: { 200: list(WhatIfItem) },
  },
});
