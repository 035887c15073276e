import { z } from "zod";
import { text } from "../text.ts";
import { MOST_CENTS, MOST_NAME } from "./shared.ts";

/* A bakery made to measure. */

const clock = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "must be a time, 07:30")
  .meta({ example: "07:30" });

/** Autonomous communities and cities, by the letters of ISO 3166-2 where they have some. */
const Region = z.enum([
  "AN",
  "AR",
  "AS",
  "CB",
  "CE",
  "CL",
  "CM",
  "CN",
  "CT",
  "EX",
  "GA",
  "IB",
  "MC",
  "MD",
  "ML",
  "NC",
  "PV",
  "RI",
  "VC",
]);

/** What a bakery sells, by kind. */
export const ProductCategory = z.enum(["bread", "viennoiserie", "cakes", "savoury", "drinks"]);

export const MOST_PRODUCTS = 200;
const MOST_LIST = 20_000;

const PricedProduct = z.strictObject({
  name: text(MOST_NAME),
  price_cents: z.int().min(1).max(MOST_CENTS),
  category: ProductCategory.optional(),
});

export const CustomBakery = z
  .strictObject({
    city: text(60).optional().meta({ description: "Default: Madrid" }),
    region: Region.optional().meta({ description: "Autonomous community: its holidays and time zone. Default: MD" }),
    opening: z
      .strictObject({
        opens: clock.optional(),
        closes: clock.optional(),
        short_opens: clock.optional().meta({ description: "On Sundays and public holidays" }),
        short_closes: clock.optional(),
        closed_on: z
          .array(z.int().min(0).max(6))
          .max(6)
          .optional()
          .meta({ description: "Weekdays on which it stays shut; 0 is Monday" }),
      })
      .optional(),
    tickets_per_day: z.int().min(10).max(600).optional().meta({ description: "Of an ordinary weekday, in each shop" }),
    locations: z.int().min(1).max(5).optional().meta({ description: "Shops; more than one have a central bakehouse" }),
    products: z
      .union([z.string().min(1).max(MOST_LIST), z.array(PricedProduct).min(1).max(MOST_PRODUCTS)])
      .optional()
      .meta({
        description: "A price list as it is kept: pasted text, CSV, a message. The preview says how each line was read",
      }),
    team: z.array(text(80)).max(40).optional().meta({ description: "Names, from the owner down" }),
    seasonal: z.boolean().optional().meta({ description: "Specialities in their season, with our own catalogue" }),
  })
  .meta({
    example: {
      city: "Madrid",
      region: "MD",
      tickets_per_day: 120,
      products: "Barra de pan;1,20\nCruasán;1,70\nCafé con leche;1,80;drinks",
    },
  });

/** Why a line of a price list is no product, or what about it is to be looked at. */
export const LeftOutOrDoubtful = z
  .enum([
    "heading",
    "column_names",
    "note",
    "price_of_another_line",
    "too_many",
    "repeated",
    "no_price",
    "no_name",
    "price_unlikely",
    "in_cents",
    "not_per_piece",
    "several_prices",
    "several_in_line",
    "name_cut",
    "kind_unknown",
  ])
  .meta({
    description:
      "Of what is left out: heading, column_names, note, price_of_another_line, too_many. Of what is doubtful: repeated (the first counts), no_price, no_name, price_unlikely (not what such a thing costs), in_cents (120 read as 1.20), not_per_piece (of a kilogram, a dozen), several_prices (the first was taken), several_in_line, name_cut, kind_unknown (the category is a guess)",
  });

/** How a line of a price list was read; each line of it is there, at least once. */
export const PriceListLine = z.object({
  line: z.int().min(1).meta({ description: "From 1, as pasted" }),
  text: z.string().meta({ description: "As pasted" }),
  state: z.enum(["read", "doubtful", "left_out"]),
  name: z.string().nullable(),
  price_cents: z.int().nullable(),
  category: ProductCategory.nullable(),
  why: LeftOutOrDoubtful.nullable(),
});

export const PreviewedBakery = z.object({
  price_list: z
    .array(PriceListLine)
    .meta({ description: "How the pasted price list was read, line by line; empty where none was pasted" }),
  rows: z.int().meta({ description: "Of the whole dataset, roughly" }),
  seconds: z.number().meta({ description: "That it takes to make, roughly" }),
  needs_staff: z.boolean().meta({ description: "Too large for a prospect to have made" }),
  products: z.array(
    z.object({
      name: z.string(),
      category: ProductCategory,
      price_cents: z.int(),
      vat_percent: z.number(),
      grams: z.int().nullable().meta({ description: "That its name speaks of" }),
      like: z.string().nullable().meta({ description: "The recipe it is made by; null: its category's usual one" }),
    }),
  ),
  week: z.array(
    z.object({
      day_on: z.iso.date(),
      is_open: z.boolean(),
      holiday: z.string().nullable(),
      tickets: z.int(),
      gross_cents: z.int(),
    }),
  ),
});
