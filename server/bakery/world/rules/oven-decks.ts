import type { Bakery, ShopProduct } from "../model/shop.ts";
import type { Customer } from "./customers.ts";
import { loadMinutes } from "./production.ts";

/** A night's bake must be out of the oven well before the doors open. */
const NIGHT_MINUTES = 170;
const FEWEST_DECKS = 3;
/** Of a good day, against the ordinary one. */
const PEAK = 1.9;
const NIGHT_SHARE = 0.75;

/** As many decks as a good Saturday's night needs. */
export function bakingDecks(
  { products, places }: Bakery,
  expected: ReadonlyMap<ShopProduct, number>,
  customers: readonly Customer[],
): number {
  const share = places.reduce((sum, it) => sum + it.share, 0);
  const standing = new Map<ShopProduct, number>();
  for (const it of customers.flatMap((customer) => customer.orders))
    standing.set(it.product, (standing.get(it.product) ?? 0) + it.units);
  const minutes = products
    .filter((it) => it.isBaked && it.season === undefined)
    .map((it) => {
      const units = (expected.get(it) ?? 0) * share * PEAK * NIGHT_SHARE + (standing.get(it) ?? 0);
      return (units / it.batchUnits + 0.5) * loadMinutes(it);
    });
  const all = minutes.reduce((sum, it) => sum + it, 0);
  return Math.max(FEWEST_DECKS, Math.ceil(all / NIGHT_MINUTES));
}
