import type { z } from "zod";
import type { ProductCategory } from "../../contract/bakery/custom.ts";

export type Category = z.output<typeof ProductCategory>;

/** What a product can be, in the order in which it is offered to choose. */
export const CATEGORIES: readonly Category[] = ["bread", "viennoiserie", "cakes", "savoury", "drinks"];

export const CATEGORY_NAMES = {
  es: { bread: "pan", viennoiserie: "bollería", cakes: "pastelería", savoury: "salado", drinks: "bebidas" },
  en: { bread: "bread", viennoiserie: "pastries", cakes: "cakes", savoury: "savoury", drinks: "drinks" },
} satisfies Record<string, Record<Category, string>>;
