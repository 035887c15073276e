import type { DatasetOrder, FeaturedCapability, GeneratedDataset } from "../../../domain.ts";
import { type Books, instant, type Row, table, text } from "../books.ts";
import { shopDays } from "./ledger.ts";
import { centsIn, isSpanish } from "./said.ts";

/** What contradicts a card of the landing page at some moment of its day while the doors are open, or nothing. */
type Reading = (entry: FeaturedCapability, books: Books, day: Row, dateOn: string) => string | undefined;

const QUARTER = 900_000;

/** Whoever comes at any quarter of an hour finds it. */
const isAlertAllDay: Reading = (entry, books, day) => {
  const own = table(books, "alerts").filter((it) => it["title"] === entry.title && it["entity_id"] === entry.entityId);
  for (let at = instant(day["opens_at"]); at < instant(day["closes_at"]); at += QUARTER)
    if (!own.some((it) => instant(it["valid_from"]) <= at && (it["valid_to"] === null || instant(it["valid_to"]) > at)))
      return `it does not hold at ${new Date(at).toISOString()}`;
  return undefined;
};

const ranOut: Reading = (entry, books, _day, dateOn) => {
  const yesterday = new Date(Date.parse(dateOn) - 86_400_000).toISOString().slice(0, 10);
  const isIt = (it: Row) =>
    it["product_id"] === entry.entityId && it["forecast_on"] === yesterday && it["sold_out_at"] !== null;
  return table(books, "forecast_accuracy").some(isIt) ? undefined : "it did not";
};

const newPrice: Reading = (entry, books, day) => {
  const inForce = table(books, "price_revisions").findLast(
    (it) => it["product_id"] === entry.entityId && instant(it["valid_from"]) <= instant(day["opens_at"]),
  );
  return inForce?.["price_cents"] === centsIn(entry.title, isSpanish(entry.title))
    ? undefined
    : `it costs ${inForce?.["price_cents"]}`;
};

const isInsight: Reading = (entry, books, _day, dateOn) => {
  const told = table(books, "insights").filter((it) => text(it["generated_on"]) < dateOn);
  const last = told.reduce((date, it) => (text(it["generated_on"]) > date ? text(it["generated_on"]) : date), "");
  return told.some((it) => it["generated_on"] === last && it["title"] === entry.title)
    ? undefined
    : "that was not told last";
};

const holiday: Reading = (entry, books) => {
  const day = table(books, "calendar_days").find((it) => it["day_on"] === entry.due);
  // Further ahead than the calendar is written.
  if (!day) return undefined;
  return entry.title.endsWith(text(day["holiday"])) ? undefined : `that day is ${day["holiday"]}`;
};

/** By how the title begins, in both languages. */
const READINGS: ReadonlyArray<readonly [title: RegExp, read: Reading]> = [
  [/^(Ayer se agotó|Ran out yesterday): /, ranOut],
  [/^(Precio nuevo|New price): /, newPrice],
  [/^(Lo que más se vende|Best seller|Ahorra en|Save on|Previsión más fina|Best forecast)/, isInsight],
  [/^(Festivo a la vista|A holiday ahead): /, holiday],
  [/./, isAlertAllDay],
];

/** Of what a dataset promises to whoever opens a demo of it, what its rows contradict. */
export function contradictedFeatured(
  { featured = [] }: GeneratedDataset,
  books: Books,
  { dateOn }: DatasetOrder,
): string[] {
  const day = shopDays(books).get(dateOn);
  if (!day?.["is_open"]) return [];
  return featured.flatMap((entry) => {
    const wrong = READINGS.find(([title]) => title.test(entry.title))?.[1](entry, books, day, dateOn);
    return wrong ? [`"${entry.title}" on ${dateOn}: ${wrong}`] : [];
  });
}
