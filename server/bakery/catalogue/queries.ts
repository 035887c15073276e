import { type ExpressionBuilder, sql } from "kysely";
import type { WorkspaceTables } from "../../domain.ts";
import type { BakeryDb } from "../bakery-db.ts";
import type { DB as ChangeTables } from "../generated/change-tables.ts";
import { selectListPrices } from "../suppliers/queries.ts";

const columns = [
  "id",
  "sku",
  "name",
  "category",
  "vat_percent",
  "shelf_life_hours",
  "is_baked",
  "season",
  "allergens",
  "allergens_checked",
  "retired",
  "version",
] as const;

/** A product's price is its last revision's by the demo's clock; the row has the one that it began with. */
const price = (eb: ExpressionBuilder<WorkspaceTables<ChangeTables>, "products">) =>
  eb.fn
    .coalesce(
      eb
        .selectFrom("price_revisions")
        .select("price_revisions.price_cents")
        .whereRef("price_revisions.product_id", "=", "products.id")
        .orderBy("price_revisions.valid_from", "desc")
        .limit(1),
      sql.ref<number>("products.price_cents"),
    )
    .as("price_cents");

/** In the order of their article numbers. A catalogue has at most a few hundred products. */
export function selectProducts(db: BakeryDb) {
  return db
    .selectFrom("products")
    .select(columns)
    .select((it) => price(it))
    .orderBy("sku")
    .execute();
}

export type ProductRow = Awaited<ReturnType<typeof selectProducts>>[number];

export const presentProduct = (it: ProductRow) => ({ ...it, allergens: it.allergens.split(" ").filter(Boolean) });

export function findProduct(db: BakeryDb, id: string) {
  return db
    .selectFrom("products")
    .select(columns)
    .select((it) => price(it))
    .where("id", "=", id)
    .executeTakeFirst();
}

/** Edits the product that somebody read in this version. @returns whether it still had that version */
export async function updateProduct(
  db: BakeryDb,
  id: string,
  version: number,
  edit: { price_cents?: number; retired?: boolean; allergens?: string; allergens_checked?: boolean },
): Promise<boolean> {
  const updated = await db
    .updateTable("products")
    .set(edit)
    .where("id", "=", id)
    .where("version", "=", version)
    .returning("id")
    .executeTakeFirst();
  return updated !== undefined;
}

/** From `validFrom` on the tills charge this. */
export async function insertPrice(db: BakeryDb, id: string, priceCents: number, validFrom: Date): Promise<void> {
  await db
    .insertInto("price_revisions")
    .values({ product_id: id, price_cents: priceCents, valid_from: validFrom })
    .execute();
}

/** A product's prices, newest first. */
export function selectPrices(db: BakeryDb, id: string) {
  return db
    .selectFrom("price_revisions")
    .select(["price_cents", "valid_from"])
    .where("product_id", "=", id)
    .orderBy("valid_from", "desc")
    .execute();
}

/** What one piece takes, the most first; at what its ingredients cost now. */
export async function selectRecipe(db: BakeryDb, id: string, withCosts: boolean) {
  const prices = await selectListPrices(db);
  const rows = await db
    .selectFrom("recipe_lines as line")
    .innerJoin("ingredients", "ingredients.id", "line.ingredient_id")
    .select(["line.ingredient_id", "ingredients.name as ingredient_name", "line.grams", "ingredients.allergens"])
    .where("line.product_id", "=", id)
    .orderBy("line.grams", "desc")
    .orderBy("ingredients.name")
    .execute();
  return rows.map((row) => ({
    ...row,
    allergens: row.allergens.split(" ").filter(Boolean),
    ...(withCosts && { cost_cents: Math.round(row.grams * (prices.get(row.ingredient_id) ?? 0)) / 1_000 }),
  }));
}
