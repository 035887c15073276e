import { sql } from "kysely";
import type { BakeryDb } from "../bakery-db.ts";
import { selectListPrices } from "../suppliers/queries.ts";

export interface UnitCost {
  /** Of its ingredients at today's supplier prices. */
  readonly cents: number;
  /** Of what can be eaten. */
  readonly grams: number;
}

/** What one piece of each product is made of comes to, by product. */
export async function selectUnitCosts(db: BakeryDb): Promise<Map<string, UnitCost>> {
  const prices = await selectListPrices(db);
  const { rows } = await sql<{ product_id: string; ingredient_id: string; grams: number; is_food: boolean }>`
    select l.product_id, l.ingredient_id, l.grams, i.is_food from recipe_lines l join ingredients i on i.id = l.ingredient_id`.execute(
    db,
  );
  const costs = new Map<string, UnitCost>();
  for (const { product_id, ingredient_id, grams, is_food } of rows) {
    const sum = costs.get(product_id) ?? { cents: 0, grams: 0 };
    costs.set(product_id, {
      cents: sum.cents + (grams * (prices.get(ingredient_id) ?? 0)) / 1_000,
      grams: sum.grams + (is_food ? grams : 0),
    });
  }
  return costs;
}
