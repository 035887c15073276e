import { plainOf } from "../../world/model/kinds.ts";
import type { Product } from "../../world/model/products.ts";

/**
 * Cents that a piece of each kind costs in a Spanish bakery, from the cheapest roll to the dearest whole: far around the anchors of
 * docs/bakery-world.md, since a price in here is taken as it is and one outside only asked about.
 */
const USUAL: Readonly<Record<Product["category"], readonly [least: number, most: number]>> = {
  bread: [15, 1_500],
  viennoiserie: [20, 2_500],
  cakes: [50, 12_000],
  savoury: [50, 4_500],
  drinks: [40, 1_500],
};
const CELEBRATED = /nupcial|boda|bautizo|comunion|cumpleanos|wedding|birthday|\bpisos?\b|personalizad/;
const MOST_CELEBRATED = 300_000;

export function isUsual(name: string, category: Product["category"], cents: number): boolean {
  const [least, most] = USUAL[category];
  return cents >= least && cents <= (CELEBRATED.test(plainOf(name)) ? MOST_CELEBRATED : most);
}
