import type { OwnProduct } from "./configuration.ts";
import { PRODUCTS, type Product, SEASONAL_PRODUCTS } from "./products.ts";

const CATEGORIES = ["bread", "viennoiserie", "cakes", "savoury", "drinks"] as const;

/** What speaks for a category in a product's name, where the price list names none. */
const HINTS: ReadonlyArray<readonly [Product["category"], RegExp]> = [
  ["drinks", /caf[eé]|cortado|zumo|t[eé]\b|infusi|chocolate a la taza|refresco|agua|coffee|juice|tea\b/i],
  ["savoury", /bocadill|s[aá]ndwich|empanad|pizza|focaccia|quiche|mixto|roll|salad|hojaldre salado/i],
  ["cakes", /tarta|pastel|bizcocho|milhojas|rosc[oó]n|cake|brownie|torrija|bu[ñn]uelo|tur+[oó]n/i],
  [
    "viennoiserie",
    /cruas|croissant|napolitan|ensaimad|palmera|magdalena|bollo|suizo|rosquill|galleta|caracola|sobao|bun|muffin/i,
  ],
];

/** A prospect's own price list as products: each is made like the one of ours that is most like it. */
export function ownCatalogue(own: readonly OwnProduct[]): Product[] {
  return own.map((product, index) => {
    const known = mostAlike(product);
    const { recipeLike, category } = known;
    return {
      ...recipeLike,
      sku: `CAR-${String(index + 1).padStart(3, "0")}`,
      name: product.name,
      nameEn: product.name,
      category,
      priceCents: product.priceCents,
      vatPercent: category === "bread" ? 4 : 10,
      popularity: recipeLike.popularity / (1 + index / 8),
      season: undefined,
    };
  });
}

/** The product of ours whose recipe something is made by, where its name says so; else it is made like the usual one of its kind. */
export function recognised(name: string, locale: string): string | null {
  const { product, best } = likeness(name);
  if (best === 0) return null;
  return locale === "en" ? product.nameEn : product.name;
}

function mostAlike(ownProduct: OwnProduct): { recipeLike: Product; category: Product["category"] } {
  const { product, best } = likeness(ownProduct.name);
  const given = CATEGORIES.find((category) => category === ownProduct.category);
  const category = given ?? (best > 0 ? product.category : guess(ownProduct.name));
  const recipeLike = product.category === category && best > 0 ? product : firstOf(category);
  return { recipeLike, category };
}

function firstOf(category: Product["category"]): Product {
  const found = PRODUCTS.find((it) => it.category === category);
  if (!found) throw new Error(`the catalogue has no ${category}`);
  return found;
}

function guess(name: string): Product["category"] {
  return HINTS.find(([, hint]) => hint.test(name))?.[0] ?? "bread";
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

const NOISE = new Set([
  "de",
  "con",
  "la",
  "el",
  "y",
  "al",
  "a",
  "con",
  "the",
  "and",
  "of",
  "with",
  "g",
  "kg",
  "ud",
  "porcion",
]);

function wordsOf(text: string): Set<string> {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return new Set((plain.match(/[a-zñ]{2,}/g) ?? []).map((it) => it.replace(/s$/, "")).filter((it) => !NOISE.has(it)));
}
