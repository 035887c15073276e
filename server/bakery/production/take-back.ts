import type { Tenant } from "../../domain.ts";
import { conflict, notFound } from "../../errors.ts";
import { rowsOfAct } from "../acts-of.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { today } from "../day-range.ts";
import { returnToLots } from "../inventory/lots.ts";
import { selectFinishedStock } from "../inventory/queries.ts";
import { selectNeeds } from "./needs.ts";

/**
 * Takes back batches that a person ticked off today: the pieces leave the shelf, what they took is in the larder again.
 *
 * @throws Refusal `not_found` for no batch of a person's, `conflict` where it is of another day or some of it is gone
 */
export async function takeBackBatches(db: BakeryDb, tenant: Tenant, ids: readonly string[]): Promise<void> {
  for (const id of new Set(ids)) await takeBackBatch(db, tenant, id);
}

async function takeBackBatch(db: BakeryDb, tenant: Tenant, id: string): Promise<void> {
  const isTheirs = (await rowsOfAct(db, "batches", id)).includes(id);
  const batch = isTheirs && (await db.selectFrom("batches").selectAll().where("id", "=", id).executeTakeFirst());
  if (!batch) throw notFound("batch");
  if (batch.batch_on !== today(tenant)) throw conflict("Only a batch of today can be taken back.");
  const { product_id, location_id, produced_units, finished_at } = batch;
  const shelf = await selectFinishedStock(db, today(tenant), [product_id]);
  const there = shelf.find((it) => it.location_id === location_id)?.on_hand ?? 0;
  if (there < produced_units) throw conflict("Some of this batch has been sold or has gone since.");
  for (const need of await selectNeeds(db, product_id, produced_units))
    await returnToLots(db, tenant, { ...need, locationId: location_id, kind: "consumption" }, finished_at);
  await db.deleteFrom("batches").where("id", "=", id).execute();
}
