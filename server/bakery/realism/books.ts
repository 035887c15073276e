import type { GeneratedDataset } from "../../domain.ts";

export type Row = Readonly<Record<string, unknown>>;

/** A bakery's rows by table, whether generated or read from a tenant's workspace: all that a check looks at. */
export type Books = Readonly<Record<string, readonly Row[]>>;

/** What must hold in every bakery; each finding names what is wrong. */
export interface HardCheck {
  readonly id: string;
  readonly claim: string;
  find(books: Books): string[];
}

export function booksOf(dataset: GeneratedDataset): Books {
  const toRow = (columns: readonly string[], values: readonly unknown[]) =>
    Object.fromEntries(columns.map((it, index) => [it, values[index]]));
  return Object.fromEntries(dataset.tables.map((it) => [it.name, it.rows.map((row) => toRow(it.columns, row))]));
}

export const table = (books: Books, name: string): readonly Row[] => books[name] ?? [];
export const sum = (rows: readonly Row[], column: string): number =>
  rows.reduce((all, it) => all + Number(it[column]), 0);
export const instant = (value: unknown): number => (value instanceof Date ? value.getTime() : Number.NaN);
export const text = (value: unknown): string => String(value);
export const byId = (books: Books, name: string): ReadonlyMap<unknown, Row> =>
  new Map(table(books, name).map((it) => [it["id"], it]));

/** Days later than the last of these belong to a future that is not lived yet, or not seen. */
export const lastInstant = (books: Books): number =>
  Math.max(...table(books, "stock_movements").map((it) => instant(it["occurred_at"])));

/** Where people record sales of their own; they do so at any hour. */
export const PERSONS_TILL = 9;
