import type { ShopDay } from "./calendar.ts";
import { addDays, weekday } from "./day.ts";
import type { Ingredient, Supplier } from "./ingredients.ts";
import type { Shop } from "./shop.ts";

export interface StockMovement {
  readonly ingredient: Ingredient;
  readonly kind: "opening" | "delivery" | "consumption" | "waste";
  /** Positive comes in. */
  readonly grams: number;
  /** Minutes of the local day. */
  readonly minute: number;
  readonly note: string | null;
}

interface Stock {
  readonly ingredient: Ingredient;
  grams: number;
  /** Smoothed grams a day. */
  dailyUse: number;
  usedToday: number;
  onOrder: { date: string; grams: number }[];
}

const USE_RATE = 0.1;
/** More than a recipe says goes into a dough: scrap, bench flour, what sticks to the bowl. */
export const SCRAP = 1.03;
const FLOUR_SACK_GRAMS = 25_000;
const PACK_GRAMS = 500;
const DELIVERY_MINUTE = 8 * 60 + 30;

/** The ingredients of a shop: they come in by delivery, go out by recipe, and are never fewer than none. */
export interface Larder {
  onHand(): Array<{ ingredient: Ingredient; grams: number }>;
  /** What was ordered for today comes in. */
  receive(day: ShopDay): StockMovement[];
  /** Takes what recipes need, in whole grams. What is missing is fetched from the cash-and-carry a quarter of an hour before. */
  consume(needs: ReadonlyMap<string, number>, minute: number): StockMovement[];
  /** In the evening: learns the day's use and orders from whoever delivers when its lead time is over. */
  order(day: ShopDay): void;
}

/** @param expectedUse grams a day, to begin with */
export function stockedLarder(shop: Shop, expectedUse: ReadonlyMap<string, number>): Larder {
  const suppliers = new Map(shop.suppliers.map((it) => [it.name, it]));
  const stocks = shop.ingredients.map((it) => firstStock(it, Math.max(1, expectedUse.get(it.name) ?? 1)));
  const byName = new Map(stocks.map((it) => [it.ingredient.name, it]));
  return {
    onHand: () => stocks.map(({ ingredient, grams }) => ({ ingredient, grams })),
    receive: (day) => stocks.flatMap((it) => receive(it, day)),
    consume: (needs, minute) =>
      [...needs].flatMap(([name, grams]) => {
        const stock = byName.get(name);
        return stock ? consume(stock, Math.round(grams), minute) : [];
      }),
    order(day) {
      for (const stock of stocks) order(stock, suppliers.get(stock.ingredient.supplier), day);
    },
  };
}

function firstStock(ingredient: Ingredient, dailyUse: number): Stock {
  const grams = packs(ingredient, dailyUse * (ingredient.coverDays + 4));
  return { ingredient, grams, dailyUse, usedToday: 0, onOrder: [] };
}

function receive(stock: Stock, day: ShopDay): StockMovement[] {
  const due = stock.onOrder.filter((it) => it.date === day.date);
  stock.onOrder = stock.onOrder.filter((it) => it.date > day.date);
  return due.map(({ grams }) => {
    stock.grams += grams;
    return { ingredient: stock.ingredient, kind: "delivery", grams, minute: DELIVERY_MINUTE, note: null };
  });
}

function consume(stock: Stock, grams: number, minute: number): StockMovement[] {
  if (grams === 0) return [];
  const { ingredient } = stock;
  const movements: StockMovement[] = [];
  if (stock.grams < grams) {
    const bought = packs(ingredient, grams - stock.grams + stock.dailyUse);
    stock.grams += bought;
    movements.push({ ingredient, kind: "delivery", grams: bought, minute: minute - 15, note: "compra urgente" });
  }
  stock.grams -= grams;
  stock.usedToday += grams;
  movements.push({ ingredient, kind: "consumption", grams: -grams, minute, note: null });
  return movements;
}

function order(stock: Stock, supplier: Supplier | undefined, day: ShopDay): void {
  stock.dailyUse += USE_RATE * (stock.usedToday - stock.dailyUse);
  stock.usedToday = 0;
  if (!supplier) return;
  const arrival = addDays(day.date, supplier.leadDays);
  if (!supplier.deliversOn.includes(weekday(arrival))) return;
  const days = supplier.leadDays + daysToNext(arrival, supplier) + stock.ingredient.coverDays;
  const coming = stock.onOrder.reduce((sum, it) => sum + it.grams, 0);
  const missing = stock.dailyUse * days - stock.grams - coming;
  if (missing > stock.dailyUse) stock.onOrder.push({ date: arrival, grams: packs(stock.ingredient, missing) });
}

function daysToNext(arrival: string, supplier: Supplier): number {
  for (let days = 1; days <= 7; days += 1) if (supplier.deliversOn.includes((weekday(arrival) + days) % 7)) return days;
  return 7;
}

/** Rounded up to what can be bought: flour in sacks, the rest in half kilograms. */
function packs(ingredient: Ingredient, grams: number): number {
  const pack = ingredient.name.startsWith("harina") && grams > FLOUR_SACK_GRAMS / 2 ? FLOUR_SACK_GRAMS : PACK_GRAMS;
  return Math.ceil(grams / pack) * pack;
}
