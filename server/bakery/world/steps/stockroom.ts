import type { ShopDay } from "../model/calendar.ts";
import { addDays } from "../model/day.ts";
import { CASH_AND_CARRY, type Ingredient } from "../model/ingredients.ts";
import type { ShopProduct } from "../model/shop.ts";
import { ingredientId, locationId, supplierId } from "../model/thing-ids.ts";
import { dailyUse, onHand, packsOf, putLot, SCRAP, type Stock, takeExpired, takeGrams } from "../rules/pantry.ts";
import { amountOf, fateOf, type Order, type OrderLine } from "../rules/purchasing.ts";
import type { World } from "../state/world.ts";
import { placeOrder } from "./ordering.ts";

/** What recipes need for so many units of products, in grams by ingredient, with the usual scrap. */
export function needsOf(made: Iterable<readonly [ShopProduct, number]>): Map<string, number> {
  const needs = new Map<string, number>();
  for (const [product, units] of made)
    for (const [name, grams] of product.recipe) needs.set(name, (needs.get(name) ?? 0) + grams * units * SCRAP);
  return needs;
}

/** Books ingredients out of the larder, in whole grams. What is not there is fetched from the cash-and-carry first. */
export function consume(world: World, { date }: ShopDay, second: number, needs: ReadonlyMap<string, number>): void {
  const stocks = [...needs].flatMap(([name, grams]) => {
    const stock = world.bakehouse.pantry.get(name);
    return stock && Math.round(grams) > 0 ? [{ stock, grams: Math.round(grams) }] : [];
  });
  const short = stocks.filter((it) => onHand(it.stock) < it.grams);
  if (short.length > 0) fetchAtOnce(world, date, second, short);
  for (const { stock, grams } of stocks)
    for (const taken of takeGrams(stock, grams))
      move(world, date, second, {
        ingredient: stock.ingredient,
        lotId: taken.lot.id,
        kind: "consumption",
        grams: -taken.grams,
      });
}

function fetchAtOnce(
  world: World,
  date: string,
  second: number,
  short: ReadonlyArray<{ readonly stock: Stock; readonly grams: number }>,
): void {
  const lines = short.map(({ stock, grams }) => ({
    ingredient: stock.ingredient,
    grams: packsOf(stock.ingredient, grams - onHand(stock) + dailyUse(stock)),
  }));
  const order = placeOrder(world, date, second, CASH_AND_CARRY, lines, date);
  receive(world, date, second, order);
}

/** What comes today, as far as it comes. */
export function receiveDeliveries(world: World, { date }: ShopDay, second: number): void {
  const { bakehouse, bakery, seed } = world;
  const terms = { seed, calendar: bakery.calendar, lateShare: bakery.configuration.lateShare };
  const due = bakehouse.orders.filter((it) => fateOf(terms, it).arrivesOn <= date);
  bakehouse.orders = bakehouse.orders.filter((it) => !due.includes(it));
  for (const order of due) receive(world, date, second, order);
}

function receive(world: World, date: string, second: number, order: Order): void {
  const { journal, bakehouse, bakery, seed } = world;
  const terms = { seed, calendar: bakery.calendar, lateShare: bakery.configuration.lateShare };
  const { receivedOf } = fateOf(terms, order);
  const received = order.lines.map((line) => ({ line, grams: receivedOf(line) })).filter((it) => it.grams > 0);
  const deliveryId = journal.id("deliveries", date);
  journal.add("deliveries", {
    id: deliveryId,
    purchase_order_id: order.id,
    supplier_id: supplierId(order.supplier),
    location_id: locationId(bakehouse.place),
    delivered_at: bakery.calendar.at(date, second / 60),
    delivered_on: date,
    due_on: addDays(date, order.supplier.paymentDays),
    amount_cents: received.reduce((sum, it) => sum + amountOf(it.grams, it.line.centsPerKg), 0),
  });
  for (const [place, { line, grams }] of received.entries())
    storeLot(world, date, second, { line, grams, deliveryId, code: lotCode(order, place) });
}

/** By its order, whose number is like no other, and its place in it. */
const lotCode = ({ number }: Order, place: number): string =>
  `L${number.slice(number.indexOf("-") + 1)}-${String(place + 1).padStart(2, "0")}`;

function storeLot(
  world: World,
  date: string,
  second: number,
  received: { readonly line: OrderLine; readonly grams: number; readonly deliveryId: string; readonly code: string },
): void {
  const { journal, bakehouse, bakery } = world;
  const { ingredient, centsPerKg } = received.line;
  const stock = bakehouse.pantry.get(ingredient.name);
  if (!stock) return;
  const id = journal.id("lots", date);
  const expiresOn = addDays(date, ingredient.shelfDays);
  putLot(stock, { id, ingredient, grams: received.grams, expiresOn, centsPerKg });
  journal.add("lots", {
    id,
    ingredient_id: ingredientId(ingredient.name),
    location_id: locationId(bakehouse.place),
    delivery_id: received.deliveryId,
    code: received.code,
    received_at: bakery.calendar.at(date, second / 60),
    expires_on: expiresOn,
    quantity_grams: received.grams,
    cents_per_kg: centsPerKg,
  });
  move(world, date, second, { ingredient, lotId: id, kind: "delivery", grams: received.grams });
}

/** Whatever may not be used tomorrow goes. */
export function throwAwayExpired(world: World, { date }: ShopDay, second: number): void {
  for (const stock of world.bakehouse.pantry.values())
    for (const lot of takeExpired(stock, date))
      move(world, date, second, {
        ingredient: stock.ingredient,
        lotId: lot.id,
        kind: "waste",
        grams: -lot.grams,
        note: world.texts.expired,
        destination: "compost",
      });
}

interface Movement {
  readonly ingredient: Ingredient;
  readonly lotId: string;
  readonly kind: "delivery" | "consumption" | "waste";
  readonly grams: number;
  readonly note?: string;
  readonly destination?: string;
}

function move({ journal, bakery, bakehouse }: World, date: string, second: number, movement: Movement): void {
  journal.add("stock_movements", {
    id: journal.id("stock_movements", date),
    ingredient_id: ingredientId(movement.ingredient.name),
    location_id: locationId(bakehouse.place),
    lot_id: movement.lotId,
    kind: movement.kind,
    quantity_grams: movement.grams,
    moved_on: date,
    occurred_at: bakery.calendar.at(date, second / 60),
    note: movement.note ?? null,
    destination: movement.destination ?? null,
  });
}
