import { sql } from "kysely";
import type { z } from "zod";
import type { WasteSummary } from "../../../contract/bakery/inventory.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { priceThen } from "../catalogue/price-then.ts";
import { selectUnitCosts } from "../catalogue/unit-costs.ts";
import type { Days } from "../day-range.ts";
import { selectListPrices } from "../suppliers/queries.ts";

type Summary = z.input<typeof WasteSummary>;
type Moved = { readonly id: string; readonly destination: Summary["destination"]; readonly quantity: number };

const KINDS = sql`('waste', 'donation')`;

/** What did not become a sale, by where it went: the figures of the law on food waste (Ley 1/2025), the most kilograms first. */
export async function summariseWaste(db: BakeryDb, { from, to }: Days): Promise<Summary[]> {
  const goods = await sql<Moved & { price_cents: number }>`
    select id, destination, -sum(units) as quantity, price_cents
      from (select m.product_id as id, coalesce(m.destination, 'bin') as destination, m.units, ${priceThen("m")} as price_cents
              from finished_goods_movements m join products p on p.id = m.product_id
             where m.kind in ${KINDS} and m.moved_on between ${from} and ${to}) moved
     group by 1, 2, 4`.execute(db);
  const pantry = await sql<Moved>`
    select m.ingredient_id as id, coalesce(m.destination, 'bin') as destination, -sum(m.quantity_grams) as quantity
      from stock_movements m where m.kind in ${KINDS} and m.moved_on between ${from} and ${to} group by 1, 2`.execute(
    db,
  );
  const costs = await selectUnitCosts(db);
  const prices = await selectListPrices(db);
  const sums = new Map<string, Summary>();
  const add = (destination: Summary["destination"], part: Omit<Summary, "destination">) => {
    const sum = sums.get(destination) ?? { destination, units: 0, grams: 0, cost_cents: 0, price_cents: 0 };
    for (const figure of ["units", "grams", "cost_cents", "price_cents"] as const)
      sum[figure] += Math.round(part[figure]);
    sums.set(destination, sum);
  };
  for (const { id, destination, quantity, price_cents } of goods.rows) {
    const { grams = 0, cents = 0 } = costs.get(id) ?? {};
    const [all, cost, price] = [quantity * grams, quantity * cents, quantity * price_cents];
    add(destination, { units: quantity, grams: all, cost_cents: cost, price_cents: price });
  }
  for (const { id, destination, quantity } of pantry.rows)
    add(destination, {
      units: 0,
      grams: quantity,
      cost_cents: (quantity * (prices.get(id) ?? 0)) / 1_000,
      price_cents: 0,
    });
  return [...sums.values()].sort((one, other) => other.grams - one.grams);
}
