import { sql } from "kysely";
import type { z } from "zod";
import type { PurchaseOrder } from "../../../contract/bakery/suppliers.ts";
import { iso } from "../../../contract/text.ts";
import type { Tenant } from "../../domain.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { type Days, today } from "../day-range.ts";

/** What suppliers ask now, by ingredient. */
export async function selectListPrices(db: BakeryDb): Promise<ReadonlyMap<string, number>> {
  const { rows } = await sql<{ ingredient_id: string; cents_per_kg: number }>`
    select distinct on (ingredient_id) ingredient_id, cents_per_kg from supplier_prices order by ingredient_id, valid_from desc`.execute(
    db,
  );
  return new Map(rows.map((it) => [it.ingredient_id, it.cents_per_kg]));
}

/** A supplier's prices, newest first. */
export async function selectPriceHistory(db: BakeryDb, supplierId: string) {
  const rows = await db
    .selectFrom("supplier_prices as price")
    .innerJoin("ingredients", "ingredients.id", "price.ingredient_id")
    .select(["price.ingredient_id", "ingredients.name as ingredient_name", "price.cents_per_kg", "price.valid_from"])
    .where("price.supplier_id", "=", supplierId)
    .orderBy("price.valid_from", "desc")
    .orderBy("ingredients.name")
    .execute();
  return rows.map((it) => ({ ...it, valid_from: iso(it.valid_from) }));
}

interface OrderRow {
  readonly id: string;
  readonly number: string;
  readonly supplier_id: string;
  readonly supplier_name: string;
  readonly location_id: string;
  readonly placed_by: string;
  readonly ordered_at: Date;
  readonly expected_on: string;
  readonly delivered_at: Date | null;
  readonly due_on: string | null;
  readonly delivered_cents: number | null;
  readonly lines: z.output<typeof PurchaseOrder>["lines"];
}

const orders = sql`
  select o.id, o.number, o.supplier_id, s.name as supplier_name, o.location_id, o.placed_by, o.ordered_at, o.ordered_on, o.expected_on,
         d.delivered_at, d.due_on, d.amount_cents as delivered_cents,
         (select json_agg(json_build_object('ingredient_id', l.ingredient_id, 'ingredient_name', i.name, 'quantity_grams', l.quantity_grams,
                   'cents_per_kg', l.cents_per_kg, 'amount_cents', l.amount_cents,
                   'received_grams', case when d.id is null then null else coalesce(
                     (select sum(lot.quantity_grams) from lots lot where lot.delivery_id = d.id and lot.ingredient_id = l.ingredient_id), 0) end)
                   order by i.name)
            from purchase_order_lines l join ingredients i on i.id = l.ingredient_id where l.purchase_order_id = o.id) as lines
    from purchase_orders o join suppliers s on s.id = o.supplier_id left join deliveries d on d.purchase_order_id = o.id`;

/** Orders of some days and whatever is still to come, newest first. */
export async function selectOrders(db: BakeryDb, tenant: Tenant, days: Days) {
  const { rows } = await sql<OrderRow>`
    ${orders} where (o.ordered_on between ${days.from} and ${days.to}) or d.id is null order by o.ordered_at desc, o.id desc`.execute(
    db,
  );
  return rows.map((it) => presentOrder(tenant, it));
}

export async function findOrder(db: BakeryDb, tenant: Tenant, id: string) {
  const { rows } = await sql<OrderRow>`${orders} where o.id = ${id}`.execute(db);
  return rows[0] && presentOrder(tenant, rows[0]);
}

/** Whether it is late follows from the demo's clock, like everything that changes with time. */
function presentOrder(tenant: Tenant, order: OrderRow): z.input<typeof PurchaseOrder> {
  const status = order.delivered_at ? "delivered" : order.expected_on < today(tenant) ? "late" : "sent";
  return {
    id: order.id,
    number: order.number,
    supplier_id: order.supplier_id,
    supplier_name: order.supplier_name,
    location_id: order.location_id,
    status,
    placed_by: order.placed_by === "person" ? "person" : "model",
    ordered_at: iso(order.ordered_at),
    expected_on: order.expected_on,
    delivered_at: order.delivered_at && iso(order.delivered_at),
    due_on: order.due_on,
    amount_cents: order.lines.reduce((sum, line) => sum + line.amount_cents, 0),
    delivered_cents: order.delivered_cents,
    lines: order.lines,
  };
}
