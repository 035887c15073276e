import { z } from "zod";
import { givenDate, text } from "./text.ts";

/* What people write in their bakery. */

/** The largest number of a PostgreSQL integer is far above any of these. */
const MOST_CENTS = 1_000_000;
const MOST_UNITS = 1_000;
/** A note is a note, not a document. */
const MOST_NOTE = 2_000;
/** In the examples: the standard bakery's best seller, which has the same id in every demo. */
const BREAD = "00000002-0000-8000-8000-000000000001";

export const ProductEdit = z
  .strictObject({
    price_cents: z.int().min(1).max(MOST_CENTS).optional(),
    retired: z.boolean().optional(),
    version: z
      .int()
      .min(1)
      .max(2_147_483_647)
      .optional()
      .meta({ description: "The version you read; or send it as If-Match" }),
  })
  .meta({ example: { price_cents: 135, version: 1 } });

export const NewSale = z
  .strictObject({
    location_id: z.uuid().optional().meta({ description: "Default: the first location" }),
    lines: z
      .array(z.strictObject({ product_id: z.uuid(), quantity: z.int().min(1).max(MOST_UNITS) }))
      .min(1)
      .max(50),
    payment: z.enum(["card", "cash"]).default("cash"),
    eat_in: z.boolean().default(false),
  })
  .meta({ example: { lines: [{ product_id: BREAD, quantity: 2 }], payment: "card" } });

/** Headers that a write understands; all others pass. */
export const WriteHeaders = z.looseObject({
  "idempotency-key": z.string().optional().meta({
    description: "1 to 255 visible characters. The same key writes once, however often it is sent",
  }),
});

const MOST_SHELF_HOURS = 8_760;

export const NewProduct = z
  .strictObject({
    name: text(120),
    sku: text(40).optional().meta({ description: "Article number; default: the next free one" }),
    category: z.enum(["bread", "viennoiserie", "cakes", "savoury", "drinks"]),
    price_cents: z.int().min(1).max(MOST_CENTS),
    vat_percent: z.union([z.literal(4), z.literal(10), z.literal(21)]).default(10),
    shelf_life_hours: z.int().min(1).max(MOST_SHELF_HOURS).default(24),
    is_baked: z.boolean().default(true).meta({ description: "False: made when it is ordered, so it has no stock" }),
    allergens: z
      .array(z.string().regex(/^[a-z_]{1,40}$/))
      .max(14)
      .default([]),
  })
  .meta({ example: { name: "Pan de espelta", category: "bread", price_cents: 320, vat_percent: 4 } });

const MOST_GRAMS = 10_000_000;

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

export const Destination = z.enum(["donation", "animal_feed", "compost", "bin"]);

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

export const ForecastOverride = z
  .strictObject({
    forecast_on: givenDate,
    product_id: z.uuid(),
    location_id: z.uuid().optional().meta({ description: "Default: the first location" }),
    predicted_units: z.int().min(0).max(MOST_UNITS),
  })
  .meta({ example: { forecast_on: "2026-11-25", product_id: BREAD, predicted_units: 90 } });

export const TickOff = z
  .strictObject({
    produced_units: z.int().min(0).max(MOST_UNITS).optional().meta({ description: "Default: as planned" }),
  })
  .meta({ example: { produced_units: 24 } });
