import { type Books, byId, instant, type Row, table, text } from "../books.ts";
import { daysBefore, type Ledger, ledgerOf } from "./ledger.ts";
import { isSpanish } from "./said.ts";

const MONTH_DAYS = 28;

/** The four weeks that an insight looks back on, as rows. */
export interface Month {
  readonly insight: Row;
  readonly spanish: boolean;
  readonly on: string;
  readonly from: string;
  readonly books: Books;
  readonly ledger: Ledger;
  /** Pieces sold over the counter and by channel, by product and date. */
  readonly sold: ReadonlyMap<unknown, ReadonlyMap<string, number>>;
  /** Of each product its days: how they went against the forecast. */
  readonly days: ReadonlyMap<unknown, readonly Row[]>;
  readonly products: ReadonlyMap<unknown, Row>;
  /** Cents of a product at an instant. */
  priceOf(productId: unknown, at: number): number;
}

/** Pieces by product and date, without what is delivered to businesses. */
function soldBetween(lines: ReadonlyMap<string, readonly Row[]>, from: string, to: string): Month["sold"] {
  const sold = new Map<unknown, Map<string, number>>();
  const wanted = [...lines].flatMap(([date, some]) => (date < from || date > to ? [] : some));
  for (const line of wanted) {
    const date = text(line["sold_on"]);
    const days = sold.get(line["product_id"]) ?? new Map<string, number>();
    days.set(date, (days.get(date) ?? 0) + Number(line["quantity"]));
    sold.set(line["product_id"], days);
  }
  return sold;
}

const known = new WeakMap<Books, readonly Month[]>();

/** The months behind all insights of some books, made once. */
export function monthsOf(books: Books): readonly Month[] {
  const months = known.get(books) ?? [...readMonths(books)];
  known.set(books, months);
  return months;
}

function* readMonths(books: Books): Generator<Month> {
  const measured = table(books, "forecast_accuracy");
  const first = measured.reduce(
    (date, it) => (text(it["forecast_on"]) < date ? text(it["forecast_on"]) : date),
    "9999-12-31",
  );
  const prices = Map.groupBy(table(books, "price_revisions"), (it) => it["product_id"]);
  const products = byId(books, "products");
  const ledger = ledgerOf(books);
  const tickets = byId(books, "tickets");
  const lines = Map.groupBy(
    table(books, "ticket_lines").filter((it) => tickets.get(it["ticket_id"])?.["channel"] !== "wholesale"),
    (it) => text(it["sold_on"]),
  );
  const byDate = Map.groupBy(table(books, "insights"), (it) => text(it["generated_on"]));
  for (const [on, insights] of byDate) {
    const from = daysBefore(on, MONTH_DAYS - 1);
    if (from < first) continue;
    const own = measured.filter((it) => text(it["forecast_on"]) >= from && text(it["forecast_on"]) <= on);
    const month = {
      on,
      from,
      books,
      ledger,
      products,
      sold: soldBetween(lines, from, on),
      days: Map.groupBy(own, (it) => it["product_id"]),
      priceOf: (id: unknown, at: number) =>
        Number(
          prices.get(id)?.findLast((it) => instant(it["valid_from"]) <= at)?.["price_cents"] ??
            products.get(id)?.["price_cents"],
        ),
    };
    for (const insight of insights)
      yield { ...month, insight, spanish: isSpanish(`${insight["title"]} ${insight["detail"]}`) };
  }
}
