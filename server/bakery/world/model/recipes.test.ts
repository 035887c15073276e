import { expect, test } from "vitest";
import { WRAPPING } from "./ingredients.ts";
import { PRODUCTS } from "./products.ts";
import { recipeOf, waterOf } from "./recipes.ts";

const grams = (text: string) => [...text.matchAll(/([\d.]+) g/g)].reduce((sum, [, it]) => sum + Number(it), 0);
/** Yesterday's loaf is stocked as the flour that went into it. */
const isOfItself = (it: (typeof PRODUCTS)[number]) => `${it.dough}${it.filling}`.includes("pan del día anterior");

test.each(PRODUCTS.filter((it) => !isOfItself(it)).map((it) => [it.name, it] as const))(
  "%s weighs what its dough and its filling weigh",
  (_name, product) => {
    const bought = [...recipeOf(product)].filter(([name]) => name !== WRAPPING).reduce((sum, [, it]) => sum + it, 0);
    const water = [...product.filling.matchAll(/agua ([\d.]+) g/g)].reduce((sum, [, it]) => sum + Number(it), 0);
    expect(bought + waterOf(product) + water).toBeCloseTo(product.doughGrams + grams(product.filling), 1);
  },
);
