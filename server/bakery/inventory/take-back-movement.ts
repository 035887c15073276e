import type { Tenant } from "../../domain.ts";
import { conflict, notFound } from "../../errors.ts";
import { rowsOfAct } from "../acts-of.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { today } from "../day-range.ts";
import { selectFinishedStock } from "./queries.ts";

const NOTED = ["waste", "donation", "count"];

/**
 * Takes back what a person noted today: something thrown or given away, or a count; with what was noted with it at one time.
 *
 * @throws Refusal `not_found` for nothing of a person's, `conflict` where it is of another day or what was found is used already
 */
export async function takeBackMovement(db: BakeryDb, tenant: Tenant, id: string): Promise<void> {
  const ofLarder = await rowsOfAct(db, "stock_movements", id);
  if (ofLarder.includes(id)) return takeBackLarder(db, tenant, ofLarder);
  const ofShelf = await rowsOfAct(db, "finished_goods_movements", id);
  if (ofShelf.includes(id)) return takeBackShelf(db, tenant, ofShelf);
  throw notFound("movement");
}

async function takeBackShelf(db: BakeryDb, tenant: Tenant, ids: readonly string[]): Promise<void> {
  const movements = await db.selectFrom("finished_goods_movements").selectAll().where("id", "in", ids).execute();
  const found = movements.map((it) => mustBeOfToday(tenant, it));
  const products = found.map((it) => it.product_id);
  const shelf = await selectFinishedStock(db, today(tenant), products);
  for (const { product_id, location_id, units } of found) {
    const there = shelf.find((it) => it.id === product_id && it.location_id === location_id)?.on_hand ?? 0;
    if (there < units) throw conflict("Some of what was found is gone since.");
  }
  await db.deleteFrom("finished_goods_movements").where("id", "in", ids).execute();
}

async function takeBackLarder(db: BakeryDb, tenant: Tenant, ids: readonly string[]): Promise<void> {
  const movements = await db.selectFrom("stock_movements").selectAll().where("id", "in", ids).execute();
  for (const it of movements) mustBeOfToday(tenant, it);
  for (const { id, lot_id, quantity_grams } of movements) {
    const { left } = await db
      .selectFrom("stock_movements")
      .select((it) => it.fn.coalesce(it.fn.sum<number>("quantity_grams"), it.lit(0)).as("left"))
      .where("lot_id", "=", lot_id)
      .executeTakeFirstOrThrow();
    if (Number(left) < quantity_grams) throw conflict("Some of what was found is used already.");
    await db.deleteFrom("stock_movements").where("id", "=", id).execute();
  }
}

function mustBeOfToday<Row extends { readonly kind: string; readonly moved_on: string }>(
  tenant: Tenant,
  found: Row,
): Row {
  if (!NOTED.includes(found.kind)) throw notFound("movement");
  if (found.moved_on !== today(tenant)) throw conflict("Only what was noted today can be taken back.");
  return found;
}
