import { expectedTickets } from "../world/rules/demand.ts";
import { byId, instant, type Row, sum, table, text } from "./books.ts";
import type { Scene } from "./scene.ts";
import { autocorrelation, distance, mean, total, variance, variation, zipfSlope } from "./statistics.ts";

/** A figure of a bakery and where it should lie. */
export interface Band {
  readonly id: string;
  readonly what: string;
  readonly low: number;
  readonly high: number;
  /** One dataset says little about it: the mean of many must lie in the band. Otherwise four datasets of five must. */
  readonly ofMean?: boolean;
  /** Undefined where it means nothing. */
  measure(scene: Scene): number | undefined;
}

const count = ({ tickets }: Scene, date: string): number => tickets.get(date)?.length ?? 0;
const expected = ({ configuration, calendar, share }: Scene, date: string): number =>
  expectedTickets(configuration, { share } as Parameters<typeof expectedTickets>[1], calendar.day(date));

/** What was sold against what was expected of it, of the days that are meant. */
function ratio(scene: Scene, isMeant: (date: string) => boolean): number | undefined {
  const days = scene.days.filter(isMeant);
  if (days.length === 0) return undefined;
  return total(days.map((it) => count(scene, it))) / total(days.map((it) => expected(scene, it)));
}

const SATURDAY = 5;
const isWeekend = ({ calendar }: Scene, date: string) => calendar.day(date).weekday >= SATURDAY;
const isOrdinary = ({ calendar }: Scene, date: string) => calendar.day(date).known === 1;
const HOLIDAY = 0.7;

/** Takes the season out: the days' sales over their expectation, times that of a week without one. */
function weekendRatio(scene: Scene): number | undefined {
  const sides = [true, false].map((weekend) =>
    ratio(scene, (it) => isOrdinary(scene, it) && isWeekend(scene, it) === weekend),
  );
  const [weekends, weekdays] = sides;
  return weekends && weekdays ? (1.4 * weekends) / weekdays : undefined;
}

const series = (scene: Scene): number[] => scene.days.map((it) => count(scene, it));

/** What is left when each weekday's mean is taken out. */
function residuals(scene: Scene): number[] {
  const weekdayOf = (date: string) => scene.calendar.day(date).weekday;
  const means = new Map(
    [...Map.groupBy(scene.days, weekdayOf)].map(([day, dates]) => [day, mean(dates.map((it) => count(scene, it)))]),
  );
  return scene.days.map((it) => count(scene, it) - (means.get(weekdayOf(it)) ?? 0));
}

/** Mean over weekdays of how much their tickets vary, over how many there are: 1 for pure chance. */
function dispersion(scene: Scene): number {
  const byWeekday = [...Map.groupBy(scene.days, (it) => scene.calendar.day(it).weekday).values()];
  return mean(
    byWeekday.map((dates) => {
      const counts = dates.map((it) => count(scene, it));
      return variance(counts) / mean(counts);
    }),
  );
}

/**
 * The bands come from shops with 60 to 215 tickets a day. Chance is a smaller part of larger ones: of 500 tickets a day, days that
 * vary by 13 % have a variance of eight times their mean, and their best seller is easier to forecast.
 */
const LARGE = 260;
export const isLarge = ({ configuration }: Pick<Scene, "configuration">): boolean =>
  configuration.baseTickets * configuration.volumeFactor > LARGE;

const SPEC_UNITS = [0.4, 0.25, 0.15, 0.1, 0.05, 0.03, 0.02];
const EDINBURGH_UNITS = [0.36, 0.31, 0.16, 0.1, 0.038, 0.018, 0.01];

function unitsDistance(scene: Scene, other: readonly number[]): number {
  const classes = Array<number>(7).fill(0);
  const tickets = [...scene.tickets.values()].flat();
  for (const ticket of tickets) {
    const at = Math.min(7, Number(ticket["units"])) - 1;
    classes[at] = (classes[at] ?? 0) + 1 / tickets.length;
  }
  return distance(classes, other);
}

const hourOf = ({ calendar }: Scene, it: Row): number => calendar.local(it["sold_at"] as Date).minute / 60;

/** Share of the tickets of full-length days between two hours. */
function hourShare(scene: Scene, from: number, to: number): number | undefined {
  if (scene.configuration.opening.opens !== 450 || scene.configuration.opening.closes !== 1_260) return undefined;
  const long = scene.days.filter((it) => !scene.calendar.day(it).isShort).flatMap((it) => scene.tickets.get(it) ?? []);
  return long.filter((it) => hourOf(scene, it) >= from && hourOf(scene, it) < to).length / long.length;
}

function sundayPeak(scene: Scene): number | undefined {
  const sundays = scene.days
    .filter((it) => scene.calendar.day(it).isShort)
    .flatMap((it) => scene.tickets.get(it) ?? []);
  const hours = Map.groupBy(sundays, (it) => Math.floor(hourOf(scene, it)));
  return [...hours].sort(([, one], [, other]) => other.length - one.length)[0]?.[0];
}

/** Units by product, the most sold first; what is sold all year. */
function unitsOf({ books, lines }: Scene): Array<readonly [id: unknown, units: number]> {
  const products = byId(books, "products");
  const lasting = lines.filter((it) => !products.get(it["product_id"])?.["season"]);
  return [...Map.groupBy(lasting, (it) => it["product_id"])]
    .map(([id, some]) => [id, sum(some, "quantity")] as const)
    .sort(([, one], [, other]) => other - one);
}

function topShare(scene: Scene, of: (products: number) => number): number {
  const units = unitsOf(scene).map(([, it]) => it);
  return total(units.slice(0, of(units.length))) / total(units);
}

const isOwn = ({ configuration }: Scene) => configuration.products.length > 0;

/** How much more often two things are on one ticket than if they had nothing to do with each other. */
function lift(scene: Scene, one: (product: Row) => boolean, other: (product: Row) => boolean): number | undefined {
  if (isOwn(scene)) return undefined;
  const products = byId(scene.books, "products");
  const baskets = [...Map.groupBy(scene.lines, (it) => it["ticket_id"]).values()];
  const has = (basket: readonly Row[], is: (product: Row) => boolean) =>
    basket.some((it) => is(products.get(it["product_id"]) ?? {}));
  const share = (is: (basket: readonly Row[]) => boolean) => baskets.filter(is).length / baskets.length;
  return share((it) => has(it, one) && has(it, other)) / (share((it) => has(it, one)) * share((it) => has(it, other)));
}

const isCoffee = (it: Row) => ["BEB-041", "BEB-042", "BEB-043"].includes(text(it["sku"]));
const isOf = (category: string) => (it: Row) => it["category"] === category;
const isSku = (sku: string) => (it: Row) => it["sku"] === sku;

/** Mean units of some products a day, on the days that are meant. */
function meanUnits(scene: Scene, is: (product: Row) => boolean, isMeant: (date: string) => boolean): number {
  const products = byId(scene.books, "products");
  const days = scene.days.filter((it) => isMeant(it) && isOrdinary(scene, it));
  const wanted = new Set(days);
  const lines = scene.lines.filter(
    (line) =>
      wanted.has(text(line["sold_on"])) &&
      is(products.get(line["product_id"]) ?? {}) &&
      !products.get(line["product_id"])?.["season"],
  );
  return sum(lines, "quantity") / Math.max(1, days.length);
}

const onWeekday = (scene: Scene, day: number) => (date: string) => scene.calendar.day(date).weekday === day;

function weekendUplift(scene: Scene, is: (product: Row) => boolean): number {
  const on = (weekend: boolean) => meanUnits(scene, is, (it) => isWeekend(scene, it) === weekend);
  return on(true) / on(false);
}

function revisions({ books, dateOn, configuration }: Scene): Row[] {
  const from = new Date(`${dateOn}T00:00:00Z`).getTime() - configuration.daysOfHistory * 86_400_000;
  return table(books, "price_revisions").filter(
    (it) => instant(it["valid_from"]) >= from && instant(it["valid_from"]) < Date.parse(`${dateOn}T00:00:00Z`),
  );
}

/** Largest step of a price against the one before, as a share. */
function largestStep({ books }: Scene): number {
  const byProduct = Map.groupBy(table(books, "price_revisions"), (it) => it["product_id"]);
  const steps = [...byProduct.values()].flatMap((some) => {
    const sorted = [...some].sort((one, other) => instant(one["valid_from"]) - instant(other["valid_from"]));
    return sorted
      .slice(1)
      .map((it, index) => Math.abs(Number(it["price_cents"]) / Number(sorted[index]?.["price_cents"]) - 1));
  });
  return Math.max(0, ...steps);
}

/** How rainy days sell against what was expected of them, and the dry ones. */
function rainEffect(scene: Scene): number | undefined {
  const wet = new Set(
    table(scene.books, "weather_days")
      .filter((it) => it["condition"] === "rain")
      .map((it) => text(it["day_on"])),
  );
  const [rainy, dry] = [ratio(scene, (it) => wet.has(it)), ratio(scene, (it) => !wet.has(it))];
  return rainy && dry ? rainy / dry - 1 : undefined;
}

// biome-ignore format: a table is read by its columns
export const SALES_BANDS: readonly Band[] = [
  { id: "B1", what: "weekday tickets over base x scale", low: 0.95, high: 1.05, ofMean: true, measure: (it) => ratio(it, (date) => isOrdinary(it, date) && !isWeekend(it, date)) },
  { id: "B1", what: "weekend over weekday", low: 1.33, high: 1.47, ofMean: true, measure: weekendRatio },
  { id: "B1", what: "holiday over its own weekday", low: 0.665, high: 0.735, ofMean: true, measure: (it) => { const found = ratio(it, (date) => it.calendar.day(date).holiday !== undefined && it.calendar.day(date).event === undefined); return found && found * HOLIDAY; } },
  { id: "B2", what: "variation of daily tickets", low: 0.17, high: 0.34, measure: (it) => variation(series(it)) },
  { id: "B2", what: "variation without weekdays", low: 0.13, high: 0.26, measure: (it) => Math.sqrt(variance(residuals(it))) / mean(series(it)) },
  { id: "B2", what: "autocorrelation, one day", low: 0.13, high: 0.75, measure: (it) => autocorrelation(series(it), 1) },
  { id: "B2", what: "autocorrelation, seven days", low: 0.25, high: 0.73, measure: (it) => autocorrelation(series(it), 7) },
  { id: "B2", what: "autocorrelation without weekdays", low: 0.15, high: 0.75, measure: (it) => autocorrelation(residuals(it), 1) },
  { id: "B2", what: "variance over mean within a weekday", low: 1.5, high: 4.5, measure: (it) => (isLarge(it) || it.share > 1 ? undefined : dispersion(it)) },
  { id: "B3", what: "units per ticket, distance to the specification", low: 0, high: 0.03, measure: (it) => unitsDistance(it, SPEC_UNITS) },
  { id: "B3", what: "units per ticket, distance to Edinburgh", low: 0, high: 0.12, measure: (it) => unitsDistance(it, EDINBURGH_UNITS) },
  { id: "B4", what: "tickets from 7 to 11", low: 0.3, high: 0.42, measure: (it) => hourShare(it, 7, 11) },
  { id: "B4", what: "tickets from 12 to 15", low: 0.25, high: 0.33, measure: (it) => hourShare(it, 12, 15) },
  { id: "B4", what: "tickets from 17 to 20", low: 0.14, high: 0.24, measure: (it) => hourShare(it, 17, 20) },
  { id: "B4", what: "Sunday's fullest hour", low: 10, high: 13, measure: sundayPeak },
  { id: "B5", what: "slope of units over rank", low: -1.3, high: -0.8, measure: (it) => (isOwn(it) ? undefined : zipfSlope(unitsOf(it).slice(0, 30).map(([, units]) => units))) },
  { id: "B5", what: "units of the top fifth of products", low: 0.5, high: 0.8, measure: (it) => (isOwn(it) ? undefined : topShare(it, (products) => Math.round(products / 5))) },
  { id: "B5", what: "units of the best seller", low: 0.15, high: 0.26, measure: (it) => (isOwn(it) ? undefined : topShare(it, () => 1)) },
  { id: "B6", what: "lift of coffee and pastry", low: 1.1, high: 1.6, measure: (it) => lift(it, isCoffee, isOf("viennoiserie")) },
  { id: "B6", what: "lift of coffee and the bar loaf", low: 0.4, high: 0.8, measure: (it) => lift(it, isCoffee, isSku("PAN-001")) },
  { id: "B7", what: "bread on Sunday over Saturday", low: 0.3, high: 0.99, measure: (it) => meanUnits(it, isOf("bread"), onWeekday(it, 6)) / meanUnits(it, isOf("bread"), onWeekday(it, SATURDAY)) },
  { id: "B7", what: "cakes on Sunday over a mean day", low: 1.3, high: 4, measure: (it) => meanUnits(it, isOf("cakes"), onWeekday(it, 6)) / meanUnits(it, isOf("cakes"), () => true) },
  { id: "B7", what: "weekend gain of coffee over bread's", low: 0.5, high: 1, measure: (it) => weekendUplift(it, isCoffee) / weekendUplift(it, isOf("bread")) },
  { id: "B8", what: "share of products with a new price in 90 days", low: 0.001, high: 0.25, measure: (it) => new Set(revisions(it).map((row) => row["product_id"])).size / table(it.books, "products").length },
  { id: "B8", what: "largest step of a price", low: 0, high: 0.0501, measure: largestStep },
  { id: "B13", what: "rain on the number of tickets", low: -0.05, high: 0, ofMean: true, measure: rainEffect },
];
