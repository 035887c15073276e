import type { BakeryDb } from "../bakery-db.ts";

const columns = [
  "id",
  "sku",
  "name",
  "category",
  "price_cents",
  "vat_percent",
  "shelf_life_hours",
  "allergens",
  "retired",
  "version",
] as const;

/** In the order of their article numbers. A catalogue has at most a few hundred products. */
export function selectProducts(db: BakeryDb) {
  return db.selectFrom("products").select(columns).orderBy("sku").execute();
}

export function findProduct(db: BakeryDb, id: string) {
  return db.selectFrom("products").select(columns).where("id", "=", id).executeTakeFirst();
}

/** Edits the product that somebody read in this version; nothing when it has another one by now. */
export function updateProduct(
  db: BakeryDb,
  id: string,
  version: number,
  edit: { price_cents?: number; retired?: boolean },
) {
  return db
    .updateTable("products")
    .set(edit)
    .where("id", "=", id)
    .where("version", "=", version)
    .returning(columns)
    .executeTakeFirst();
}
