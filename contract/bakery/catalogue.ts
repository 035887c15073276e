import { z } from "zod";
import { describe } from "../endpoint.ts";
import { IdempotencyHeaders } from "../headers.ts";
import { instant, text } from "../text.ts";
import { ProductCategory } from "./custom.ts";
import { BAKERS, cents, EVERYBODY, list, MOST_CENTS, MOST_NAME, OFFICE } from "./shared.ts";

export const Product = z.object({
  id: z.uuid(),
  sku: z.string(),
  name: z.string(),
  category: z.string(),
  price_cents: cents,
  vat_percent: z.number().meta({ description: "Of the shop's tax, when it is taken away" }),
  shelf_life_hours: z.int(),
  is_baked: z.boolean(),
  season: z.string().nullable().meta({ description: "When it is sold; null: all year" }),
  allergens: z.array(z.string()),
  allergens_checked: z
    .boolean()
    .meta({ description: "False: they follow from a recipe guessed by the product's name; nobody vouches for them" }),
  retired: z.boolean(),
  version: z.int(),
});

const Margin = z.object({
  product_id: z.uuid(),
  product_name: z.string(),
  price_cents: cents,
  net_cents: z.number().meta({ description: "Of the price what is not tax" }),
  ingredients_cents: z.number().meta({ description: "In one piece, at today's supplier prices" }),
  sold_units: z.int().meta({ description: "In the last 28 days, today not among them" }),
  elasticity: z.number().meta({
    description: "By so many per cent less is sold of what costs one per cent more; this demo's customers go by it",
  }),
});

const PriceRevision = z.object({ price_cents: cents, valid_from: instant });

const RecipeLine = z.object({
  ingredient_id: z.uuid(),
  ingredient_name: z.string(),
  grams: z.number().meta({ description: "A piece" }),
  allergens: z.array(z.string()),
  cost_cents: z.number().optional().meta({ description: "A piece; for owner and manager" }),
});

const Allergens = z.array(z.string().regex(/^[a-z_]{1,40}$/)).max(14);

export const ProductEdit = z
  .strictObject({
    price_cents: z.int().min(1).max(MOST_CENTS).optional(),
    retired: z.boolean().optional(),
    allergens: Allergens.optional().meta({ description: "Whoever sends them vouches for them" }),
    version: z
      .int()
      .min(1)
      .max(2_147_483_647)
      .optional()
      .meta({ description: "The version you read; or send it as If-Match" }),
  })
  .meta({ example: { price_cents: 135, version: 1 } });

const MOST_SHELF_HOURS = 8_760;
const MOST_TAX_PERCENT = 25;

export const NewProduct = z
  .strictObject({
    name: text(MOST_NAME),
    sku: text(40).optional().meta({ description: "Article number; default: the next free one" }),
    category: ProductCategory,
    price_cents: z.int().min(1).max(MOST_CENTS),
    vat_percent: z
      .number()
      .min(0)
      .max(MOST_TAX_PERCENT)
      .multipleOf(0.5)
      .optional()
      .meta({ description: "Default: what its category is taxed at where the shop is" }),
    shelf_life_hours: z.int().min(1).max(MOST_SHELF_HOURS).default(24),
    is_baked: z.boolean().default(true).meta({ description: "False: made when it is ordered, so it has no stock" }),
    allergens: Allergens.default([]),
  })
  .meta({ example: { name: "Pan de espelta", category: "bread", price_cents: 320, vat_percent: 4 } });

export const catalogueApi = describe({
  "GET /workspace/products": {
    roles: EVERYBODY,
    summary: "List the products",
    tag: "Bakery",
    answers: { 200: list(Product) },
  },
  "POST /workspace/products": {
    roles: OFFICE,
    summary: "Add a product",
    tag: "Bakery",
    headers: IdempotencyHeaders,
    body: NewProduct,
    answers: { 201: Product },
  },
  "GET /workspace/products/margins": {
    roles: OFFICE,
    summary: "What is left of each product's price, and what hangs on it",
    tag: "Bakery",
    answers: { 200: list(Margin) },
  },
  "GET /workspace/products/:id": {
    roles: EVERYBODY,
    summary: "Read a product",
    description:
      "Its `ETag` names its version and its price, which the bakery can change at an hour of its own. A change may name it as `If-Match`.",
    tag: "Bakery",
    params: z.object({ id: z.uuid() }),
    headers: z.looseObject({ "if-none-match": z.string().optional() }),
    answers: { 200: Product },
  },
  "PATCH /workspace/products/:id": {
    roles: OFFICE,
    headers: z.looseObject({
      "if-match": z
        .string()
        .optional()
        .meta({ description: "The ETag you read, or its version alone; `*` for whichever it is" }),
    }),
    summary: "Change a price, retire or bring back a product, vouch for its allergens",
    tag: "Bakery",
    params: z.object({ id: z.uuid() }),
    body: ProductEdit,
    answers: { 200: Product },
  },
  "GET /workspace/products/:id/prices": {
    roles: OFFICE,
    summary: "A product's prices, newest first",
    tag: "Bakery",
    params: z.object({ id: z.uuid() }),
    answers: { 200: list(PriceRevision) },
  },
  "GET /workspace/products/:id/recipe": {
    roles: BAKERS,
    summary: "What one piece is made of",
    description: "What it costs is for owner and manager.",
    tag: "Bakery",
    params: z.object({ id: z.uuid() }),
    answers: { 200: list(RecipeLine) },
  },
});
