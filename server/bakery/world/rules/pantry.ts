import type { Ingredient } from "../model/ingredients.ts";

/** A delivery's part of one ingredient, used up before what keeps longer. */
export interface Lot {
  readonly id: string;
  readonly ingredient: Ingredient;
  grams: number;
  /** The last day on which it may be used. */
  readonly expiresOn: string;
  readonly centsPerKg: number;
}

export interface Stock {
  readonly ingredient: Ingredient;
  /** First to expire first. */
  lots: Lot[];
  /** Grams used on each of the last two weeks' days, newest last. */
  readonly use: number[];
  usedToday: number;
}

/** What is in the pantry, by the ingredient's name. */
export type Pantry = ReadonlyMap<string, Stock>;

/** Days whose use says what the next ones need. */
export const USE_DAYS = 14;
/** More than a recipe says goes into a dough: scrap, bench flour, what sticks to the bowl. */
export const SCRAP = 1.03;
const FLOUR_SACK_GRAMS = 25_000;
const PACK_GRAMS = 500;
const SMALL_PACK_GRAMS = 100;

export const onHand = ({ lots }: Stock): number => lots.reduce((sum, it) => sum + it.grams, 0);

/** Mean grams a day. */
export const dailyUse = ({ use }: Stock): number => use.reduce((sum, it) => sum + it, 0) / Math.max(1, use.length);

/** @param expectedUse grams a day, to begin with */
export function emptyStock(ingredient: Ingredient, expectedUse: number): Stock {
  return { ingredient, lots: [], use: Array<number>(USE_DAYS).fill(Math.max(1, expectedUse)), usedToday: 0 };
}

export function putLot(stock: Stock, lot: Lot): void {
  stock.lots.push(lot);
  stock.lots.sort(firstToExpire);
}

const firstToExpire = (one: Lot, other: Lot): number =>
  one.expiresOn < other.expiresOn ? -1 : one.expiresOn > other.expiresOn ? 1 : one.id < other.id ? -1 : 1;

/** Takes grams out, first to expire first. There must be so many. @returns what was taken of which lot */
export function takeGrams(stock: Stock, grams: number): Array<{ readonly lot: Lot; readonly grams: number }> {
  const taken: Array<{ lot: Lot; grams: number }> = [];
  let left = grams;
  for (const lot of stock.lots) {
    const some = Math.min(left, lot.grams);
    if (some > 0) taken.push({ lot, grams: some });
    lot.grams -= some;
    left -= some;
    if (left === 0) break;
  }
  stock.lots = stock.lots.filter((it) => it.grams > 0);
  stock.usedToday += grams - left;
  return taken;
}

/** Takes out whatever may not be used after today. */
export function takeExpired(stock: Stock, today: string): Lot[] {
  const expired = stock.lots.filter((it) => it.expiresOn <= today);
  stock.lots = stock.lots.filter((it) => it.expiresOn > today);
  return expired;
}

/** In the evening: today's use counts from now on. */
export function rememberUse(stock: Stock): void {
  stock.use.push(stock.usedToday);
  if (stock.use.length > USE_DAYS) stock.use.shift();
  stock.usedToday = 0;
}

/** Rounded up to what can be bought: flour in sacks, the rest in half kilograms, what is hardly needed by the hundred grams. */
export function packsOf(ingredient: Ingredient, grams: number): number {
  const isFlour = ingredient.name.startsWith("harina") && grams > FLOUR_SACK_GRAMS / 2;
  const pack = isFlour ? FLOUR_SACK_GRAMS : grams < PACK_GRAMS / 2 ? SMALL_PACK_GRAMS : PACK_GRAMS;
  return Math.ceil(grams / pack) * pack;
}
