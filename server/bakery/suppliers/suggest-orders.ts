import { sql } from "kysely";
import type { z } from "zod";
import type { OrderSuggestion } from "../../../contract/bakery/suppliers.ts";
import type { Tenant } from "../../domain.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { today } from "../day-range.ts";
import { type LarderRow, selectIngredientStock } from "../inventory/queries.ts";
import { INGREDIENTS } from "../world/model/ingredients.ts";
import { packsOf } from "../world/rules/pantry.ts";
import { amountOf } from "../world/rules/purchasing.ts";
import { arrivalOf, lastDayFor, selectOpenDays } from "./arrival.ts";
import { selectListPrices } from "./queries.ts";

type Suggestion = z.input<typeof OrderSuggestion>;

interface Situation {
  readonly stock: ReadonlyMap<string, LarderRow>;
  readonly onOrder: ReadonlyMap<string, number>;
  readonly prices: ReadonlyMap<string, number>;
}

/** What is missing up to the round after next, by supplier, in packs. */
export async function suggestOrders(db: BakeryDb, tenant: Tenant): Promise<Suggestion[]> {
  const situation = await selectSituation(db, today(tenant));
  const ingredients = await db.selectFrom("ingredients").selectAll().execute();
  const suppliers = await db.selectFrom("suppliers").selectAll().orderBy("name").execute();
  const days = await selectOpenDays(db, today(tenant));
  const suggestions: Suggestion[] = [];
  for (const supplier of suppliers) {
    const own = ingredients.filter((one) => one.supplier_id === supplier.id);
    const lines = linesOf(own, supplier, situation);
    if (lines.length === 0) continue;
    suggestions.push({
      supplier_id: supplier.id,
      supplier_name: supplier.name,
      expected_on: arrivalOf(days, supplier, today(tenant)),
      order_by: lastDayFor(days, supplier, today(tenant)),
      minimum_cents: supplier.minimum_cents,
      amount_cents: amount(lines),
      lines,
    });
  }
  return suggestions;
}

async function selectSituation(db: BakeryDb, on: string): Promise<Situation> {
  const stock = new Map((await selectIngredientStock(db, on)).map((it) => [it.id, it]));
  const { rows } = await sql<{ ingredient_id: string; grams: number }>`
    select l.ingredient_id, sum(l.quantity_grams)::float8 as grams
      from purchase_orders o join purchase_order_lines l on l.purchase_order_id = o.id
     where not exists (select from deliveries d where d.purchase_order_id = o.id) group by 1`.execute(db);
  const onOrder = new Map(rows.map((it) => [it.ingredient_id, it.grams]));
  return { stock, onOrder, prices: await selectListPrices(db) };
}

/** Days beyond cover and lead time: what passes until the next round, and more where that does not reach the supplier's minimum. */
const SPARE_DAYS = [2, 5, 9, 14, 21, 30, 60, 90] as const;

const amount = (lines: Suggestion["lines"]): number => lines.reduce((sum, it) => sum + it.amount_cents, 0);

/** What is missing from a supplier; where that is too little for an order, everything is bought for some days more. */
function linesOf(
  ingredients: readonly Ingredient[],
  supplier: { readonly lead_days: number; readonly minimum_cents: number },
  situation: Situation,
): Suggestion["lines"] {
  let lines: Suggestion["lines"] = [];
  for (const spare of SPARE_DAYS) {
    lines = ingredients.flatMap((it) => lineOf(it, supplier.lead_days + spare, situation));
    if (lines.length === 0 || amount(lines) >= supplier.minimum_cents) return lines;
  }
  return lines;
}

interface Ingredient {
  readonly id: string;
  readonly name: string;
  readonly cover_days: number;
  readonly cents_per_kg: number;
}

function lineOf(
  ingredient: Ingredient,
  daysBeyondCover: number,
  { stock, onOrder, prices }: Situation,
): Suggestion["lines"] {
  const { on_hand = 0, daily_use = 0, cover } = stock.get(ingredient.id) ?? {};
  const lasting = daily_use > 0 ? (cover?.days ?? 0) : 0;
  const ordered = onOrder.get(ingredient.id) ?? 0;
  const missing = daily_use * (ingredient.cover_days + daysBeyondCover - lasting) - ordered;
  const known = INGREDIENTS.find((one) => one.name === ingredient.name || one.nameEn === ingredient.name);
  if (missing < daily_use || missing <= 0 || !known) return [];
  const quantity = packsOf(known, missing);
  const centsPerKg = prices.get(ingredient.id) ?? ingredient.cents_per_kg;
  return [
    {
      ingredient_id: ingredient.id,
      ingredient_name: ingredient.name,
      on_hand_grams: on_hand,
      on_order_grams: ordered,
      daily_use_grams: Math.round(daily_use),
      days_left: Math.floor((lasting + ordered / daily_use) * 10) / 10,
      quantity_grams: quantity,
      cents_per_kg: centsPerKg,
      amount_cents: amountOf(quantity, centsPerKg),
    },
  ];
}
