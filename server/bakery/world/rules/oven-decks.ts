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
  for (const order of customers.flatMap((customer) => customer.orders))
    standing.set(order.product, (standing.get(order.product) ?? 0) + order.units);
  const minutes = products
    .filter((it) => it.isBaked && it.season === undefined)
    .map((product) => {
      const units = (expected.get(product) ?? 0) * share * PEAK * NIGHT_SHARE + (standing.get(product) ?? 0);
      return (units / product.batchUnits + 0.5) * loadMinutes(product);
    });
  const all = minutes.reduce((sum, it) => sum + it, 0);
  return Math.max(FEWEST_DECKS, Math.ceil(all / NIGHT_MINUTES));
}
