import { sql } from "kysely";
import type { BakeryDb } from "./bakery-db.ts";

/** What rows that people write are about: a product, an ingredient, or the number of a ticket or an order. By the row's id. */
export async function namesOfRows(db: BakeryDb, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    with wanted as (select unnest(${ids}::uuid[]) as id),
    of_products as (
      select id, id as product_id from products where id in (table wanted)
      union all select id, product_id from price_revisions where id in (table wanted)
      union all select id, product_id from forecasts where id in (table wanted)
      union all select id, product_id from batches where id in (table wanted)
      union all select id, product_id from finished_goods_movements where id in (table wanted)
      union all select id, product_id from ticket_lines where id in (table wanted)),
    of_ingredients as (
      select id, ingredient_id from stock_movements where id in (table wanted)
      union all select id, ingredient_id from lots where id in (table wanted)
      union all select id, ingredient_id from purchase_order_lines where id in (table wanted))
    select it.id, p.name from of_products it join products p on p.id = it.product_id
    union all select it.id, i.name from of_ingredients it join ingredients i on i.id = it.ingredient_id
    union all select id, number::text from tickets where id in (table wanted)
    union all select it.id, t.number::text from payments it join tickets t on t.id = it.ticket_id where it.id in (table wanted)
    union all select id, number from purchase_orders where id in (table wanted)`.execute(db);
  return new Map(rows.map((it) => [it.id, it.name]));
}
