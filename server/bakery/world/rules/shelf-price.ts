import { addDays, dayNumber, weekday } from "../model/day.ts";
import type { ShopProduct } from "../model/shop.ts";
import { drawFor } from "./rng.ts";

const WEEK = 7;
/** Of the old price, the new one at most; of every revision in the specification. */
const MOST_RISE = 1.05;

/** A new price as it stands on a shelf: in steps of five cents where they fit, within 5 % of the old one. */
function dearer(priceCents: number, rng: number): number {
  const most = Math.floor(priceCents * MOST_RISE);
  const wanted = priceCents * (1.025 + 0.02 * rng);
  const fives = Math.ceil(wanted / 5) * 5;
  return fives <= most ? fives : Math.max(priceCents, Math.min(most, Math.ceil(wanted)));
}

/** What a price was before it was raised to this one: on a shelf, and within 5 %; where there is no such price it was always this. */
function before(priceCents: number): number {
  const fives = Math.ceil(priceCents / MOST_RISE / 5) * 5;
  return Math.min(fives, priceCents);
}

/** The product whose turn it is on a Monday; products take turns, some weeks apart. */
export function onTurn(
  products: readonly ShopProduct[],
  date: string,
  revisionWeeks: number,
  seed: number,
): ShopProduct | undefined {
  const week = Math.floor((dayNumber(date) + 3) / WEEK);
  if (week % revisionWeeks !== 0) return undefined;
  const lasting = products.filter((it) => it.season === undefined);
  return lasting[(week / revisionWeeks + seed * 5) % lasting.length];
}

/**
 * The prices with which a bakery must begin so that, with every product revised at most once, it ends at those of its own list.
 *
 * @param from its first day, @param to the last on which anything is dearer than the day before
 */
export function pricesLeadingTo(
  products: readonly ShopProduct[],
  { from, to, revisionWeeks, seed }: { from: string; to: string; revisionWeeks: number; seed: number },
): Map<ShopProduct, number> {
  const prices = new Map(products.map((it) => [it, it.priceCents]));
  for (let date = from; date <= to; date = addDays(date, 1)) {
    const product = weekday(date) === 0 ? onTurn(products, date, revisionWeeks, seed) : undefined;
    if (product) prices.set(product, before(product.priceCents));
  }
  return prices;
}

/** The price from a Monday on; undefined where it stays as it is. @param of `hasList`: its own price is that of a prospect's list */
export function revised(
  product: ShopProduct,
  priceCents: number,
  { seed, date, hasList }: { seed: number; date: string; hasList: boolean },
): number | undefined {
  const next = hasList ? product.priceCents : dearer(priceCents, drawFor(seed, "revision", date).uniform());
  return next === priceCents ? undefined : next;
}
