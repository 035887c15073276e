import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { NewProduct } from "../../../contract/bakery/catalogue.ts";
import type { Tenant } from "../../domain.ts";
import { conflict } from "../../errors.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { insertPrice } from "./queries.ts";

/** Article numbers of products that people add without one. */
const OWN_SKU = "PRO-";

/**
 * Adds a product to the catalogue. It has no recipe and no stock until somebody counts or bakes some.
 *
 * @returns its id
 * @throws Refusal `conflict` when the article number is taken
 */
export async function addProduct(db: BakeryDb, tenant: Tenant, wanted: z.output<typeof NewProduct>): Promise<string> {
  const id = randomUUID();
  const sku = wanted.sku ?? (await selectNextSku(db));
  const taken = await db.selectFrom("products").select("id").where("sku", "=", sku).executeTakeFirst();
  if (taken) throw conflict(`There is a product with the article number ${sku} already.`);
  await db
    .insertInto("products")
    .values({ ...wanted, id, sku, allergens: wanted.allergens.join(" ") })
    .execute();
  await insertPrice(db, id, wanted.price_cents, tenant.workspaceNow);
  return id;
}

async function selectNextSku(db: BakeryDb): Promise<string> {
  const found = await db
    .selectFrom("products")
    .select((it) => it.fn.max("sku").as("last"))
    .where("sku", "~", `^${OWN_SKU}[0-9]{3}$`)
    .executeTakeFirst();
  const next = Number(found?.last?.slice(OWN_SKU.length) ?? 0) + 1;
  return `${OWN_SKU}${String(next).padStart(3, "0")}`;
}
