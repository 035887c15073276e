import { sql } from "kysely";
import type { z } from "zod";
import type { Lot } from "../../../contract/bakery/inventory.ts";
import { iso } from "../../../contract/text.ts";
import type { Tenant } from "../../domain.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { today } from "../day-range.ts";
import { addDays } from "../world/model/day.ts";

/** Where an ingredient lies, and what a movement of it says. */
export interface LotMovement {
  readonly ingredientId: string;
  readonly locationId: string;
  readonly kind: "count" | "waste" | "donation" | "consumption";
  readonly grams: number;
  readonly note?: string | undefined;
  readonly destination?: string | undefined;
}

/** What is left of each lot of an ingredient, first to expire first. */
async function selectOpenLots(db: BakeryDb, { ingredientId, locationId }: LotMovement) {
  const { rows } = await sql<{ id: string; grams: number; expires_on: string }>`
    select l.id, sum(m.quantity_grams)::float8 as grams, l.expires_on
      from lots l join stock_movements m on m.lot_id = l.id
     where l.ingredient_id = ${ingredientId} and l.location_id = ${locationId}
     group by l.id, l.expires_on having sum(m.quantity_grams) > 0 order by l.expires_on, l.id`.execute(db);
  return rows;
}

/**
 * Takes grams out of the larder, first to expire first, one movement a lot. There must be so many.
 *
 * @param id of the first movement, to be found again by its key
 */
export async function takeFromLots(db: BakeryDb, tenant: Tenant, movement: LotMovement, id?: string): Promise<void> {
  let left = movement.grams;
  const taken: Array<{ lot: string; grams: number }> = [];
  for (const lot of await selectOpenLots(db, movement)) {
    const grams = Math.min(left, lot.grams);
    if (grams > 0) taken.push({ lot: lot.id, grams });
    left -= grams;
  }
  for (const [index, { lot, grams }] of taken.entries())
    await move(db, tenant, movement, lot, -grams, index === 0 ? id : undefined);
}

/** Puts grams that were found into the lot that keeps longest, or into one of their own where there is none. */
export async function addToLots(db: BakeryDb, tenant: Tenant, movement: LotMovement): Promise<void> {
  const last = (await selectOpenLots(db, movement)).at(-1);
  await move(db, tenant, movement, last?.id ?? (await insertFoundLot(db, tenant, movement)), movement.grams);
}

/**
 * Puts grams back into the lots from which they were taken at an instant, and books it at that instant.
 *
 * @param takenAt at which movements of the same kind took them
 */
export async function returnToLots(
  db: BakeryDb,
  tenant: Tenant,
  { ingredientId, kind, grams, ...movement }: LotMovement,
  takenAt: Date,
): Promise<void> {
  const { rows } = await sql<{ lot_id: string; grams: number }>`
    select lot_id, -sum(quantity_grams)::float8 as grams from stock_movements
     where ingredient_id = ${ingredientId} and kind = ${kind} and occurred_at = ${takenAt}
     group by 1 having sum(quantity_grams) < 0 order by 1`.execute(db);
  let left = grams;
  for (const { lot_id, grams: taken } of rows) {
    const some = Math.min(left, taken);
    left -= some;
    if (some > 0)
      await move(
        db,
        { ...tenant, workspaceNow: takenAt },
        { ...movement, ingredientId, kind, grams: some },
        lot_id,
        some,
      );
  }
}

async function insertFoundLot(db: BakeryDb, tenant: Tenant, movement: LotMovement): Promise<string> {
  const ingredient = await db
    .selectFrom("ingredients")
    .select(["shelf_days", "cents_per_kg"])
    .where("id", "=", movement.ingredientId)
    .executeTakeFirstOrThrow();
  const lot = await db
    .insertInto("lots")
    .values({
      ingredient_id: movement.ingredientId,
      location_id: movement.locationId,
      delivery_id: null,
      code: `L${today(tenant).slice(2).replaceAll("-", "")}-0`,
      received_at: tenant.workspaceNow,
      expires_on: addDays(today(tenant), ingredient.shelf_days),
      quantity_grams: movement.grams,
      cents_per_kg: ingredient.cents_per_kg,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return lot.id;
}

async function move(
  db: BakeryDb,
  tenant: Tenant,
  movement: LotMovement,
  lotId: string,
  grams: number,
  id?: string,
): Promise<void> {
  await db
    .insertInto("stock_movements")
    .values({
      ...(id !== undefined && { id }),
      ingredient_id: movement.ingredientId,
      location_id: movement.locationId,
      lot_id: lotId,
      kind: movement.kind,
      quantity_grams: grams,
      moved_on: today(tenant),
      occurred_at: tenant.workspaceNow,
      note: movement.note ?? null,
      destination: movement.destination ?? null,
    })
    .execute();
}

/** What is left of every lot, and what it cost where that may be seen. */
export async function selectLots(db: BakeryDb, withCosts: boolean): Promise<Array<z.input<typeof Lot>>> {
  const { rows } = await sql<Omit<z.input<typeof Lot>, "received_at"> & { received_at: Date; cents_per_kg: number }>`
    select l.id, l.ingredient_id, i.name as ingredient_name, l.location_id, l.code, l.received_at, l.expires_on, m.grams as on_hand_grams, l.cents_per_kg
      from (select lot_id, sum(quantity_grams)::float8 as grams from stock_movements group by 1 having sum(quantity_grams) > 0) m
      join lots l on l.id = m.lot_id join ingredients i on i.id = l.ingredient_id
     order by l.expires_on, i.name, l.id`.execute(db);
  return rows.map(({ cents_per_kg, ...it }) => ({
    ...it,
    received_at: iso(it.received_at),
    ...(withCosts && { value_cents: Math.round((it.on_hand_grams * cents_per_kg) / 1_000) }),
  }));
}
