import { createHash } from "node:crypto";
import type { DatasetOrder, GeneratedDataset, Value } from "../../server/domain.ts";

const HOUR = 3_600_000;
export const BOOKS = 20;
export const WINDOW_DAYS = { before: 3, after: 2 };

/** One book an hour, day and night, at UTC: a shop simple enough to reckon with in a test. */
export function generate(order: DatasetOrder): GeneratedDataset {
  const noon = Date.parse(`${order.dateOn}T00:00:00Z`);
  const windowFrom = new Date(noon - WINDOW_DAYS.before * 24 * HOUR);
  const windowTo = new Date(noon + WINDOW_DAYS.after * 24 * HOUR);
  const books: Value[][] = [];
  for (let n = 0; n < BOOKS; n += 1) books.push([bookId(n), `isbn-${n}`, `Book ${n}`, 1_000 + n, 7, null]);
  const sales: Value[][] = [];
  for (let at = windowFrom.getTime(); at < windowTo.getTime(); at += HOUR) {
    const hour = at / HOUR;
    sales.push([
      idOf(`sale ${hour}`),
      new Date(at),
      new Date(at).toISOString().slice(0, 10),
      bookId(hour % BOOKS),
      1,
      1_000 + (hour % BOOKS),
    ]);
  }
  return {
    timeZone: "UTC",
    windowFrom,
    windowTo,
    accounts: [
      { role: "owner", name: "Olga Owner" },
      { role: "manager", name: "Manuel Manager" },
      { role: "buyer", name: "Beatriz Buyer" },
      { role: "clerk", name: "Carlos Clerk" },
    ],
    tables: [
      { name: "books", columns: ["id", "isbn", "title", "price_cents", "stock", "shelf"], rows: books },
      { name: "sales", columns: ["id", "sold_at", "sold_on", "book_id", "quantity", "unit_price_cents"], rows: sales },
    ],
  };
}

export const bookId = (n: number): string => idOf(`book ${n}`);

/** A name-based UUID, so that a test can name a generated row. */
export function idOf(name: string): string {
  const hex = createHash("sha256").update(name).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
