import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { NewProduct } from "../../../contract/bakery/catalogue.ts";
import type { Tenant } from "../../domain.ts";
import { conflict, invalidInput } from "../../errors.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { rateOf, type Tax, taxNamed } from "../world/model/taxes.ts";
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
  const tax = await taxHere(db);
  const vat_percent = wanted.vat_percent ?? rateOf(tax, wanted.category);
  if (!tax.rates.includes(vat_percent))
    throw invalidInput(`There is no such rate of ${tax.name}.`, [
      { pointer: "/vat_percent", detail: `must be one of ${tax.rates.join(", ")}` },
    ]);
  await db
    .insertInto("products")
    .values({ ...wanted, id, sku, vat_percent, allergens: wanted.allergens.join(" ") })
    .execute();
  await insertPrice(db, id, wanted.price_cents, tenant.workspaceNow);
  return id;
}

/** The tax where the shop is. */
async function taxHere(db: BakeryDb): Promise<Tax> {
  const { tax_name } = await db
    .selectFrom("locations")
    .select("tax_name")
    .orderBy("id")
    .limit(1)
    .executeTakeFirstOrThrow();
  return taxNamed(tax_name);
}

/** The first that is free: people give such numbers themselves, too. */
async function selectNextSku(db: BakeryDb): Promise<string> {
  const given = await db.selectFrom("products").select("sku").where("sku", "like", `${OWN_SKU}%`).execute();
  const taken = new Set(given.map((it) => it.sku));
  const numbers = Array.from(
    { length: taken.size + 1 },
    (_, index) => `${OWN_SKU}${String(index + 1).padStart(3, "0")}`,
  );
  return numbers.find((sku) => !taken.has(sku)) ?? OWN_SKU;
}
