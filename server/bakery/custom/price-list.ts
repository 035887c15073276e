import { invalidInput } from "../../errors.ts";
import type { OwnProduct } from "../world/configuration.ts";

const MOST_PRODUCTS = 200;
const MOST_NAME = 120;
const MOST_CENTS = 1_000_000;
const MOST_MISTAKES = 10;

/** What people call our categories. */
const CATEGORIES: ReadonlyArray<readonly [category: string, words: RegExp]> = [
  ["bread", /^(pan|panes|panader[ií]a|bread|breads)$/i],
  ["viennoiserie", /^(boller[ií]a|viennoiserie|bollos|pastries|pastry)$/i],
  ["cakes", /^(pasteler[ií]a|pasteles|tartas|cakes?|dulces?|temporada)$/i],
  ["savoury", /^(salados?|savou?ry|bocadillos|sandwiches)$/i],
  ["drinks", /^(bebidas?|caf[eé]|drinks?|coffee)$/i],
];

/**
 * Reads a price list as people paste it: a product a line, its name, its price with comma or point, and its category if it has one,
 * apart by semicolons, tabs, commas or spaces. A line of headings is passed over.
 *
 * @throws Refusal `invalid_input` naming the lines that cannot be read
 */
export function readPriceList(pasted: string): OwnProduct[] {
  const lines = pasted
    .split(/\r?\n/)
    .map((text, index) => ({ text: text.trim(), number: index + 1 }))
    .filter((it) => it.text !== "");
  const read = lines.map((it) => ({ ...it, product: readLine(it.text) }));
  const [first] = read;
  const products = first && !first.product && !/\d/.test(first.text) ? read.slice(1) : read;
  const wrong = products.filter((it) => !it.product);
  if (wrong.length > 0)
    throw invalidInput(
      "Some lines of the price list cannot be read.",
      wrong.slice(0, MOST_MISTAKES).map((it) => ({
        pointer: "/configuration/products",
        detail: `line ${it.number}: ${JSON.stringify(it.text.slice(0, 60))} needs a name and a price, as in: Barra de pan; 1,20`,
      })),
    );
  if (products.length === 0 || products.length > MOST_PRODUCTS)
    throw invalidInput(`A price list has 1 to ${MOST_PRODUCTS} products.`, [
      { pointer: "/configuration/products", detail: `has ${products.length}` },
    ]);
  return products.flatMap((it) => (it.product ? [it.product] : []));
}

/** Name, then price, then perhaps a category. */
const LINE = /^(.+?)\s*[;\t|,]?\s*(?:€\s*)?(\d{1,4}(?:[.,]\d{1,2})?)\s*(?:€|eur|euros)?\s*(?:[;\t|,]\s*(.*))?$/i;

function readLine(line: string): OwnProduct | undefined {
  const parts = LINE.exec(line.replaceAll('"', ""));
  const name = parts?.[1]?.trim().replace(/[\s;,|–-]+$/, "");
  const priceCents = Math.round(Number(parts?.[2]?.replace(",", ".")) * 100);
  if (!name || name.length > MOST_NAME || !/\p{L}/u.test(name) || !(priceCents >= 1 && priceCents <= MOST_CENTS))
    return undefined;
  const category = CATEGORIES.find(([, words]) => words.test(parts?.[3]?.trim() ?? ""))?.[0];
  return { name, priceCents, ...(category && { category }) };
}
