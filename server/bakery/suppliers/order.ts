import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { z } from "zod";
import { MOST_HELD_GRAMS, MOST_TOTAL_CENTS } from "../../../contract/bakery/shared.ts";
import type { NewPurchaseOrder } from "../../../contract/bakery/suppliers.ts";
import type { Tenant } from "../../domain.ts";
import { conflict, invalidInput, notFound } from "../../errors.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { today } from "../day-range.ts";
import { selectBakehouse } from "../location.ts";
import { CASH_AND_CARRY } from "../world/model/ingredients.ts";
import { amountOf, priceOf } from "../world/rules/purchasing.ts";
import { arrivalOf, selectOpenDays } from "./arrival.ts";
import { selectListPrices } from "./queries.ts";

/**
 * Sends an order: at the prices on the supplier's list, to come with the first round after its lead time.
 *
 * @returns its id
 * @throws Refusal `invalid_input` for what this supplier does not sell or an order below its minimum
 */
export async function sendOrder(
  db: BakeryDb,
  tenant: Tenant,
  wanted: z.output<typeof NewPurchaseOrder>,
): Promise<string> {
  const id = randomUUID();
  const supplier = await db.selectFrom("suppliers").selectAll().where("id", "=", wanted.supplier_id).executeTakeFirst();
  if (!supplier)
    throw invalidInput("There is no such supplier.", [{ pointer: "/supplier_id", detail: "names no supplier" }]);
  const lines = await priceLines(db, wanted, supplier.cif === CASH_AND_CARRY.cif);
  const amount = lines.reduce((sum, it) => sum + it.amount_cents, 0);
  if (amount < supplier.minimum_cents)
    throw invalidInput(
      `${supplier.name} delivers from ${supplier.minimum_cents / 100} EUR on; this is ${amount / 100}.`,
      [{ pointer: "/lines", detail: `must be worth ${supplier.minimum_cents} cents at least` }],
    );
  if (amount > MOST_TOTAL_CENTS)
    throw invalidInput("One order is not worth so much.", [
      { pointer: "/lines", detail: `must be worth ${MOST_TOTAL_CENTS} cents at most; this is ${amount}` },
    ]);
  await refuseMoreThanFits(db, wanted.lines);
  const { id: location_id } = await selectBakehouse(db, undefined);
  const sent = { ordered_at: tenant.workspaceNow, ordered_on: today(tenant) };
  const expected_on = arrivalOf(await selectOpenDays(db, sent.ordered_on), supplier, sent.ordered_on);
  const number = await nextNumber(db, sent.ordered_on);
  await db
    .insertInto("purchase_orders")
    .values({ id, number, supplier_id: supplier.id, location_id, ...sent, expected_on, placed_by: "person" })
    .execute();
  await db
    .insertInto("purchase_order_lines")
    .values(lines.map((it) => ({ ...it, purchase_order_id: id, ordered_at: sent.ordered_at })))
    .execute();
  return id;
}

/** @param hasEverything whoever lets one fetch sells what the others do, somewhat dearer */
async function priceLines(
  db: BakeryDb,
  { supplier_id, lines }: z.output<typeof NewPurchaseOrder>,
  hasEverything: boolean,
) {
  const sold = await db.selectFrom("ingredients").select("id").where("supplier_id", "=", supplier_id).execute();
  const prices = await selectListPrices(db);
  if (new Set(lines.map((it) => it.ingredient_id)).size < lines.length)
    throw invalidInput("Something was ordered twice.", [{ pointer: "/lines", detail: "names something twice" }]);
  return lines.map((line, index) => {
    const listed = prices.get(line.ingredient_id);
    const isOwn = sold.some((one) => one.id === line.ingredient_id);
    if (listed === undefined || (!isOwn && !hasEverything))
      throw invalidInput("This supplier does not sell one of these.", [
        { pointer: `/lines/${index}/ingredient_id`, detail: "is not sold by this supplier" },
      ]);
    const cents_per_kg = isOwn ? listed : priceOf(CASH_AND_CARRY, listed);
    return { ...line, cents_per_kg, amount_cents: amountOf(line.quantity_grams, cents_per_kg) };
  });
}

/** Nobody orders for longer than this at once, nor is refused a pallet. */
const STORED_DAYS = 120;
const ALWAYS_GRAMS = 1_000_000;

/** What is there and what is on its way count together, against what the bakery uses. @throws Refusal `invalid_input` */
async function refuseMoreThanFits(db: BakeryDb, lines: z.output<typeof NewPurchaseOrder>["lines"]): Promise<void> {
  const { rows } = await sql<{ id: string; grams: number; used: number; days: number }>`
    select ingredient_id as id, sum(grams)::float8 as grams, sum(used)::float8 as used, max(moved_on) - min(moved_on) + 1 as days from (
      select ingredient_id, quantity_grams::bigint as grams, case when kind = 'consumption' then -quantity_grams else 0 end::bigint as used, moved_on
        from stock_movements
      union all
      select l.ingredient_id, l.quantity_grams, 0, null from purchase_order_lines l
       where not exists (select from deliveries d where d.purchase_order_id = l.purchase_order_id)
    ) it where ingredient_id = any (${lines.map((it) => it.ingredient_id)}::uuid[]) group by 1`.execute(db);
  const held = new Map(rows.map((it) => [it.id, it]));
  for (const [index, { ingredient_id, quantity_grams }] of lines.entries()) {
    const { grams = 0, used = 0, days = 1 } = held.get(ingredient_id) ?? {};
    const most = Math.min(MOST_HELD_GRAMS, Math.max(ALWAYS_GRAMS, Math.round((used / days) * STORED_DAYS)));
    const left = Math.max(0, most - grams);
    if (quantity_grams > left)
      throw invalidInput(
        `With what is there and on its way that is more than this bakery uses in ${STORED_DAYS} days.`,
        [
          {
            pointer: `/lines/${index}/quantity_grams`,
            detail: `must be at most ${left}, with what is there and on its way`,
          },
        ],
      );
  }
}

/**
 * Takes back an order that a person sent and that has not come.
 *
 * @throws Refusal `not_found` for no order of theirs, `conflict` where it has been delivered
 */
export async function cancelOrder(db: BakeryDb, tenant: Tenant, id: string): Promise<void> {
  await db
    .selectFrom("purchase_orders")
    .select("id")
    .where("id", "=", id)
    .where("placed_by", "=", "person")
    .executeTakeFirstOrThrow(() => notFound("order"));
  const delivery = await db
    .selectFrom("deliveries")
    .select("id")
    .where("purchase_order_id", "=", id)
    .executeTakeFirst();
  if (delivery) throw conflict("This order has been delivered.");
  // It comes within what was lived ahead: what nobody has seen yet is lived again without it.
  if (tenant.forkedAt) await sql`select overlay.fork()`.execute(db);
  await db.deleteFrom("purchase_order_lines").where("purchase_order_id", "=", id).execute();
  await db.deleteFrom("purchase_orders").where("id", "=", id).execute();
}

async function nextNumber(db: BakeryDb, orderedOn: string): Promise<string> {
  const { rows } = await sql<{ next: number }>`select overlay.next_number('purchase order', 1) as next`.execute(db);
  return `PC-${orderedOn.slice(2).replaceAll("-", "")}-M${rows[0]?.next ?? 1}`;
}
