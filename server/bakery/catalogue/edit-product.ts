import type { z } from "zod";
import type { ProductEdit } from "../../../contract/bakery/catalogue.ts";
import type { Tenant } from "../../domain.ts";
import { editedMeanwhile, invalidInput, notFound } from "../../errors.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { findProduct, insertPrice, type ProductRow, presentProduct, updateProduct } from "./queries.ts";

/**
 * Changes a product; a price is in force from the moment that the demo's clock shows.
 *
 * @param check may refuse the row that is found
 * @throws Refusal `invalid_input` where nothing is to be changed, `not_found`, `edited_meanwhile`
 */
export async function editProduct(
  db: BakeryDb,
  tenant: Pick<Tenant, "workspaceNow">,
  id: string,
  { version, price_cents, retired, allergens }: z.output<typeof ProductEdit>,
  check: (before: ProductRow) => void = () => undefined,
): Promise<ProductRow> {
  if (price_cents === undefined && retired === undefined && allergens === undefined)
    throw invalidInput("There is nothing to change.");
  const before = await findProduct(db, id);
  if (!before) throw notFound("product");
  check(before);
  const edit = {
    ...(price_cents !== undefined && { price_cents }),
    ...(retired !== undefined && { retired }),
    ...(allergens && { allergens: [...new Set(allergens)].join(" "), allergens_checked: true }),
  };
  const isEdited = await updateProduct(db, id, version ?? before.version, edit);
  if (isEdited && price_cents !== undefined) await insertPrice(db, id, price_cents, tenant.workspaceNow);
  const current = (await findProduct(db, id)) ?? before;
  if (!isEdited) throw editedMeanwhile(presentProduct(current));
  return current;
}
