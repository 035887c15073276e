import type { z } from "zod";
import type { PreviewedBakery, PriceListLine } from "../../../contract/bakery/custom.ts";
import type { Category } from "../categories.ts";

type Line = z.output<typeof PriceListLine>;

/** A line of the price list as it stands on the page, to be put right. */
export interface ListRow {
  /** Of all lines, this one. */
  readonly key: string;
  readonly text: string;
  readonly why: Line["why"];
  readonly isIn: boolean;
  readonly name: string;
  /** As typed. */
  readonly price: string;
  readonly category: Category;
}

/** What is no product by itself and is not shown to be put right. */
const leftOutOf = (lines: readonly Line[]): readonly Line[] =>
  lines.filter((it) => it.state === "left_out" && it.why !== "price_of_another_line");

/** A price list that was read: what to put right, what is no product, and what each is made like. */
export interface OwnList {
  readonly rows: readonly ListRow[];
  readonly leftOut: readonly Line[];
  /** By name as it was read. */
  readonly like: ReadonlyMap<string, string | null>;
}

export const listOf = ({ price_list, products }: z.output<typeof PreviewedBakery>, decimal: string): OwnList => ({
  rows: rowsOf(price_list, decimal),
  leftOut: leftOutOf(price_list),
  like: new Map(products.map((it) => [it.name, it.like])),
});

const rowsOf = (lines: readonly Line[], decimal: string): readonly ListRow[] =>
  lines.flatMap((it, at) =>
    it.state === "left_out"
      ? []
      : [
          {
            key: `${it.line}-${at}`,
            text: it.text,
            why: it.why,
            isIn: it.name !== null && it.price_cents !== null && it.why !== "repeated",
            name: it.name ?? "",
            price: it.price_cents === null ? "" : (it.price_cents / 100).toFixed(2).replace(".", decimal),
            category: it.category ?? "bread",
          },
        ],
  );

/** Cents of a price as typed; undefined for what is none. */
export function centsOf(typed: string): number | undefined {
  const cents = Math.round(Number(typed.trim().replace(",", ".")) * 100);
  return typed.trim() !== "" && cents >= 1 ? cents : undefined;
}

/** As the API takes them: what is ticked and complete. */
export const productsOf = (rows: readonly ListRow[]) =>
  rows.flatMap(({ isIn, name, price, category }) => {
    const price_cents = centsOf(price);
    return isIn && name.trim() !== "" && price_cents !== undefined
      ? [{ name: name.trim(), price_cents, category }]
      : [];
  });
