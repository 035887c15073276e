import type { z } from "zod";
import type { Waste } from "../../../contract/bakery.ts";
import type { NewWaste } from "../../../contract/bakery-writes.ts";
import { iso } from "../../../contract/text.ts";
import type { Tenant } from "../../domain.ts";
import { invalidInput, keyReused } from "../../errors.ts";
import { newRowId } from "../../idempotency-key.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { today } from "../day-range.ts";
import { selectLocation } from "../location.ts";
import { selectStock } from "./queries.ts";

type Wanted = z.output<typeof NewWaste>;

/**
 * Takes something off the shelf or out of the larder and says where it goes; what is given away is a donation, all else waste.
 *
 * @param key the caller's `Idempotency-Key`: sent again, it names what it recorded
 * @throws Refusal `invalid_input` for something that has no stock, or more than there is; `not_found`, `idempotency_key_reused`
 */
export async function recordWaste(
  db: BakeryDb,
  tenant: Tenant,
  wanted: Wanted,
  key: string | undefined,
): Promise<z.output<typeof Waste>> {
  const id = newRowId(tenant.id, key);
  const location = await selectLocation(db, wanted.location_id);
  const found = (await selectStock(db, today(tenant), location.id)).get(`${wanted.kind} ${wanted.id}`);
  if (!found)
    throw invalidInput("This has no stock here.", [{ pointer: "/id", detail: `is no ${wanted.kind} with a stock` }]);
  const { kind, quantity, destination } = wanted;
  const presented = { id, kind, of: wanted.id, name: found.name, quantity, destination };
  const before = key === undefined ? undefined : await findWaste(db, kind, id);
  if (before) {
    if (before.of !== wanted.id || before.quantity !== quantity || before.destination !== destination)
      throw keyReused();
    return { ...presented, occurred_at: iso(before.at), on_hand: found.on_hand };
  }
  if (quantity > found.on_hand)
    throw invalidInput("There is not so much of it.", [
      { pointer: "/quantity", detail: `must be at most ${found.on_hand}` },
    ]);
  await insertWaste(db, tenant, { ...wanted, id, of: wanted.id, locationId: location.id });
  return { ...presented, occurred_at: iso(tenant.workspaceNow), on_hand: found.on_hand - quantity };
}

async function findWaste(db: BakeryDb, kind: Wanted["kind"], id: string) {
  if (kind === "ingredient") {
    const row = await db.selectFrom("stock_movements").selectAll().where("id", "=", id).executeTakeFirst();
    return (
      row && { of: row.ingredient_id, quantity: -row.quantity_grams, destination: row.destination, at: row.occurred_at }
    );
  }
  const row = await db.selectFrom("finished_goods_movements").selectAll().where("id", "=", id).executeTakeFirst();
  return row && { of: row.product_id, quantity: -row.units, destination: row.destination, at: row.occurred_at };
}

async function insertWaste(
  db: BakeryDb,
  tenant: Tenant,
  it: Wanted & { readonly of: string; readonly locationId: string },
): Promise<void> {
  const moved = {
    id: it.id,
    location_id: it.locationId,
    kind: it.destination === "donation" ? "donation" : "waste",
    moved_on: today(tenant),
    occurred_at: tenant.workspaceNow,
    destination: it.destination,
    note: it.note ?? null,
  };
  if (it.kind === "ingredient")
    await db
      .insertInto("stock_movements")
      .values({ ...moved, ingredient_id: it.of, quantity_grams: -it.quantity })
      .execute();
  else
    await db
      .insertInto("finished_goods_movements")
      .values({ ...moved, product_id: it.of, units: -it.quantity })
      .execute();
}
