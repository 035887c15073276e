import { sql } from "kysely";
import type { z } from "zod";
import type { OrderSuggestion } from "../../../contract/bakery/suppliers.ts";
import type { Tenant } from "../../domain.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { today } from "../day-range.ts";
import { type LarderRow, selectIngredientStock } from "../inventory/queries.ts";
import { CASH_AND_CARRY, INGREDIENTS } from "../world/model/ingredients.ts";
import { packsOf } from "../world/rules/pantry.ts";
import { amountOf, priceOf } from "../world/rules/purchasing.ts";
import { arrivalOf, lastDayFor, selectOpenDays } from "./arrival.ts";
import { selectListPrices } from "./queries.ts";

type Suggestion = z.input<typeof OrderSuggestion>;

interface Situation {
  readonly stock: ReadonlyMap<string, LarderRow>;
  readonly onOrder: ReadonlyMap<string, number>;
  readonly prices: ReadonlyMap<string, number>;
}

/**
 * What is missing up to the round after next, by supplier, in packs. Nothing is bought for longer than it keeps; where too little is
 * missing for a supplier's minimum, what cannot wait is fetched from the cash-and-carry.
 */
export async function suggestOrders(db: BakeryDb, tenant: Tenant): Promise<Suggestion[]> {
  const situation = await selectSituation(db, today(tenant));
  const ingredients = await db.selectFrom("ingredients").selectAll().execute();
  const suppliers = await db.selectFrom("suppliers").selectAll().orderBy("name").execute();
  const days = await selectOpenDays(db, today(tenant));
  const cashAndCarry = suppliers.find((it) => it.cif === CASH_AND_CARRY.cif);
  const suggestions: Suggestion[] = [];
  const fetched: Array<{ readonly from: string; readonly lines: Lines }> = [];
  const suggest = (supplier: Supplier, order: Pick<Suggestion, "lines" | "is_topped_up" | "fetched_for">) =>
    suggestions.push({
      supplier_id: supplier.id,
      supplier_name: supplier.name,
      expected_on: arrivalOf(days, supplier, today(tenant)),
      order_by: lastDayFor(days, supplier, today(tenant)),
      minimum_cents: supplier.minimum_cents,
      amount_cents: amount(order.lines),
      ...order,
    });
  for (const supplier of suppliers) {
    const own = ingredients.filter((one) => one.supplier_id === supplier.id);
    const order = orderFrom(own, supplier, situation);
    if (order) suggest(supplier, { ...order, fetched_for: [] });
    else fetched.push({ from: supplier.name, lines: fetchedOf(own, situation) });
  }
  const lines = fetched.flatMap((it) => it.lines);
  const fetched_for = fetched.filter((it) => it.lines.length > 0).map((it) => it.from);
  if (cashAndCarry && lines.length > 0) suggest(cashAndCarry, { lines, is_topped_up: false, fetched_for });
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
const SPARE_DAYS = [2, 5, 9, 14, 21, 30] as const;
/** Nobody buys more than is used in this part of its shelf life. */
const FRESH_SHARE = 0.6;
/** What lasts for less than this does not wait until more is missing, and is fetched for that long. */
const FETCHED = { lowDays: 4, days: 7 };

type Lines = Suggestion["lines"];

interface Ingredient {
  readonly id: string;
  readonly name: string;
  readonly cover_days: number;
  readonly shelf_days: number;
  readonly cents_per_kg: number;
}

interface Supplier {
  readonly id: string;
  readonly cif: string;
  readonly name: string;
  readonly lead_days: number;
  readonly delivers_on: string;
  readonly minimum_cents: number;
}

const amount = (lines: Lines): number => lines.reduce((sum, it) => sum + it.amount_cents, 0);

/** What is missing from a supplier; where that is too little for an order, for some days more. Undefined where it never is enough. */
function orderFrom(
  ingredients: readonly Ingredient[],
  supplier: Supplier,
  situation: Situation,
): Pick<Suggestion, "lines" | "is_topped_up"> | undefined {
  for (const spare of SPARE_DAYS) {
    const lines = ingredients.flatMap((it) =>
      lineOf(it, it.cover_days + supplier.lead_days + spare, situation, (listed) => listed),
    );
    if (lines.length === 0) return undefined;
    if (amount(lines) >= supplier.minimum_cents) return { lines, is_topped_up: spare > SPARE_DAYS[0] };
  }
  return undefined;
}

function fetchedOf(ingredients: readonly Ingredient[], situation: Situation): Lines {
  return ingredients
    .flatMap((it) => lineOf(it, FETCHED.days, situation, (listed) => priceOf(CASH_AND_CARRY, listed)))
    .filter((it) => it.days_left < FETCHED.lowDays);
}

/** @param days for which it is to last, as far as it keeps */
function lineOf(
  ingredient: Ingredient,
  days: number,
  { stock, onOrder, prices }: Situation,
  priced: (listed: number) => number,
): Lines {
  const { on_hand = 0, daily_use = 0, cover } = stock.get(ingredient.id) ?? {};
  const lasting = daily_use > 0 ? (cover?.days ?? 0) : 0;
  const ordered = onOrder.get(ingredient.id) ?? 0;
  const wanted = Math.min(days, Math.max(1, ingredient.shelf_days * FRESH_SHARE));
  const missing = daily_use * (wanted - lasting) - ordered;
  const known = INGREDIENTS.find((one) => one.name === ingredient.name || one.nameEn === ingredient.name);
  if (missing < daily_use || missing <= 0 || !known) return [];
  const quantity = packsOf(known, missing);
  const centsPerKg = priced(prices.get(ingredient.id) ?? ingredient.cents_per_kg);
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
