import type { Calendar } from "../model/calendar.ts";
import { addDays, dayNumber, weekday } from "../model/day.ts";
import {
  CASH_AND_CARRY,
  CASH_MARKUP,
  type Ingredient,
  monthlyStepPercent,
  type Supplier,
} from "../model/ingredients.ts";
import { dailyUse, onHand, packsOf, type Stock } from "./pantry.ts";
import { drawFor } from "./rng.ts";

export interface OrderLine {
  readonly id: string;
  readonly ingredient: Ingredient;
  readonly grams: number;
  readonly centsPerKg: number;
}

export interface Order {
  readonly id: string;
  readonly number: string;
  readonly supplier: Supplier;
  readonly orderedAt: Date;
  readonly orderedOn: string;
  readonly expectedOn: string;
  readonly placedBy: "model" | "person";
  readonly lines: readonly OrderLine[];
}

const RHO = 0.85;
const MONTHS = 18;

const lists = new Map<string, number>();
const MOST_LISTS = 20_000;

/** Cents a kilogram on a supplier's list: it moves in steps, on the first of a month, around where it belongs. */
export function listPrice(seed: number, ingredient: Ingredient, date: string): number {
  const key = `${seed} ${ingredient.name} ${date.slice(0, 7)}`;
  const known = lists.get(key);
  if (known !== undefined) return known;
  if (lists.size > MOST_LISTS) lists.clear();
  const price = walk(seed, ingredient, Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)));
  lists.set(key, price);
  return price;
}

/** A mean-reverting walk in the logarithm, of the last year and a half's steps. */
function walk(seed: number, ingredient: Ingredient, month: number): number {
  const step = monthlyStepPercent(ingredient) / 100;
  let log = 0;
  for (let back = MONTHS; back >= 0; back -= 1)
    log = RHO * log + step * drawFor(seed, "list", ingredient.name, month - back).normal();
  return Math.max(1, Math.round(ingredient.centsPerKg * Math.exp(log)));
}

/** What a supplier asks: the list's price, and somewhat more where one fetches it oneself. */
export function priceOf(supplier: Supplier, list: number): number {
  return supplier === CASH_AND_CARRY ? Math.ceil(list * CASH_MARKUP) : list;
}

/** To the cent. */
export const amountOf = (grams: number, centsPerKg: number): number => Math.round((grams * centsPerKg) / 1_000);

/** A supplier has a round on an open weekday (`model/shop.ts`); holidays shut a few of them in a row, never two months. */
const LONGEST_WAIT_DAYS = 60;

/**
 * The first day on which a supplier can bring what is ordered on a day: after its lead time, on its round, on a working day on which we
 * are open; what one fetches oneself can be had on any.
 */
export function arrivalOf(calendar: Calendar, supplier: Supplier, orderedOn: string): string {
  const earliest = addDays(orderedOn, supplier.leadDays);
  for (let wait = 0; wait <= LONGEST_WAIT_DAYS; wait += 1) {
    const date = addDays(earliest, wait);
    const day = calendar.day(date);
    const comes = day.holiday === undefined || supplier.cif === CASH_AND_CARRY.cif;
    if (supplier.deliversOn.includes(weekday(date)) && day.isOpen && comes) return date;
  }
  throw new Error(`${supplier.name} never comes while the shop is open`);
}

/** How an order turns out: most come as agreed; a few a round later, and a line now and then short. People's own come as agreed. */
export function fateOf(
  { seed, calendar, lateShare }: { readonly seed: number; readonly calendar: Calendar; readonly lateShare: number },
  order: Order,
): { readonly arrivesOn: string; readonly receivedOf: (line: OrderLine) => number } {
  if (order.placedBy === "person" || order.supplier.leadDays === 0)
    return { arrivesOn: order.expectedOn, receivedOf: (line) => line.grams };
  const draw = drawFor(seed, "delivery", order.orderedOn, order.supplier.name);
  const isLate = draw.uniform() < lateShare;
  const next = { ...order.supplier, leadDays: 1 };
  return {
    arrivesOn: isLate ? arrivalOf(calendar, next, order.expectedOn) : order.expectedOn,
    receivedOf(line) {
      const own = drawFor(seed, "short", order.orderedOn, line.ingredient.name);
      if (own.uniform() >= SHORT_SHARE || line.grams < 2_000) return line.grams;
      return Math.floor((line.grams * (0.7 + 0.25 * own.uniform())) / 500) * 500;
    },
  };
}

const SHORT_SHARE = 0.02;

/**
 * What to order tonight from one supplier, with the next chance in mind: enough to last until the round after the one it can come
 * with. An order below the supplier's minimum waits, unless something would run out; then everything is bought for some days more.
 */
export function wantedFrom(
  calendar: Calendar,
  supplier: Supplier,
  stocks: readonly Stock[],
  { today, onOrder, priceOf: price }: Tonight,
): Array<{ readonly ingredient: Ingredient; readonly grams: number }> {
  const arrives = arrivalOf(calendar, supplier, today);
  // Tomorrow evening's order would still come with the same round.
  if (arrivalOf(calendar, supplier, addDays(today, 1)) === arrives) return [];
  const following = arrivalOf(calendar, { ...supplier, leadDays: 1 }, arrives);
  const wait = dayNumber(following) - dayNumber(today);
  const shelves = stocks.map((stock) => ({
    stock,
    use: dailyUse(stock),
    there: onHand(stock) + onOrder(stock.ingredient),
  }));
  const linesFor = (more: number) =>
    shelves.flatMap(({ stock: { ingredient }, use, there }) => {
      const lasts = Math.max(wait + 1, ingredient.shelfDays * FRESH_SHARE);
      const days = wait + ingredient.coverDays + Math.min(more, ingredient.coverDays);
      const missing = use * Math.min(days, lasts) - there;
      return missing > use * 0.5 && missing > 0 ? [{ ingredient, grams: packsOf(ingredient, missing) }] : [];
    });
  const cost = (lines: ReturnType<typeof linesFor>) =>
    lines.reduce((sum, it) => sum + amountOf(it.grams, price(it.ingredient)), 0);
  const runsOut = shelves.some(({ use, there }) => there < use * (wait + SAFETY_DAYS));
  for (let more = 0; more <= (runsOut ? MOST_DAYS : 0); more += 2) {
    const lines = linesFor(more);
    if (lines.length > 0 && cost(lines) >= supplier.minimumCents) return lines;
  }
  return [];
}

const SAFETY_DAYS = 1.5;
/** Nobody buys more than is used in this part of its shelf life. */
const FRESH_SHARE = 0.6;
const MOST_DAYS = 20;

interface Tonight {
  readonly today: string;
  readonly onOrder: (ingredient: Ingredient) => number;
  readonly priceOf: (ingredient: Ingredient) => number;
}
