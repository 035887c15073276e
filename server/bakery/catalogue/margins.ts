import { sql } from "kysely";
import type { BakeryDb } from "../bakery-db.ts";
import { addDays } from "../world/model/day.ts";
import { ELASTICITY } from "../world/steps/trade.ts";
import { selectProducts } from "./queries.ts";
import { selectUnitCosts } from "./unit-costs.ts";

const DAYS = 28;

/** What is left of each price, and how much hangs on it: what is on offer, the most money first. */
export async function selectMargins(db: BakeryDb, today: string) {
  const products = (await selectProducts(db)).filter((it) => !it.retired);
  const costs = await selectUnitCosts(db);
  const { rows } = await sql<{ product_id: string; units: number }>`
    select l.product_id, sum(l.quantity)::int as units
      from tickets t join ticket_lines l on l.ticket_id = t.id
     where t.sold_on between ${addDays(today, -DAYS)} and ${addDays(today, -1)}
       and l.sold_at >= ${addDays(today, -DAYS)}::date - interval '1 day' group by 1`.execute(db);
  const sold = new Map(rows.map((it) => [it.product_id, it.units]));
  return products
    .map((it) => ({
      product_id: it.id,
      product_name: it.name,
      price_cents: it.price_cents,
      net_cents: it.price_cents / (1 + it.vat_percent / 100),
      ingredients_cents: costs.get(it.id)?.cents ?? 0,
      sold_units: sold.get(it.id) ?? 0,
      elasticity: ELASTICITY,
    }))
    .sort((one, other) => other.sold_units * other.price_cents - one.sold_units * one.price_cents);
}
