import type { Product } from "../product.ts";
import { ALLERGEN_NAMES } from "./allergens.ts";
import { CATEGORY_NAMES } from "./categories.ts";

const FIELDS = {
  es: { price_cents: "precio", retired: "a la venta", allergens: "alérgenos", category: "familia", none: "ninguno" },
  en: { price_cents: "price", retired: "on sale", allergens: "allergens", category: "family", none: "none" },
};
const YES = { es: ["sí", "no"], en: ["yes", "no"] } as const;

/** Of a product that is taken along what is worth reading before: its price, whether it is sold, what is in it. */
export const workFieldOf: NonNullable<Product["workFieldOf"]> = (field, value, locale, formats) => {
  const names = FIELDS[locale];
  switch (field) {
    case "price_cents":
      return [names.price_cents, formats.money(Number(value))];
    case "retired":
      return [names.retired, YES[locale][value === true ? 1 : 0]];
    case "category": {
      const categories: Readonly<Record<string, string>> = CATEGORY_NAMES[locale];
      return [names.category, categories[String(value)] ?? String(value)];
    }
    case "allergens": {
      const allergens: Readonly<Record<string, string>> = ALLERGEN_NAMES[locale];
      const said = (Array.isArray(value) ? value : []).map((it) => allergens[it] ?? it);
      return [names.allergens, said.join(", ") || names.none];
    }
    default:
      return undefined;
  }
};
