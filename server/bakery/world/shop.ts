import { INGREDIENTS, type Ingredient, SUPPLIERS, type Supplier, WHOLESALER } from "./ingredients.ts";
import { PRODUCTS, type Product } from "./products.ts";
import { type Recipe, recipeOf } from "./recipes.ts";

/** What a scenario's configuration says of the bakery. */
export interface ShopConfiguration {
  /** Tickets of an ordinary weekday are `baseTickets x volumeFactor`. */
  readonly baseTickets: number;
  readonly volumeFactor: number;
  readonly productCount: number;
  readonly supplierCount: number;
  readonly daysOfHistory: number;
}

/** A bakery before its first day: what it sells, how that is made, and who delivers. */
export interface Shop {
  readonly configuration: ShopConfiguration;
  readonly products: readonly ShopProduct[];
  readonly ingredients: readonly Ingredient[];
  readonly suppliers: readonly Supplier[];
}

export interface ShopProduct extends Product {
  readonly index: number;
  readonly recipe: Recipe;
  readonly allergens: readonly string[];
  /** Baked ahead and put on the shelf; otherwise made when it is asked for. */
  readonly isBaked: boolean;
}

const FEWEST_SUPPLIERS = 2;

/** Reads the configuration, with the specification's figures where it says nothing. */
export function readConfiguration(given: Readonly<Record<string, unknown>>): ShopConfiguration {
  const number = (key: string, fallback: number, min: number, max: number) => {
    const value = Number(given[key] ?? fallback);
    return Number.isFinite(value) ? Math.min(max, Math.max(min, value)) : fallback;
  };
  return {
    baseTickets: number("base_tickets", 50, 1, 600),
    volumeFactor: number("volume_factor", 1, 0.2, 12),
    productCount: Math.round(number("product_count", 20, 1, PRODUCTS.length)),
    supplierCount: Math.round(number("supplier_count", 5, FEWEST_SUPPLIERS, SUPPLIERS.length)),
    daysOfHistory: Math.round(number("days_of_history", 90, 7, 90)),
  };
}

export function openShop(configuration: ShopConfiguration): Shop {
  const suppliers = SUPPLIERS.slice(0, configuration.supplierCount);
  const present = new Set(suppliers.map((it) => it.name));
  const products = PRODUCTS.slice(0, configuration.productCount).map((product, index) => {
    const recipe = recipeOf(product);
    return { ...product, index, recipe, allergens: allergensOf(recipe), isBaked: product.bakeMinutes > 0 };
  });
  const used = new Set(products.flatMap((it) => [...it.recipe.keys()]));
  const ingredients = INGREDIENTS.filter((it) => used.has(it.name)).map((it) => ({
    ...it,
    supplier: present.has(it.supplier) ? it.supplier : WHOLESALER,
  }));
  return { configuration, products, ingredients, suppliers };
}

/** Never typed in: whatever its ingredients contain, a product contains. */
function allergensOf(recipe: Recipe): string[] {
  const found = INGREDIENTS.filter((it) => recipe.has(it.name)).flatMap((it) => it.allergens);
  return [...new Set(found)].sort();
}
