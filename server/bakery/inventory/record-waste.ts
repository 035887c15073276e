import { randomUUID } from "node:crypto";
import type { z } from "zod";
import type { NewWaste, Waste } from "../../../contract/bakery/inventory.ts";
import { iso } from "../../../contract/text.ts";
import type { Tenant } from "../../domain.ts";
import { invalidInput } from "../../errors.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { today } from "../day-range.ts";
import { selectBakehouse, selectLocation } from "../location.ts";
import { takeFromLots } from "./lots.ts";
import { selectStock } from "./queries.ts";

type Wanted = z.output<typeof NewWaste>;

/**
 * Takes something off the shelf or out of the larder and says where it goes; what is given away is a donation, all else waste.
 *
 * @throws Refusal `invalid_input` for something that has no stock, or more than there is; `not_found`
 */
export async function recordWaste(db: BakeryDb, tenant: Tenant, wanted: Wanted): Promise<z.output<typeof Waste>> {
  const id = randomUUID();
  const find = wanted.kind === "ingredient" ? selectBakehouse : selectLocation;
  const location = await find(db, wanted.location_id);
  const found = (await selectStock(db, today(tenant), location.id, wanted.kind)).get(`${wanted.kind} ${wanted.id}`);
  if (!found)
    throw invalidInput("This has no stock here.", [{ pointer: "/id", detail: `is no ${wanted.kind} with a stock` }]);
  const { kind, quantity, destination } = wanted;
  const presented = { id, kind, of: wanted.id, name: found.name, quantity, destination };
  if (quantity > found.on_hand)
    throw invalidInput("There is not so much of it.", [
      { pointer: "/quantity", detail: `must be at most ${found.on_hand}` },
    ]);
  await insertWaste(db, tenant, { ...wanted, id, of: wanted.id, locationId: location.id });
  return { ...presented, occurred_at: iso(tenant.workspaceNow), on_hand: found.on_hand - quantity };
}

async function insertWaste(
  db: BakeryDb,
  tenant: Tenant,
  waste: Wanted & { readonly of: string; readonly locationId: string },
): Promise<void> {
  const { id, locationId, destination, note } = waste;
  const kind = destination === "donation" ? ("donation" as const) : ("waste" as const);
  if (waste.kind === "ingredient")
    return takeFromLots(
      db,
      tenant,
      { ingredientId: waste.of, locationId, kind, grams: waste.quantity, note, destination },
      id,
    );
  await db
    .insertInto("finished_goods_movements")
    .values({
      id,
      product_id: waste.of,
      location_id: locationId,
      kind,
      units: -waste.quantity,
      moved_on: today(tenant),
      occurred_at: tenant.workspaceNow,
      destination,
      note: note ?? null,
    })
    .execute();
}
