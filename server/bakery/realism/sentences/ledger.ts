import { localTime } from "../../world/model/day.ts";
import { type Books, instant, type Row, table, text } from "../books.ts";

/** What a bakery's rows come to at any instant: sums over movements, never what a report said. */
export interface Ledger {
  /** Grams of an ingredient. */
  stock(ingredientId: unknown, at: number): number;
  /** Grams of a lot. */
  lot(lotId: unknown, at: number): number;
  /** Pieces of a product in a place. */
  shelf(productId: unknown, locationId: unknown, at: number): number;
  /** Mean grams a day of the last fourteen that were tidied up after; undefined where rows do not reach so far back. */
  use(ingredientId: unknown, at: number): number | undefined;
  /** Orders of an ingredient that were placed and have not come. */
  ordersOf(ingredientId: unknown, at: number): readonly Row[];
  isOpenOrder(order: Row, at: number): boolean;
  /** From when on there are rows. */
  readonly since: number;
  /** When the last piece of a product was sold in a place. */
  lastSale(productId: unknown, locationId: unknown, at: number): number | undefined;
  /** Local date and minute. */
  local(at: number): { readonly date: string; readonly minute: number };
}

/** Running totals by instant. */
type Totals = ReadonlyMap<string, { readonly at: readonly number[]; readonly sums: readonly number[] }>;

interface Entry {
  readonly key: string;
  readonly at: number;
  readonly amount: number;
}

function totalsOf(entries: readonly Entry[]): Totals {
  const byKey = Map.groupBy(entries, (it) => it.key);
  return new Map(
    [...byKey].map(([key, some]) => {
      const inOrder = some.toSorted((one, other) => one.at - other.at);
      let sum = 0;
      return [key, { at: inOrder.map((it) => it.at), sums: inOrder.map((it) => (sum += it.amount)) }];
    }),
  );
}

/** Up to and with an instant. */
function totalAt(totals: Totals, key: string, at: number): number {
  const line = totals.get(key);
  if (!line) return 0;
  let [low, high] = [0, line.at.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((line.at[middle] ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return line.sums[low - 1] ?? 0;
}

const USE_DAYS = 14;
const TIDYING = 20 * 60_000;
const SHUT_EVENING_MINUTE = 20 * 60;
const DAY = 86_400_000;

const ledgers = new WeakMap<Books, Ledger>();

/** Made once of the same books. */
export function ledgerOf(books: Books): Ledger {
  const ledger = ledgers.get(books) ?? openLedger(books);
  ledgers.set(books, ledger);
  return ledger;
}

function openLedger(books: Books): Ledger {
  const timeZone = text(table(books, "locations")[0]?.["time_zone"]);
  const local = (at: number) => localTime(new Date(at), timeZone);
  const movements = table(books, "stock_movements");
  const stock = totalsOf(movements.map((it) => moved(it, text(it["ingredient_id"]), "quantity_grams")));
  const lots = totalsOf(movements.map((it) => moved(it, text(it["lot_id"]), "quantity_grams")));
  const shelves = totalsOf(shelfEntries(books));
  const hours = shopDays(books);
  const tidied = (date: string, at: number, minute: number): boolean => {
    const day = hours.get(date);
    return day?.["is_open"] ? at >= instant(day["closes_at"]) + TIDYING : minute >= SHUT_EVENING_MINUTE;
  };
  const consumption = movements.filter((it) => it["kind"] === "consumption");
  /** What is taken after a day was tidied up counts for the next one. */
  const countedOn = (it: Row): string => {
    const at = instant(it["occurred_at"]);
    const { date, minute } = local(at);
    return tidied(date, at - 1, minute) ? daysBefore(date, -1) : date;
  };
  const used = Map.groupBy(consumption, (it) => `${it["ingredient_id"]} ${countedOn(it)}`);
  const first = consumption.reduce((date, it) => (countedOn(it) < date ? countedOn(it) : date), "9999-12-31");
  const arrivals = new Map(
    table(books, "deliveries").map((it) => [it["purchase_order_id"], instant(it["delivered_at"])]),
  );
  const isOpenOrder = (order: Row, at: number) =>
    instant(order["ordered_at"]) <= at && (arrivals.get(order["id"]) ?? Number.POSITIVE_INFINITY) > at;
  const orders = ordersByIngredient(books);
  const sales = totalsOf(shelfSales(books));
  return {
    local,
    since: Math.min(...consumption.map((it) => instant(it["occurred_at"]))),
    lastSale: (productId, locationId, at) => sales.get(`${productId} ${locationId}`)?.at.findLast((it) => it <= at),
    isOpenOrder,
    stock: (ingredientId, at) => totalAt(stock, text(ingredientId), at),
    lot: (lotId, at) => totalAt(lots, text(lotId), at),
    shelf: (productId, locationId, at) => totalAt(shelves, `${productId} ${locationId}`, at),
    ordersOf: (ingredientId, at) => (orders.get(ingredientId) ?? []).filter((it) => isOpenOrder(it, at)),
    use(ingredientId, at) {
      const { date, minute } = local(at);
      const last = tidied(date, at, minute) ? 0 : 1;
      const dates = Array.from({ length: USE_DAYS }, (_, back) => daysBefore(date, back + last));
      if ((dates.at(-1) ?? "") < first) return undefined;
      const grams = dates.flatMap((it) => used.get(`${ingredientId} ${it}`) ?? []);
      return grams.reduce((sum, it) => sum - Number(it["quantity_grams"]), 0) / USE_DAYS;
    },
  };
}

export const daysBefore = (date: string, days: number): string =>
  new Date(Date.parse(`${date}T00:00:00Z`) - days * DAY).toISOString().slice(0, 10);

const moved = (row: Row, key: string, amount: string): Entry => ({
  key,
  at: instant(row["occurred_at"]),
  amount: Number(row[amount]),
});

/** The days of the places that sell, by date. */
export function shopDays(books: Books): ReadonlyMap<unknown, Row> {
  const shops = new Set(
    table(books, "locations")
      .filter((it) => it["sells"])
      .map((it) => it["id"]),
  );
  return new Map(
    table(books, "calendar_days")
      .filter((it) => shops.has(it["location_id"]))
      .map((it) => [it["day_on"], it]),
  );
}

const keyOf = (it: Row) => `${it["product_id"]} ${it["location_id"]}`;

function shelfEntries(books: Books): Entry[] {
  return [
    ...table(books, "finished_goods_movements").map((it) => moved(it, keyOf(it), "units")),
    ...table(books, "batches").map((it) => ({
      key: keyOf(it),
      at: instant(it["finished_at"]),
      amount: Number(it["produced_units"]),
    })),
    ...shelfSales(books),
  ];
}

const shelfSales = (books: Books): Entry[] =>
  table(books, "ticket_lines").map((it) => ({
    key: keyOf(it),
    at: instant(it["sold_at"]),
    amount: -Number(it["quantity"]),
  }));

function ordersByIngredient(books: Books): ReadonlyMap<unknown, readonly Row[]> {
  const orders = new Map(table(books, "purchase_orders").map((it) => [it["id"], it]));
  const lines = Map.groupBy(table(books, "purchase_order_lines"), (it) => it["ingredient_id"]);
  return new Map<unknown, readonly Row[]>(
    [...lines].map(([ingredient, some]) => [
      ingredient,
      some.map((it) => orders.get(it["purchase_order_id"])).filter((it) => it !== undefined),
    ]),
  );
}
