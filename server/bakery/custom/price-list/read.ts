import type { z } from "zod";
import { type LeftOutOrDoubtful, MOST_PRODUCTS, type PriceListLine } from "../../../../contract/bakery/custom.ts";
import { plainOf } from "../../world/model/kinds.ts";
import { type Columns, columnsIn, titlesIn } from "./columns.ts";
import { categoryNamed, isNote } from "./headings.ts";
import { type Judged, judge } from "./judge.ts";
import { type Piece, piecesOf } from "./pieces.ts";
import { type Reading, readRow, readText } from "./read-line.ts";

export type Line = z.output<typeof PriceListLine>;
type Why = z.output<typeof LeftOutOrDoubtful>;

/** A reading with its place, and what became of it. */
interface Found extends Reading {
  readonly piece: Piece;
  readonly heading?: string | undefined;
  /** Is no product, and why. */
  readonly leftOut?: Why;
}

/**
 * Reads a price list as people keep it: pasted from a spreadsheet, a message, a page or a menu. Nothing is refused and nothing lost:
 * each line of it is in the answer, at least once, in its order.
 */
export function readPriceList(pasted: string): Line[] {
  const found = underHeadings(joined(readingsOf(piecesOf(pasted))));
  return onlyOnce(found.map((it) => ({ found: it, judged: it.leftOut ? undefined : judge(it) })));
}

function readingsOf(pieces: readonly Piece[]): Found[] {
  const titled = pieces.some((it) => titlesIn(it.plain));
  let columns: Columns | undefined = titled ? undefined : columnsIn(pieces);
  return pieces.flatMap((piece): Found[] => {
    const titles = titlesIn(piece.plain);
    if (titles) columns = titles;
    if (titles) return [{ piece, name: "", leftOut: "column_names" }];
    const row = columns && readRow(piece.plain, columns);
    const readings = row ? [row] : readText(piece.plain);
    return readings.map((it) => ({ ...it, piece }));
  });
}

const isNameOnly = (it: Found | undefined) => it !== undefined && !it.leftOut && it.name !== "" && !it.amount;
const isPriceOnly = (it: Found | undefined) =>
  it !== undefined && !it.leftOut && it.name === "" && it.amount !== undefined;

/** A price in a line by itself is that of the line before, or of the next where prices come first. */
function joined(found: readonly Found[]): Found[] {
  const lonely = found.filter((it) => (isNameOnly(it) && !isAround(it)) || isPriceOnly(it));
  const step = isPriceOnly(lonely[0]) ? 1 : -1;
  const all = [...found];
  for (const [at, it] of found.entries()) {
    const other = all[at + step];
    if (!isPriceOnly(it) || !other || !isNameOnly(other) || isAround(other)) continue;
    all[at + step] = { ...other, amount: it.amount };
    all[at] = { piece: it.piece, name: "", leftOut: "price_of_another_line" };
  }
  return all;
}

const isAround = (it: Found) => categoryNamed(it.name) !== undefined || isNote(it.piece.plain);

const isShouted = (text: string) => text === text.toUpperCase() && text !== text.toLowerCase();

/** What stands under a heading is of its kind, until the next one. */
function underHeadings(found: readonly Found[]): Found[] {
  const allShout = found.every((it) => !it.amount || it.name === "" || isShouted(it.name));
  let heading: { readonly text: string; readonly category: Reading["category"] } | undefined;
  return found.map((it, at): Found => {
    if (it.leftOut) return it;
    if (it.amount) return { ...it, category: it.category ?? heading?.category, heading: heading?.text };
    const category = categoryNamed(it.name);
    const isTitle = /[:#]\s*$|^\s*#/.test(it.piece.text) || (isShouted(it.name) && !allShout);
    const opensList = found[at + 1]?.amount !== undefined && found[at + 1]?.name !== "";
    if (category || (it.name !== "" && isTitle && opensList && !isNote(it.name))) {
      heading = { text: it.name, category };
      return { piece: it.piece, name: "", leftOut: "heading" };
    }
    if (it.name === "" || isNote(it.piece.plain)) return { piece: it.piece, name: "", leftOut: "note" };
    return { ...it, category: heading?.category, heading: heading?.text };
  });
}

/** Of what stands twice the first counts; what has its name from its heading only is told apart by it. */
function onlyOnce(all: ReadonlyArray<{ readonly found: Found; readonly judged: Judged | undefined }>): Line[] {
  const seen = new Map<string, Judged>();
  return all.map(({ found, judged }): Line => {
    const place = { line: found.piece.line, text: found.piece.text };
    if (!judged)
      return {
        ...place,
        state: "left_out",
        name: null,
        price_cents: null,
        category: null,
        why: found.leftOut ?? "note",
      };
    const { name: said, cents, category } = judged;
    const shown = (name: string, why: Why | undefined): Line => ({
      ...place,
      state: why ? "doubtful" : "read",
      name: name || null,
      price_cents: cents ?? null,
      category,
      why: why ?? null,
    });
    const first = seen.get(plainOf(said));
    const name = first && first.category !== category && found.heading ? `${said} (${found.heading})` : said;
    if (name === "" || cents === undefined) return shown(name, judged.why);
    if (seen.has(plainOf(name))) return shown(name, "repeated");
    if (seen.size >= MOST_PRODUCTS) return { ...shown(name, "too_many"), state: "left_out" };
    seen.set(plainOf(name), judged);
    return shown(name, judged.why);
  });
}

const NOT_SOLD = new Set<Why | null>(["repeated", "too_many"]);

/** Of the lines those that are products with a price. */
export function productsIn(lines: readonly Line[]) {
  return lines.flatMap(({ state, name, price_cents, category, why }) =>
    state === "left_out" || name === null || price_cents === null || NOT_SOLD.has(why)
      ? []
      : [{ name, priceCents: price_cents, ...(category && { category }) }],
  );
}
