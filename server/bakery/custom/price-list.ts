import { MOST_CENTS } from "../../../contract/bakery/shared.ts";
import { invalidInput } from "../../errors.ts";
import type { OwnProduct } from "../world/model/configuration.ts";

const MOST_PRODUCTS = 200;
const MOST_NAME = 120;
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
  const isHeading = read.length > 1 && first && !first.product && !/\d/.test(first.text);
  const products = isHeading ? read.slice(1) : read;
  const wrong = products.filter((it) => !it.product);
  if (wrong.length > 0)
    throw invalidInput(
      "Some lines of the price list cannot be read.",
      wrong.slice(0, MOST_MISTAKES).map((line) => ({
        pointer: "/configuration/products",
        detail: `line ${line.number}: ${JSON.stringify(line.text.slice(0, 60))} needs a name and a price, as in: Barra de pan; 1,20`,
      })),
    );
  if (products.length === 0 || products.length > MOST_PRODUCTS)
    throw invalidInput(`A price list has 1 to ${MOST_PRODUCTS} products.`, [
      { pointer: "/configuration/products", detail: `has ${products.length}` },
    ]);
  const names = products.map((it) => it.product?.name.toLowerCase());
  const again = products.find((_, at) => names.indexOf(names[at]) < at);
  if (again)
    throw invalidInput("A product stands twice in the price list.", [
      { pointer: "/configuration/products", detail: `line ${again.number}: ${again.product?.name} is there already` },
    ]);
  return products.flatMap((it) => (it.product ? [it.product] : []));
}

const PRICE = String.raw`(?:€\s*)?(\d{1,4}(?:[.,]\d{1,2})?)\s*(?:€|eur|euros)?`;
const CELL = new RegExp(`^${PRICE}$`, "i");
/** Name and price apart by a comma, a dash or spaces; then perhaps a category. What is no price is never cut into one. */
const LINE = new RegExp(String.raw`^(.+?)(?:(?<!\d)\s*,\s*|\s+(?:[-–]\s+)?)${PRICE}(?:\s*,\s*(\D+))?$`, "i");

function readLine(text: string): OwnProduct | undefined {
  const line = text.replaceAll('"', "");
  const cells = line.split(/[;\t|]/).map((it) => it.trim());
  const parts = cells.length > 1 ? [cells[0], CELL.exec(cells[1] ?? "")?.[1], cells[2]] : LINE.exec(line)?.slice(1);
  const [name, price, kind] = parts ?? [];
  const priceCents = Math.round(Number(price?.replace(",", ".")) * 100);
  if (!name || name.length > MOST_NAME || !/\p{L}/u.test(name) || !(priceCents >= 1 && priceCents <= MOST_CENTS))
    return undefined;
  const category = CATEGORIES.find(([, words]) => words.test(kind?.trim() ?? ""))?.[0];
  return { name, priceCents, ...(category && { category }) };
}
