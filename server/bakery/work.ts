import { sql } from "kysely";
import type { WorkOfProduct } from "../domain.ts";
import type { OwnRow, WorkItem } from "../domain-prospects.ts";
import type { BakeryDb } from "./bakery-db.ts";

interface Product {
  readonly id: string;
  readonly sku: string;
  readonly name: string;
  readonly category: string;
  readonly vat_percent: number;
  readonly shelf_life_hours: number;
  readonly is_baked: boolean;
  readonly allergens: string;
  readonly allergens_checked: boolean;
  readonly retired: boolean;
  /** What it costs now, and did before its people set a price; a price is a revision of its own. */
  readonly price_cents: number;
  readonly price_before: number;
}

/**
 * Of a bakery what outlives its demo is what is sold there, and at what price. What a day brought (tickets, batches, counts, orders) and
 * what was said of a day's forecast are about people and days that were invented.
 */
export const work: WorkOfProduct = {
  tables: ["products", "price_revisions"],
  select: (db, rows) => selectWork(db as unknown as BakeryDb, rows),
};

async function selectWork(db: BakeryDb, rows: readonly OwnRow[]): Promise<readonly WorkItem[]> {
  const pasted = await isMadeOfPriceList(db);
  if (rows.length === 0 && !pasted) return [];
  const own = new Map(rows.filter((it) => it.table === "products").map((it) => [it.id, it]));
  const priced = new Set(
    rows.flatMap((it) => (it.table === "price_revisions" ? [String(it.after?.["product_id"])] : [])),
  );
  const ownPrices = rows.filter((it) => it.table === "price_revisions").map((it) => it.id);
  return (await selectProducts(db, ownPrices)).flatMap((it) => {
    const row = own.get(it.id);
    if (row?.kind === "added") return [{ ...about(it), action: "added" as const, before: null, after: whole(it) }];
    if (pasted) return [{ ...about(it), action: "brought" as const, before: null, after: brought(it) }];
    return row || priced.has(it.id) ? edited(it, row) : [];
  });
}

async function isMadeOfPriceList(db: BakeryDb): Promise<boolean> {
  const { rows } = await sql<{ products: number }>`
    select coalesce(jsonb_array_length(configuration -> 'products'), 0) as products from overlay.dataset_order()`.execute(
    db,
  );
  return (rows[0]?.products ?? 0) > 0;
}

/** @param ownPrices revisions that its people made: the price before is the last of the others */
async function selectProducts(db: BakeryDb, ownPrices: readonly string[]): Promise<readonly Product[]> {
  const { rows } = await sql<Product>`
    select p.id, p.sku, p.name, p.category, p.vat_percent::float8 as vat_percent, p.shelf_life_hours, p.is_baked, p.allergens, p.allergens_checked, p.retired,
           coalesce(now.price_cents, p.price_cents) as price_cents, coalesce(before.price_cents, p.price_cents) as price_before
      from products p
      left join lateral (select price_cents from price_revisions r where r.product_id = p.id order by valid_from desc limit 1) now on true
      left join lateral (select price_cents from price_revisions r where r.product_id = p.id and not r.id = any (${[...ownPrices]}::uuid[])
                          order by valid_from desc limit 1) before on true
     order by p.sku`.execute(db);
  return rows;
}

const about = ({ id, name }: Product) => ({ id, kind: "product", name });
const listOf = (allergens: unknown): string[] =>
  String(allergens ?? "")
    .split(" ")
    .filter(Boolean);

const whole = (it: Product) => ({
  sku: it.sku,
  name: it.name,
  category: it.category,
  price_cents: it.price_cents,
  vat_percent: it.vat_percent,
  shelf_life_hours: it.shelf_life_hours,
  is_baked: it.is_baked,
  allergens: listOf(it.allergens),
  retired: it.retired,
});

/** Of a pasted list the name and the price are a person's own; its allergens only once they vouch for them. */
const brought = (it: Product) => ({
  name: it.name,
  category: it.category,
  price_cents: it.price_cents,
  retired: it.retired,
  ...(it.allergens_checked && { allergens: listOf(it.allergens) }),
});

/** The fields that differ; what was changed back is no work. */
function edited(it: Product, row: OwnRow | undefined): WorkItem[] {
  const then = row?.before ?? {};
  const hasVouched = it.allergens_checked && then["allergens_checked"] === false;
  const fields = [
    {
      field: "price_cents",
      before: it.price_before,
      after: it.price_cents,
      differs: it.price_before !== it.price_cents,
    },
    {
      field: "retired",
      before: then["retired"] === true,
      after: it.retired,
      differs: row !== undefined && then["retired"] !== it.retired,
    },
    {
      field: "allergens",
      before: listOf(then["allergens"]),
      after: listOf(it.allergens),
      differs: row !== undefined && (hasVouched || then["allergens"] !== it.allergens),
    },
  ].filter((one) => one.differs);
  if (fields.length === 0) return [];
  const of = (side: "before" | "after") => Object.fromEntries(fields.map((one) => [one.field, one[side]]));
  return [{ ...about(it), action: "edited", before: of("before"), after: of("after") }];
}
