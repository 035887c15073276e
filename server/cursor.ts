import { z } from "zod";
import { invalidInput } from "./errors.ts";

/** An opaque cursor that holds the sort key of a page's last row. */
export function encodeCursor(key: unknown): string {
  return Buffer.from(JSON.stringify(key)).toString("base64url");
}

/** @throws Refusal `invalid_input` when the cursor is not one of ours */
export function decodeCursor<Schema extends z.ZodType>(schema: Schema, cursor: string): z.output<Schema> {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch {
    throw invalidInput("The cursor is not one that this list gave.", [
      { pointer: "/cursor", detail: "is not a cursor" },
    ]);
  }
}

/** Cuts the one row too many that a query for `limit + 1` rows brought, and says where the next page begins. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  keyOf: (row: Row) => unknown,
): { rows: Row[]; nextCursor: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, nextCursor: rows.length > limit && last !== undefined ? encodeCursor(keyOf(last)) : null };
}

/** The key of lists that are ordered by an instant and, within it, by id. */
export const InstantAndId = z.tuple([z.iso.datetime().startsWith("20"), z.uuid()]);
