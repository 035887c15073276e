import type { Change } from "../../product.ts";

/** Something that somebody did, as a figure and what it is of. */
export interface Deed {
  readonly kind: "prices" | "forecasts" | "pieces" | "orders" | "tickets" | "counts";
  readonly value: number;
  readonly unit: "count" | "cents";
  /** What it was about, the last first. */
  readonly names: readonly string[];
}

const MOST = 5;

const sum = (changes: readonly Change[]): number => changes.reduce((total, it) => total + (it.after ?? 0), 0);
const namesOf = (changes: readonly Change[]): readonly string[] => [
  ...new Set(changes.flatMap((it) => (it.name === null ? [] : [it.name]))),
];

/** What was done in a visit in five figures at most; nothing where nothing was. */
export function deedsOf(changes: readonly Change[]): readonly Deed[] {
  const of = (table: string, isWanted: (it: Change) => boolean = () => true) =>
    changes.filter((it) => it.table === table && it.kind !== "removed" && isWanted(it));
  const prices = of("products", (it) => it.unit === "cents" && it.before !== it.after);
  const [forecasts, batches, orders, tickets] = [of("forecasts"), of("batches"), of("purchase_orders"), of("tickets")];
  const counts = [...of("stock_movements"), ...of("finished_goods_movements")];
  const deeds: Deed[] = [
    { kind: "prices", value: prices.length, unit: "count", names: namesOf(prices) },
    { kind: "forecasts", value: forecasts.length, unit: "count", names: namesOf(forecasts) },
    { kind: "pieces", value: sum(batches), unit: "count", names: namesOf(batches) },
    { kind: "orders", value: sum(orders), unit: "cents", names: [] },
    { kind: "tickets", value: sum(tickets), unit: "cents", names: [] },
    { kind: "counts", value: counts.length, unit: "count", names: namesOf(counts) },
  ];
  return deeds.filter((it) => it.value > 0).slice(0, MOST);
}
