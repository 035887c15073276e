import type { Product } from "../../world/model/products.ts";
import { type Amount, amountsIn } from "./amounts.ts";
import { type Columns, cellsOf } from "./columns.ts";
import { categoryNamed } from "./headings.ts";

/** What a line says of one product: the name or the price may be on another one. */
export interface Reading {
  readonly name: string;
  readonly amount?: Amount | undefined;
  readonly category?: Product["category"] | undefined;
  /** Not certain which of several amounts is the price. */
  readonly isAmbiguous?: boolean;
  /** Stands in one line with others. */
  readonly isOneOfSeveral?: boolean;
}

/** Of a row of a table; undefined where the line is none of its rows. */
export function readRow(line: string, { delimiter, roles, isGuess }: Columns): Reading | undefined {
  const cells = cellsOf(line, delimiter);
  if (cells.filter((it) => it !== "").length < 2) return undefined;
  if (delimiter === "," && cells.length > roles.length) return undefined;
  const cell = (role: (typeof roles)[number]) => cells[roles.indexOf(role)] ?? "";
  const amounts = [...cells.entries()]
    .filter(([at]) => roles[at] === "price")
    .flatMap(([, it]) => (/^[-−]\d/.test(it) ? [] : amountsIn(it).slice(0, 1)));
  const [amount] = amounts;
  const isOfMeasure = /^(?:€?\/?\s*)?(?:kgs?|kilos?|g|gr|gramos|docenas?|litros?|l)\.?$/i.test(cell("unit"));
  return {
    name: nameIn(cell("name")),
    category: categoryNamed(cell("category")),
    amount: amount && isOfMeasure ? { ...amount, per: "measure" } : amount,
    isAmbiguous: isGuess,
  };
}

const PHONE = /(?:\+34[\s.]?)?(?<!\d)[6-9]\d{2}[\s.-]?\d{2,3}[\s.-]?\d{2,3}(?:[\s.-]?\d{2})?(?!\d)/g;

/** Of a line as people write it: names and prices in one order or the other, once or several times. */
export function readText(given: string): Reading[] {
  const line = given.replace(PHONE, (it) => (it.replace(/\D/g, "").length >= 9 ? " " : it));
  const amounts = amountsIn(line);
  const certain = amounts.filter((it) => !it.isBare);
  const prices = certain.length > 0 ? certain : amounts.slice(-1);
  const [first] = prices;
  if (!first) return [{ name: nameIn(line) }];
  const gaps = prices.map((it, at) => line.slice(it.to, prices[at + 1]?.from));
  const names = [line.slice(0, first.from), ...gaps].map(nameIn);
  const isApart = gaps.slice(0, -1).every((it) => /\p{L}{2}/u.test(it));
  if (prices.length > 1 && isApart)
    return prices.map((amount, at) => ({ name: names[names[0] ? at : at + 1] ?? "", amount, isOneOfSeveral: true }));
  return [{ ...nameAround(names[0] ?? "", names.at(-1) ?? ""), amount: first, isAmbiguous: prices.length > 1 }];
}

/** What stands after the price is its category, or more of the name. */
function nameAround(before: string, after: string): Pick<Reading, "name" | "category"> {
  const category = before === "" ? undefined : categoryNamed(after);
  if (category) return { name: before, category };
  return { name: nameIn(`${before} ${/\p{L}/u.test(after) && !/^(?:iva|igic)\b/i.test(after) ? after : ""}`) };
}

const EDGES = /^[\s\-–—•·▪●◦○✓✔>#:;,.…=|/+_"“”«»']+|[\s\-–—•·:;,…=|/+_"“”«»'#]+$/gu;
const BEFORE =
  /^(?:\d{1,3}\s?[.)]\s+|\d{1,3}\s?[-–]\s+|0\d+\s+|(?:ref|cod|c[oó]digo)\.?\s*:?\s*\w*\d\w*\s*[-–:]?\s*|(?:producto|nombre|art[ií]culo)\s*:\s*)/iu;
const AFTER = /(?:\s|^)[([]?(?:precio|pvp|p\.v\.p\.?|price|desde|cada uno|cada una)\s*:?$/iu;

/** A name without what stands around it: bullets, numbers of a list, references, labels. */
function nameIn(text: string): string {
  const trimmed = text
    .replace(/[\t"]/g, " ")
    .replace(/\(\s*\)|\[\s*\]/g, " ")
    .replace(/ +/g, " ")
    .replace(EDGES, "");
  const bare = trimmed
    .replace(BEFORE, "")
    .replace(AFTER, "")
    .replace(EDGES, "")
    .replace(/^\(([^()]*)\)$/, "$1")
    .replace(/^\((?!.*\))/, "");
  return /\p{L}/u.test(bare) ? bare.trim() : "";
}
