import type { GeneratedTable, Value } from "../domain.ts";

const ESCAPES: Record<string, string> = { "\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r" };

/** Rows in PostgreSQL's COPY text format, in pieces of about 64 kB. */
export function* copyText(table: GeneratedTable): Generator<string> {
  let piece = "";
  for (const row of table.rows) {
    piece += `${row.map(field).join("\t")}\n`;
    if (piece.length > 65_536) {
      yield piece;
      piece = "";
    }
  }
  if (piece !== "") yield piece;
}

function field(value: Value): string {
  if (value === null) return "\\N";
  if (value instanceof Date) return value.toISOString();
  return String(value).replace(/[\\\t\n\r]/g, (it) => ESCAPES[it] ?? it);
}
