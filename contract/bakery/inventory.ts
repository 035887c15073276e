import { z } from "zod";
import { describe } from "../endpoint.ts";
import { IdempotencyHeaders } from "../headers.ts";
import { instant, text } from "../text.ts";
import {
  BAKERS,
  BREAD,
  cents,
  DayRange,
  date,
  EVERYBODY,
  list,
  MOST_GRAMS,
  MOST_NOTE,
  MOST_UNITS,
  OFFICE,
} from "./shared.ts";

const Destination = z.enum(["donation", "animal_feed", "compost", "bin"]);

export const StockItem = z.object({
  kind: z.enum(["ingredient", "finished_good"]),
  id: z.uuid(),
  name: z.string(),
  location_id: z.uuid(),
  on_hand: z.int().meta({ description: "Grams of an ingredient, units of a finished good" }),
  unit: z.enum(["g", "units"]),
  daily_use: z.number().nullable().meta({ description: "Mean of the last 14 days" }),
  days_left: z.number().nullable().meta({
    description: "At that pace; an ingredient's first lot to expire is used first, and none after its date",
  }),
  expires_unused: z.int().meta({ description: "Of `on_hand`, what will pass its date before its turn comes" }),
});

export const StockMovement = z.object({
  id: z.uuid(),
  ingredient_id: z.uuid(),
  ingredient_name: z.string(),
  location_id: z.uuid(),
  kind: z.string(),
  quantity_grams: z.int().meta({ description: "Positive comes in" }),
  occurred_at: instant,
  note: z.string().nullable(),
});

export const CountedStock = z.object({
  kind: z.enum(["ingredient", "finished_good"]),
  id: z.uuid(),
  name: z.string(),
  expected: z.int().meta({ description: "What the movements said before" }),
  counted: z.int(),
  difference: z.int(),
});

export const Waste = z.object({
  id: z.uuid(),
  kind: z.enum(["ingredient", "finished_good"]),
  of: z.uuid(),
  name: z.string(),
  quantity: z.int(),
  destination: Destination,
  occurred_at: instant,
  on_hand: z.int().meta({ description: "What is left" }),
});

export const Lot = z.object({
  id: z.uuid(),
  ingredient_id: z.uuid(),
  ingredient_name: z.string(),
  location_id: z.uuid(),
  code: z.string(),
  received_at: instant,
  expires_on: date,
  on_hand_grams: z.int(),
  value_cents: cents.optional().meta({ description: "Not for bakers" }),
});

export const WasteSummary = z.object({
  destination: Destination,
  units: z.int().meta({ description: "Of finished goods" }),
  grams: z.int().meta({ description: "Of everything; finished goods by their recipes" }),
  cost_cents: cents.meta({ description: "Of the ingredients, at today's supplier prices" }),
  price_cents: cents.meta({ description: "Of finished goods, at their price" }),
});

export const Leftover = z.object({
  product_id: z.uuid(),
  product_name: z.string(),
  location_id: z.uuid(),
  units: z.int().meta({ description: "Too old to sell when the doors open next" }),
  destination: Destination.meta({ description: "A proposal" }),
  price_cents: cents.meta({ description: "Of all of them" }),
});

export const ClearedCounter = z
  .strictObject({
    lines: z
      .array(
        z.strictObject({
          product_id: z.uuid(),
          location_id: z.uuid(),
          units: z.int().min(1).max(MOST_UNITS),
          destination: Destination,
        }),
      )
      .min(1)
      .max(200),
  })
  .meta({
    example: {
      lines: [
        { product_id: BREAD, location_id: "00000001-0000-8000-8000-000000000001", units: 1, destination: "donation" },
      ],
    },
  });

export const StockCount = z
  .strictObject({
    location_id: z.uuid().optional().meta({ description: "Default: the first location" }),
    lines: z
      .array(
        z.strictObject({
          kind: z.enum(["ingredient", "finished_good"]),
          id: z.uuid(),
          counted: z
            .int()
            .min(0)
            .max(MOST_GRAMS)
            .meta({ description: "Grams of an ingredient, units of a finished good" }),
        }),
      )
      .min(1)
      .max(100),
    note: text(MOST_NOTE).optional(),
  })
  .meta({ example: { lines: [{ kind: "finished_good", id: BREAD, counted: 24 }], note: "Recuento de mediodía" } });

export const NewWaste = z
  .strictObject({
    location_id: z.uuid().optional().meta({ description: "Default: the first location" }),
    kind: z.enum(["ingredient", "finished_good"]),
    id: z.uuid(),
    quantity: z.int().min(1).max(MOST_GRAMS).meta({ description: "Grams of an ingredient, units of a finished good" }),
    destination: Destination,
    note: text(MOST_NOTE).optional(),
  })
  .meta({
    description: "What is thrown away or given away, and where it goes",
    example: { kind: "finished_good", id: BREAD, quantity: 2, destination: "donation" },
  });

export const inventoryApi = describe({
  "GET /workspace/inventory/lots": {
    roles: BAKERS,
    summary: "What is left of each lot, first to expire first",
    tag: "Bakery",
    answers: { 200: list(Lot) },
  },
  "GET /workspace/inventory/waste": {
    roles: OFFICE,
    summary: "What was left over, thrown or given away, by where it went",
    description: "In kilograms and euros, as the law on food waste asks; the last four weeks where nothing is said.",
    tag: "Bakery",
    query: DayRange.omit({ location_id: true }),
    answers: { 200: list(WasteSummary) },
  },
  "GET /workspace/inventory/stock": {
    roles: EVERYBODY,
    summary: "Stock on hand by the demo's clock",
    description: "Summed from movements, never stored. A cashier sees finished goods only.",
    tag: "Bakery",
    answers: { 200: list(StockItem) },
  },
  "GET /workspace/inventory/movements": {
    roles: BAKERS,
    summary: "Movements of ingredients, newest first",
    description: "The last seven days where nothing is said.",
    tag: "Bakery",
    query: DayRange.omit({ location_id: true }).extend({
      ingredient_id: z.uuid().optional(),
      limit: z.coerce.number<number>().int().min(1).max(200).default(50),
      cursor: z.string().max(500).optional(),
    }),
    answers: { 200: list(StockMovement) },
  },
  "POST /workspace/inventory/counts": {
    roles: EVERYBODY,
    summary: "Count stock",
    description:
      "The stock becomes what was counted; each difference is a movement of kind `count`. A cashier counts what lies on the counter.",
    tag: "Bakery",
    headers: IdempotencyHeaders,
    body: StockCount,
    answers: { 200: z.object({ items: z.array(CountedStock) }) },
  },
  "POST /workspace/inventory/waste": {
    roles: BAKERS,
    summary: "Throw or give something away",
    tag: "Bakery",
    headers: IdempotencyHeaders,
    body: NewWaste,
    answers: { 201: Waste },
  },
  "GET /workspace/inventory/leftovers": {
    roles: BAKERS,
    summary: "What of the counters is too old for the next opening, and where it could go",
    description: "By the demo's clock. Twenty minutes after closing the bakery tidies up by itself.",
    tag: "Bakery",
    answers: { 200: list(Leftover) },
  },
  "POST /workspace/inventory/leftovers": {
    roles: BAKERS,
    summary: "Clear the counters: each thing where it is said to go",
    description: "All of it or nothing.",
    tag: "Bakery",
    headers: IdempotencyHeaders,
    body: ClearedCounter,
    answers: { 201: list(Waste) },
  },
  "DELETE /workspace/inventory/movements/:id": {
    roles: BAKERS,
    summary: "Take back what somebody noted today: a loss, a donation or a count",
    description:
      "With all that was noted with it at one time. What was found in a count and used since cannot be taken back.",
    tag: "Bakery",
    params: z.object({ id: z.uuid() }),
    answers: { 200: z.object({ id: z.uuid() }) },
  },
});
