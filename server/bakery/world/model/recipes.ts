import { WRAPPING } from "./ingredients.ts";
import type { Product } from "./products.ts";

/** Grams of each bought ingredient in one piece of a product. */
export type Recipe = ReadonlyMap<string, number>;

/** A bag or a bread's band, a box, a cup. Estimates. */
const WRAPPING_GRAMS = { bread: 4, viennoiserie: 4, cakes: 14, savoury: 6, drinks: 5 } as const;

/** Made in the house: sourdough is flour and water in equal parts; water comes from the tap and is not stocked. */
const MADE_HERE: Readonly<Record<string, ReadonlyArray<readonly [string, number]>>> = {
  "masa madre": [["harina panadera", 0.5]],
  agua: [],
  // Yesterday's loaf, as the flour that went into it.
  "pan del día anterior": [["harina panadera", 0.6]],
};

/**
 * What one piece takes. A dough is given in baker's percentages, so an ingredient's share is its percentage over the sum of
 * all of them, times the weight of the raw piece; a filling is given in grams.
 */
export function recipeOf(product: Product): Recipe {
  const grams = new Map<string, number>();
  const add = (name: string, amount: number) => {
    for (const [bought, share] of MADE_HERE[name] ?? [[name, 1]])
      grams.set(bought, (grams.get(bought) ?? 0) + amount * share);
  };
  const dough = parseParts(product.dough);
  const whole = dough.reduce((sum, it) => sum + it.amount, 0);
  for (const { name, amount } of dough) add(name, (product.doughGrams * amount) / whole);
  for (const { name, amount } of parseParts(product.filling)) add(name, amount);
  add(WRAPPING, WRAPPING_GRAMS[product.category]);
  return new Map([...grams].map(([name, amount]) => [name, Math.round(amount * 1000) / 1000]));
}

/** `harina panadera 100; agua 64` or `mantequilla 10 g; azúcar 12 g`. */
export function parseParts(text: string): Array<{ name: string; amount: number }> {
  return text
    .split(";")
    .map((part) => /^\s*(.+?)\s+([\d.]+)(?: g)?\s*$/.exec(part))
    .filter((it) => it !== null)
    .map((it) => ({ name: it[1] ?? "", amount: Number(it[2]) }));
}

/** Of the water in what is made in the house. */
const WATER_IN: Readonly<Record<string, number>> = { agua: 1, "masa madre": 0.5 };

/** Grams of water from the tap in one piece: no purchase and no stock, but most of a dough after its flour. */
export function waterOf(product: Product): number {
  const dough = parseParts(product.dough);
  const whole = dough.reduce((sum, it) => sum + it.amount, 0);
  return dough.reduce((sum, it) => sum + (product.doughGrams * it.amount * (WATER_IN[it.name] ?? 0)) / whole, 0);
}
