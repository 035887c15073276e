import { describe, expect, test } from "vitest";
import type { DatasetOrder } from "../../domain.ts";
import { generate } from "../generate.ts";
import { SCENARIOS } from "../scenarios.ts";
import { type Books, booksOf, type Row, table } from "./books.ts";
import { HARD_CHECKS } from "./hard-checks.ts";
import { contradictedFeatured } from "./sentences/featured-sentences.ts";

/* Each check finds nothing in what is generated, and something in a copy that was broken on purpose. */

const order = (over: Partial<DatasetOrder> = {}): DatasetOrder => ({
  scenarioName: "standard_bakery",
  scenarioVersion: 1,
  configuration: { days_of_history: 90, ...SCENARIOS[0].seedDataConfig },
  locale: "es",
  seed: 1,
  dateOn: "2026-11-23",
  ...over,
});
const CHAIN = {
  shops: 2,
  channels: true,
  seasonal: true,
  product_count: 26,
  wholesale_customers: 6,
  days_of_history: 20,
};

const OWN_LIST = [
  { name: "Barra", priceCents: 110 },
  { name: "Hogaza 1kg", priceCents: 490 },
  { name: "Croissant", priceCents: 150 },
  { name: "Tarta nupcial", priceCents: 125_000 },
  { name: "Café", priceCents: 130 },
];

const DAYS: Array<[when: string, over: Partial<DatasetOrder>]> = [
  ["in November", {}],
  ["in English, another seed", { seed: 7, locale: "en" }],
  ["at Christmas", { dateOn: "2027-01-03", seed: 2 }],
  ["when the clocks go forward", { dateOn: "2027-03-30", seed: 3 }],
  ["a chain with wholesale at Reyes", { dateOn: "2027-01-06", configuration: { volume_factor: 3, ...CHAIN } }],
  [
    "in August, a tiny shop",
    { dateOn: "2026-08-20", configuration: { product_count: 20, days_of_history: 30, base_tickets: 20 } },
  ],
  ["shut on Mondays", { configuration: { volume_factor: 2, opening: { opens: 420, closes: 1_200, closed_on: [0] } } }],
  ["open at four, a chain", { configuration: { shops: 2, opening: { opens: 240, closes: 1_200 }, base_tickets: 60 } }],
  ["open on Sundays only", { configuration: { base_tickets: 60, opening: { closed_on: [0, 1, 2, 3, 4, 5] } } }],
  [
    "its own list in Melilla",
    { isPrivate: true, configuration: { region: "ML", city: "Melilla", base_tickets: 80, products: OWN_LIST } },
  ],
  // All the rounds of some suppliers are on these days.
  ...[[2], [3], [1, 4], [0, 1, 2, 3], [1, 2, 3, 4, 5, 6]].map((closed_on): [string, Partial<DatasetOrder>] => [
    `shut on ${closed_on.join(", ")}`,
    { configuration: { tickets_per_day: 60, opening: { opens: 420, closes: 1_200, closed_on } } },
  ]),
];

describe.each(DAYS)("%s", (_when, over) => {
  const books = booksOf(generate(order(over)));
  test.each(HARD_CHECKS)("$id: $claim", (check) => expect(check.find(books).slice(0, 5)).toEqual([]));
});

const edit = (name: string, at: number, change: (row: Row) => Row) => (books: Books) => ({
  ...books,
  [name]: table(books, name).map((row, index) => (index === at ? { ...row, ...change(row) } : row)),
});
const drop = (name: string, gone: (row: Row, index: number) => boolean) => (books: Books) => ({
  ...books,
  [name]: table(books, name).filter((row, index) => !gone(row, index)),
});
const more = (name: string, at: number, change: (row: Row) => Row) => (books: Books) => {
  const row = table(books, name)[at] ?? {};
  return { ...books, [name]: [...table(books, name), { ...row, ...change(row) }] };
};
const hours = (value: unknown, by: number) => new Date((value as Date).getTime() + by * 3_600_000);

/** Every figure in the sentences of a kind is another one. */
const otherFigures = (name: "alerts" | "insights", kind: string) => (books: Books) => {
  const next = (said: unknown) => String(said).replace(/\d/g, (it) => String((Number(it) + 1) % 10));
  return {
    ...books,
    [name]: table(books, name).map((row) =>
      row["kind"] === kind ? { ...row, title: next(row["title"]), detail: next(row["detail"]) } : row,
    ),
  };
};
const ALERT_KINDS = ["low_stock", "lot_expiring", "late_delivery", "sold_out", "holiday_ahead", "price_rise"];
const INSIGHT_KINDS =
  "best_seller weekend_uplift waste_value sold_out_opportunity forecast_best forecast_worst slow_seller sunday_favourite ingredient_bill waste_saving";

/** By its claim, what turns a check red. */
const DAMAGE: Record<string, (books: Books) => Books> = {
  ...Object.fromEntries(
    ALERT_KINDS.map((kind) => [`alerts of ${kind} hold while they stand`, otherFigures("alerts", kind)]),
  ),
  ...Object.fromEntries(
    INSIGHT_KINDS.split(" ").map((kind) => [
      `insights of ${kind} hold when they are told`,
      otherFigures("insights", kind),
    ]),
  ),
  "every kind of alert is read": edit("alerts", 0, () => ({ kind: "gossip" })),
  "every kind of insight is read": edit("insights", 0, () => ({ kind: "gossip" })),
  "the larder balances and is never below zero": drop("stock_movements", (row) => row["kind"] === "delivery"),
  "lots are used first-expired-first, never after their date": (books) => ({
    ...books,
    lots: table(books, "lots").map((row) => ({ ...row, expires_on: "2026-09-01" })),
  }),
  "consumption follows the recipes of what was made": edit("recipe_lines", 0, (row) => ({
    grams: Number(row["grams"]) * 1.1,
  })),
  "no deck bakes two batches at once": more("batches", 9, (row) => ({ started_at: hours(row["started_at"], 0.1) })),
  "a baker is on shift for every batch": drop("shifts", (row) => row["shift_on"] === "2026-10-05"),
  "nothing is sold before it is baked, and shelves balance": drop("batches", (_row, index) => index === 3),
  "forecasts are made before their day and lie in their band": edit("forecasts", 0, () => ({
    generated_at: new Date("2026-12-31"),
  })),
  "sales are in opening hours": edit("tickets", 9, () => ({ sold_at: new Date("2026-09-01T02:00Z") })),
  "specialities are sold in their season": edit("products", 0, () => ({ season: "reyes" })),
  "tickets add up to the cent, with their VAT": edit("ticket_lines", 5, (row) => ({
    gross_cents: Number(row["gross_cents"]) + 1,
  })),
  "what is charged is the price in force": more("price_revisions", 0, () => ({
    price_cents: 1,
    valid_from: new Date("2026-10-01"),
  })),
  "every ticket is paid to the cent": drop("payments", (_row, index) => index === 5),
  "a till's numbers run on in time": drop("tickets", (_row, index) => index === 7),
  "a void takes back a ticket": edit("tickets", 7, () => ({ voids_ticket_id: "nobody" })),
  "deliveries keep lead time, round and payment terms": edit("deliveries", 3, () => ({ due_on: "2030-01-01" })),
  "orders reach the minimum, at the price on the list": edit("purchase_order_lines", 40, () => ({
    cents_per_kg: 1,
    amount_cents: 1,
  })),
  "no more is received than was ordered": edit("lots", 60, () => ({ quantity_grams: 90_000_000 })),
  "identifiers pass their check digits and are unique": edit("suppliers", 0, () => ({ cif: "B00123456" })),
  "no lot code stands twice": more("lots", 3, () => ({ id: "another" })),
  "allergens are those of the recipe": edit("products", 1, () => ({ allergens: "" })),
  "every reference names a row": drop("products", (_row, index) => index === 2),
  "shifts are at most nine hours, after twelve of rest": edit("shifts", 5, (row) => ({
    ends_at: hours(row["ends_at"], 4),
  })),
  "somebody is at the till at every sale": drop("shifts", (row) => row["shift_on"] === "2026-10-05"),
};

describe("BROKEN", () => {
  const books = booksOf(generate(order()));
  test.each(HARD_CHECKS.filter((it) => it.claim in DAMAGE))("$id: $claim", (check) => {
    expect(check.find(DAMAGE[check.claim]?.(books) ?? books)).not.toEqual([]);
  });

  test("every check but the one of the recipes alone has its damage", () => {
    expect(HARD_CHECKS.map((it) => it.claim).filter((it) => !(it in DAMAGE))).toEqual(["bread is not too salty"]);
  });
});

describe("what the landing page promises", () => {
  const own = order();
  const dataset = generate(own);
  const books = booksOf(dataset);
  test("is there all day", () => expect(contradictedFeatured(dataset, books, own)).toEqual([]));

  test("BROKEN: what is promised and is not there is found, each of it", () => {
    const featured = (dataset.featured ?? []).map((it) => ({
      ...it,
      title: `${it.title} 9,99 €`,
      entityId: "nobody",
      due: own.dateOn,
    }));
    expect(contradictedFeatured({ ...dataset, featured }, books, own)).toHaveLength(featured.length);
  });
});
