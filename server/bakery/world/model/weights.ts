import { plainOf } from "./kinds.ts";
import type { Product } from "./products.ts";
import { parseParts } from "./recipes.ts";

/** What an oven leaves of a dough. An estimate: 12 to 18 % of it is water that goes. */
const BAKED = 0.85;
const LEAST_GRAMS = 10;
const MOST_GRAMS = 20_000;

const FRACTIONS: ReadonlyArray<readonly [words: RegExp, grams: number]> = [
  [/\b(?:tres cuartos|3\/4)(?: de)? (?:kg|kilo)\b/, 750],
  [/\b(?:medio|1\/2|½)(?: de)? ?(?:kg|kilo)\b/, 500],
  [/\b(?:cuarto|1\/4|¼)(?: de)? ?(?:kg|kilo)\b/, 250],
  [/\b(?:un )?kilo y medio\b/, 1_500],
];
const WEIGHT = /(\d+(?:[.,]\d+)?) ?(kgs?|kilos?|g|grs?|gramos?)\b/;

/** Grams of a piece that its name speaks of: `Hogaza 1 kg`, `Pan de medio kilo`; undefined where it speaks of none. */
export function gramsIn(name: string): number | undefined {
  const plain = plainOf(name);
  const fraction = FRACTIONS.find(([words]) => words.test(plain));
  if (fraction) return fraction[1];
  const [, number = "", unit = ""] = WEIGHT.exec(plain) ?? [];
  const grams = Number(number.replace(",", ".")) * (unit.startsWith("k") ? 1_000 : 1);
  return grams >= LEAST_GRAMS && grams <= MOST_GRAMS ? grams : undefined;
}

/** The same product at another weight when it is sold: more dough, more of what is in it, fewer at a time in the oven. */
export function scaledTo(product: Product, grams: number): Product {
  const filling = parseParts(product.filling);
  const weight = product.doughGrams * BAKED + filling.reduce((sum, it) => sum + it.amount, 0);
  const factor = grams / weight;
  return {
    ...product,
    doughGrams: round(product.doughGrams * factor),
    filling: filling.map((it) => `${it.name} ${round(it.amount * factor)} g`).join("; "),
    batchUnits: Math.min(product.batchUnits * 4, Math.max(1, Math.round(product.batchUnits / factor))),
  };
}

const round = (grams: number) => Math.round(grams * 10) / 10;
