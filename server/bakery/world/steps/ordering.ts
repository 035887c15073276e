import type { ShopDay } from "../model/calendar.ts";
import { CASH_AND_CARRY, type Ingredient } from "../model/ingredients.ts";
import { ingredientId, locationId, supplierId, supplierNumber } from "../model/thing-ids.ts";
import { dailyUse, onHand, packsOf, type Stock } from "../rules/pantry.ts";
import { amountOf, arrivalOf, listPrice, type Order, priceOf, wantedFrom } from "../rules/purchasing.ts";
import type { World } from "../state/world.ts";

/** In the evening: orders from whoever has a round that nothing ordered later could come with. */
export function orderForTheRounds(world: World, { date }: ShopDay, second: number): void {
  const { bakehouse, bakery, seed } = world;
  const coming = new Map<Ingredient, number>();
  for (const line of bakehouse.orders.flatMap((it) => it.lines))
    coming.set(line.ingredient, (coming.get(line.ingredient) ?? 0) + line.grams);
  for (const supplier of bakery.suppliers) {
    if (supplier === CASH_AND_CARRY) continue;
    const stocks = [...bakehouse.pantry.values()].filter((it) => it.ingredient.supplier === supplier.name);
    const wanted = wantedFrom(bakery.calendar, supplier, stocks, {
      today: date,
      onOrder: (ingredient) => coming.get(ingredient) ?? 0,
      priceOf: (ingredient) => listPrice(seed, ingredient, date),
    });
    if (wanted.length === 0) continue;
    for (const it of wanted) coming.set(it.ingredient, (coming.get(it.ingredient) ?? 0) + it.grams);
    const order = placeOrder(world, date, second, supplier, wanted, arrivalOf(bakery.calendar, supplier, date));
    bakehouse.orders.push(order);
  }
  fetchTomorrow(world, date, second, coming);
}

/** What is fetched: what lasts for less than this, and so much that it lasts for that. */
const FETCHED = { lowDays: 2.2, days: 7 };
/** Nobody drives there for a lemon: who goes for less than this takes more of it, and what is cheap and will be needed soon. */
const WORTH_THE_WAY_CENTS = 2_500;
const WHILE_THERE = { lowDays: 6, days: 60 };
const CHEAP_CENTS = 800;
/** Fetched every day of the week. */
const NEXT_DAY = 1;

/** Somebody drives to the cash-and-carry for what nobody will bring in time, as when too little is missing for a supplier's minimum. */
function fetchTomorrow(world: World, date: string, second: number, coming: ReadonlyMap<Ingredient, number>): void {
  const { bakehouse, bakery, seed } = world;
  const cost = (it: Fetched) => amountOf(it.grams, priceOf(CASH_AND_CARRY, listPrice(seed, it.ingredient, date)));
  const stocks = [...bakehouse.pantry.values()];
  const needed = fetched(stocks, coming, FETCHED);
  if (needed.length === 0) return;
  const isWorthIt = needed.reduce((sum, it) => sum + cost(it), 0) >= WORTH_THE_WAY_CENTS;
  const isNeeded = (it: Fetched) => needed.some((one) => one.ingredient === it.ingredient);
  const wanted = isWorthIt
    ? needed
    : fetched(stocks, coming, WHILE_THERE).filter((it) => isNeeded(it) || cost(it) < CHEAP_CENTS);
  const expectedOn = arrivalOf(bakery.calendar, { ...CASH_AND_CARRY, leadDays: NEXT_DAY }, date);
  bakehouse.orders.push(placeOrder(world, date, second, CASH_AND_CARRY, wanted, expectedOn));
}

interface Fetched {
  readonly ingredient: Ingredient;
  readonly grams: number;
}

function fetched(
  stocks: readonly Stock[],
  coming: ReadonlyMap<Ingredient, number>,
  { lowDays, days }: typeof FETCHED,
): Fetched[] {
  return stocks.flatMap((stock) => {
    const { ingredient } = stock;
    const there = onHand(stock) + (coming.get(ingredient) ?? 0);
    const use = dailyUse(stock);
    const enough = use * (Math.min(days, ingredient.shelfDays / 2) + 1.4);
    if (there >= use * lowDays || there >= enough) return [];
    return [{ ingredient, grams: packsOf(ingredient, enough - there) }];
  });
}

export function placeOrder(
  world: World,
  date: string,
  second: number,
  supplier: Order["supplier"],
  wanted: ReadonlyArray<{ readonly ingredient: Ingredient; readonly grams: number }>,
  expectedOn: string,
): Order {
  const { journal, bakery, seed } = world;
  const suffix = supplier === CASH_AND_CARRY ? `-${Math.floor(second / 60)}` : "";
  const order: Order = {
    id: journal.id("purchase_orders", date),
    number: `PC-${date.slice(2).replaceAll("-", "")}-${supplierNumber(supplier)}${suffix}`,
    supplier,
    orderedAt: bakery.calendar.at(date, second / 60),
    orderedOn: date,
    expectedOn,
    placedBy: "model",
    lines: wanted.map(({ ingredient, grams }) => ({
      id: journal.id("purchase_order_lines", date),
      ingredient,
      grams,
      centsPerKg: priceOf(supplier, listPrice(seed, ingredient, date)),
    })),
  };
  writeOrder(world, order);
  return order;
}

export function writeOrder({ journal, bakehouse }: World, order: Order): void {
  journal.add("purchase_orders", {
    id: order.id,
    number: order.number,
    supplier_id: supplierId(order.supplier),
    location_id: locationId(bakehouse.place),
    ordered_at: order.orderedAt,
    ordered_on: order.orderedOn,
    expected_on: order.expectedOn,
    placed_by: order.placedBy,
  });
  for (const line of order.lines)
    journal.add("purchase_order_lines", {
      id: line.id,
      purchase_order_id: order.id,
      ingredient_id: ingredientId(line.ingredient.name),
      quantity_grams: line.grams,
      cents_per_kg: line.centsPerKg,
      amount_cents: amountOf(line.grams, line.centsPerKg),
      ordered_at: order.orderedAt,
    });
}
