import { type Books, type HardCheck, instant, type Row, sum, table, text } from "../books.ts";
import { type Month, monthsOf } from "./months.ts";
import { centsIn, daysIn, numbersIn, percentIn } from "./said.ts";

/** What contradicts a sentence, or nothing. */
type Reading = (month: Month) => string | undefined;

const total = (days: ReadonlyMap<string, number> | undefined): number =>
  [...(days?.values() ?? [])].reduce((all, it) => all + it, 0);
const isNear = (said: number | undefined, is: number, tolerance: number): boolean =>
  said !== undefined && Math.abs(said - is) <= tolerance;
const titleOf = ({ insight }: Month): string => text(insight["title"]);
const detailOf = ({ insight }: Month): string => text(insight["detail"]);
const entityOf = ({ insight }: Month): unknown => insight["entity_id"];

/** Shares are shown whole. */
const HALF = 0.501;
const CENT = 1;

const bestSeller: Reading = (month) => {
  const all = [...month.sold].map(([id, days]) => [id, total(days)] as const);
  const most = Math.max(...all.map(([, units]) => units));
  const own = total(month.sold.get(entityOf(month)));
  if (own < most) return `another one was sold ${most} times, it ${own}`;
  const share = (100 * own) / all.reduce((sold, [, units]) => sold + units, 0);
  return isNear(percentIn(detailOf(month), month.spanish), share, HALF) ? undefined : `it is ${share} %`;
};

const isWeekend = (date: string) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

const weekend: Reading = (month) => {
  const byDate = new Map<string, number>();
  for (const row of [...month.days.values()].flat()) byDate.set(text(row["forecast_on"]), 0);
  for (const days of month.sold.values())
    for (const [date, units] of days) byDate.set(date, (byDate.get(date) ?? 0) + units);
  const meanOf = (some: ReadonlyArray<readonly [string, number]>) =>
    some.reduce((all, [, units]) => all + units, 0) / some.length;
  const [ends, weekdays] = [
    [...byDate].filter(([date]) => isWeekend(date)),
    [...byDate].filter(([date]) => !isWeekend(date)),
  ];
  const uplift = 100 * (meanOf(ends) / meanOf(weekdays) - 1);
  const signed = /menos|fewer/.test(titleOf(month)) ? -1 : 1;
  const said = percentIn(titleOf(month), month.spanish);
  return isNear(said === undefined ? said : signed * said, uplift, HALF) ? undefined : `it is ${uplift} %`;
};

const leftOver: Reading = (month) => {
  const days = new Map(
    table(month.books, "calendar_days")
      .filter((it) => it["is_open"])
      .map((it) => [`${it["location_id"]} ${it["day_on"]}`, it]),
  );
  const cleared = table(month.books, "finished_goods_movements").filter((it) => {
    const closes = days.get(`${it["location_id"]} ${it["moved_on"]}`)?.["closes_at"];
    const isOfMonth = text(it["moved_on"]) >= month.from && text(it["moved_on"]) <= month.on;
    return (
      isOfMonth && ["waste", "donation"].includes(text(it["kind"])) && instant(it["occurred_at"]) >= instant(closes)
    );
  });
  const cents = cleared.reduce(
    (all, it) => all - Number(it["units"]) * month.priceOf(it["product_id"], instant(it["occurred_at"])),
    0,
  );
  if (!isNear(centsIn(titleOf(month), month.spanish), cents, CENT)) return `it is ${cents} cents`;
  const [from, to] = daysIn(detailOf(month), month.on);
  if (from !== month.from || to !== month.on) return `it is of ${month.from} to ${month.on}`;
  const pieces = numbersIn(detailOf(month), month.spanish).find((it) => /^(piezas?|pieces?)$/.test(it.unit));
  return isNear(pieces?.value, -sum(cleared, "units"), 0) ? undefined : `they are ${-sum(cleared, "units")} pieces`;
};

const isOut = (it: Row) => it["sold_out_at"] !== null;
const datesOf = (rows: readonly Row[]) => new Set(rows.map((it) => it["forecast_on"])).size;

const ranOut: Reading = (month) => {
  const own = month.days.get(entityOf(month)) ?? [];
  const [days, of] = numbersIn(titleOf(month).slice(titleOf(month).search(/se agotó|ran out/)), month.spanish);
  if (!isNear(days?.value, datesOf(own.filter(isOut)), 0)) return `it ran out on ${datesOf(own.filter(isOut))} days`;
  if (!isNear(of?.value, datesOf(own), 0)) return `there were ${datesOf(own)} days`;
  const units = own
    .filter(isOut)
    .reduce((all, it) => all + Math.max(0, Number(it["demand_units"]) - Number(it["actual_units"])), 0);
  const cents = units * month.priceOf(entityOf(month), instant(month.insight["generated_at"]));
  return isNear(centsIn(detailOf(month), month.spanish), cents, CENT) ? undefined : `it is ${cents} cents`;
};

function errorOf(rows: readonly Row[]): number {
  const demand = sum(rows, "demand_units");
  const away = rows.reduce((all, it) => all + Math.abs(Number(it["predicted_units"]) - Number(it["demand_units"])), 0);
  return demand === 0 ? 100 : (100 * away) / demand;
}

function contradictedError(month: Month): string | undefined {
  const error = errorOf(month.days.get(entityOf(month)) ?? []);
  const [off] = numbersIn(detailOf(month), month.spanish);
  return isNear(off?.value, error, HALF) ? undefined : `it is off by ${error} of 100`;
}

const wellForecast: Reading = contradictedError;

const badlyForecast: Reading = (month) => {
  if (!month.products.get(entityOf(month))?.["is_baked"]) return "it is made to order already";
  return contradictedError(month);
};

const slowSeller: Reading = (month) => {
  const others = [...month.days].filter(([id]) => {
    const product = month.products.get(id);
    return product?.["is_baked"] && product["season"] === null;
  });
  const least = Math.min(...others.map(([id]) => total(month.sold.get(id))));
  const own = total(month.sold.get(entityOf(month)));
  if (own > least) return `another one was sold ${least} times, it ${own}`;
  const daily = own / datesOf(month.days.get(entityOf(month)) ?? []);
  return isNear(numbersIn(detailOf(month), month.spanish)[0]?.value, daily, 0.0501)
    ? undefined
    : `it is ${daily} a day`;
};

const sundayFavourite: Reading = (month) => {
  const product = month.products.get(entityOf(month));
  if (!["viennoiserie", "cakes"].includes(text(product?.["category"]))) return `it is ${product?.["category"]}`;
  const own = month.sold.get(entityOf(month));
  const sundays = new Map([...(own ?? [])].filter(([date]) => new Date(`${date}T00:00:00Z`).getUTCDay() === 0));
  const share = (100 * total(sundays)) / total(own);
  return isNear(percentIn(detailOf(month), month.spanish), share, HALF) ? undefined : `it is ${share} %`;
};

/** Cents a kilogram on the list that was in force. */
function listPrice({ books }: Month, ingredientId: unknown, at: number): number {
  const lists = table(books, "supplier_prices").filter(
    (it) => it["ingredient_id"] === ingredientId && instant(it["valid_from"]) <= at,
  );
  const last = lists.reduce<Row | undefined>(
    (best, it) => (best && instant(best["valid_from"]) > instant(it["valid_from"]) ? best : it),
    undefined,
  );
  return Number(last?.["cents_per_kg"] ?? Number.NaN);
}

const bill: Reading = (month) => {
  const at = instant(month.insight["generated_at"]);
  const costs = table(month.books, "ingredients").map((it) => {
    const grams = month.ledger.use(it["id"], at);
    return {
      name: text(it["name"]),
      cents: grams === undefined ? Number.NaN : (grams * 30 * listPrice(month, it["id"], at)) / 1_000,
    };
  });
  const all = costs.reduce((cents, it) => cents + it.cents, 0);
  if (Number.isNaN(all)) return undefined;
  const top = costs.reduce((best, it) => (it.cents > best.cents ? it : best));
  if (!titleOf(month).endsWith(top.name)) return `it is ${top.name}`;
  if (!isNear(centsIn(detailOf(month), month.spanish), top.cents, CENT)) return `it is ${top.cents} cents`;
  return isNear(percentIn(detailOf(month), month.spanish), (100 * top.cents) / all, HALF)
    ? undefined
    : `of ${all} cents`;
};

const saving: Reading = (month) => {
  const own = month.days.get(entityOf(month)) ?? [];
  const left = sum(own, "left_units");
  const pieces = numbersIn(detailOf(month), month.spanish).find((it) => /^(piezas?|pieces?)$/.test(it.unit));
  if (!isNear(pieces?.value, left, 0)) return `they are ${left} pieces`;
  const at = instant(month.insight["generated_at"]);
  const cost = table(month.books, "recipe_lines")
    .filter((it) => it["product_id"] === entityOf(month))
    .reduce((all, it) => all + (Number(it["grams"]) * listPrice(month, it["ingredient_id"], at)) / 1_000, 0);
  return isNear(centsIn(detailOf(month), month.spanish), (left * cost) / 2, CENT)
    ? undefined
    : `it is ${(left * cost) / 2} cents`;
};

const READINGS: Readonly<Record<string, Reading>> = {
  best_seller: bestSeller,
  weekend_uplift: weekend,
  waste_value: leftOver,
  sold_out_opportunity: ranOut,
  forecast_best: wellForecast,
  forecast_worst: badlyForecast,
  slow_seller: slowSeller,
  sunday_favourite: sundayFavourite,
  ingredient_bill: bill,
  waste_saving: saving,
};

const insightsHold =
  (kind: string) =>
  (books: Books): string[] =>
    monthsOf(books).flatMap((month) => {
      if (month.insight["kind"] !== kind) return [];
      const worth = month.insight["value_cents"];
      const wrong = worth !== null && Number(worth) < 100 ? "less than a euro is no news" : READINGS[kind]?.(month);
      return wrong ? [`"${titleOf(month)}. ${detailOf(month)}" of ${month.on}: ${wrong}`] : [];
    });

export const INSIGHT_SENTENCES: readonly HardCheck[] = [
  ...Object.keys(READINGS).map((kind) => ({
    id: "S2",
    claim: `insights of ${kind} hold when they are told`,
    find: insightsHold(kind),
  })),
  {
    id: "S2",
    claim: "every kind of insight is read",
    find: (books) =>
      [...new Set(table(books, "insights").map((it) => text(it["kind"])))].filter((it) => !(it in READINGS)),
  },
];
