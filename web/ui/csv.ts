import type { Locale } from "./format.ts";

export type Cell = string | number | null;

export interface CsvColumn<Row> {
  readonly title: string;
  readonly value: (row: Row) => Cell;
}

const BOM = "\uFEFF";
/** What a spreadsheet takes for the beginning of a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * Comma-separated values as the spreadsheets of a language open them (RFC 4180 quoting): in Spanish with semicolons and decimal
 * commas; UTF-8 with its mark; text that a spreadsheet would take for a formula is marked as text.
 */
export function toCsv<Row>(locale: Locale, columns: ReadonlyArray<CsvColumn<Row>>, rows: readonly Row[]): string {
  const separator = locale === "es" ? ";" : ",";
  const lines = [columns.map((it) => it.title), ...rows.map((row) => columns.map((it) => it.value(row)))];
  return BOM + lines.map((line) => line.map((it) => field(it, locale, separator)).join(separator)).join("\r\n");
}

function field(cell: Cell, locale: Locale, separator: string): string {
  if (cell === null) return "";
  if (typeof cell === "number") return locale === "es" ? String(cell).replace(".", ",") : String(cell);
  const safe = FORMULA.test(cell) ? `'${cell}` : cell;
  return safe.includes(separator) || /["\n\r]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

export function download(name: string, text: string): void {
  const link = document.createElement("a");
  const url = URL.createObjectURL(new Blob([text], { type: "text/csv;charset=utf-8" }));
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}
