import type { OwnProduct } from "./configuration.ts";
import { kindOf, plainOf } from "./kinds.ts";
import { PRODUCTS, type Product, SEASONAL_PRODUCTS } from "./products.ts";
import { gramsIn, scaledTo } from "./weights.ts";

const CATEGORIES = ["bread", "viennoiserie", "cakes", "savoury", "drinks"] as const;

/** A prospect's own price list as products: each is made like the one of ours that is most like it, at the weight that its name says. */
export function ownCatalogue(own: readonly OwnProduct[]): Product[] {
  return own.map((product, index) => {
    const { recipeLike, category } = mostAlike(product);
    const grams = category === "drinks" ? undefined : gramsIn(product.name);
    return {
      ...(grams === undefined ? recipeLike : scaledTo(recipeLike, grams)),
      sku: `CAR-${String(index + 1).padStart(3, "0")}`,
      name: product.name,
      nameEn: product.name,
      category,
      priceCents: product.priceCents,
      popularity: wanted(recipeLike, product.priceCents) / (1 + index / 8),
      season: undefined,
    };
  });
}

/** What costs more than half as much again as the one it is made like is asked for less, in proportion: a wedding cake is no slice of cake. */
const wanted = ({ popularity, priceCents }: Product, ownCents: number): number =>
  popularity * Math.min(1, (1.5 * priceCents) / ownCents);

/** The product of ours whose recipe something is made by, where its name says so; else it is made like the usual one of its kind. */
export function recognised(name: string, locale: string): string | null {
  const { product, best } = likeness(name);
  if (best === 0) return null;
  return locale === "en" ? product.nameEn : product.name;
}

/** Of what kind a product is: as somebody said, as its name does, or bread where nothing does. */
export function categoryOf(name: string, given?: string): { category: Product["category"]; isKnown: boolean } {
  const said = CATEGORIES.find((it) => it === given);
  const { product, best } = likeness(name);
  const named = said ?? (best > 0 ? product.category : kindOf(name));
  return { category: named ?? "bread", isKnown: named !== undefined };
}

function mostAlike({ name, category: given }: OwnProduct): { recipeLike: Product; category: Product["category"] } {
  const { product, best } = likeness(name);
  const { category } = categoryOf(name, given);
  return { recipeLike: product.category === category && best > 0 ? product : firstOf(category), category };
}

function firstOf(category: Product["category"]): Product {
  const found = PRODUCTS.find((it) => it.category === category);
  if (!found) throw new Error(`the catalogue has no ${category}`);
  return found;
}

/** The product of ours that shares most words with a name; words as people write them, without accents. */
function likeness(name: string): { product: Product; best: number } {
  const words = wordsOf(name);
  let [product, best] = [PRODUCTS[0] as Product, 0];
  for (const candidate of [...PRODUCTS, ...SEASONAL_PRODUCTS]) {
    const theirs = wordsOf(`${candidate.name} ${candidate.nameEn}`);
    const shared = [...words].filter((word) => theirs.has(word)).length / Math.max(1, words.size);
    if (shared > best) [product, best] = [candidate, shared];
  }
  return best > 0.5 ? { product, best } : { product, best: 0 };
}

const NOISE = new Set(
  "de con la el y al a en the and of with kg gr ud porcion artesano artesana casero casera".split(" "),
);

function wordsOf(text: string): Set<string> {
  return new Set(
    (plainOf(text).match(/[a-z]{2,}/g) ?? []).map((it) => it.replace(/s$/, "")).filter((it) => !NOISE.has(it)),
  );
}
