import { type Books, byId, type HardCheck, instant, lastInstant, type Row, table, text } from "../books.ts";
import { daysBefore, type Ledger, ledgerOf, shopDays } from "./ledger.ts";
import { centsIn, clocksIn, daysIn, isSpanish, numbersIn, percentIn } from "./said.ts";

/** What a sentence says of an instant against the rows: what contradicts it, or nothing. */
type Reading = (alert: Row, at: number, ledger: Ledger, known: Known) => string | undefined;

/** Rows by what sentences name them by. */
interface Known {
  readonly lots: ReadonlyMap<unknown, Row>;
  readonly orders: ReadonlyMap<unknown, Row>;
  readonly days: ReadonlyMap<unknown, Row>;
  /** By ingredient, oldest first. */
  readonly prices: ReadonlyMap<unknown, readonly Row[]>;
}

const knownOf = (books: Books): Known => ({
  lots: byId(books, "lots"),
  orders: byId(books, "purchase_orders"),
  days: shopDays(books),
  prices: Map.groupBy(
    table(books, "supplier_prices").toSorted((one, other) => instant(one["valid_from"]) - instant(other["valid_from"])),
    (it) => it["ingredient_id"],
  ),
});

const KILO = 1_000;
const EXPECTED_BY = 9 * 60;
const said = (it: Row): string => `${it["title"]}. ${it["detail"]}`;

/** An amount as shown, to the gram below a hundred and to a tenth of a kilogram from there. */
function isAmount(sentence: string, grams: number, spanish: boolean): boolean {
  const amount = numbersIn(sentence, spanish).find((it) => it.unit === "kg" || it.unit === "g");
  if (!amount) return false;
  return amount.unit === "g" ? Math.abs(amount.value - grams) <= 0.51 : Math.abs(amount.value - grams / KILO) <= 0.0501;
}

const runningLow: Reading = (alert, at, ledger) => {
  const detail = text(alert["detail"]);
  const spanish = isSpanish(detail);
  const grams = ledger.stock(alert["entity_id"], at);
  const use = ledger.use(alert["entity_id"], at);
  if (/^(No queda nada|None is left)/.test(detail)) {
    if (grams !== 0) return `there are ${grams} g`;
  } else {
    if (!isAmount(detail, grams, spanish)) return `there are ${grams} g`;
    const days = numbersIn(detail, spanish).find((it) => /^d[ií]as?$|^days?$/.test(it.unit));
    if (use && (!days || Math.abs(days.value - grams / use) > 0.0501)) return `that lasts ${grams / use} days`;
    if (days && (days.value === 1) !== /^(día|day)$/.test(days.unit)) return "number and noun disagree";
  }
  return onItsWay(detail, ledger.ordersOf(alert["entity_id"], at), ledger.local(at));
};

function onItsWay(detail: string, orders: readonly Row[], now: { date: string; minute: number }): string | undefined {
  const due = orders.map((it) => text(it["expected_on"]));
  if (/No hay pedido|Nothing is on order/.test(detail))
    return due.length === 0 ? undefined : `an order is due on ${due}`;
  if (/para hoy|due today/.test(detail))
    return due.includes(now.date) && now.minute < EXPECTED_BY ? undefined : `orders are due on ${due}`;
  const [named] = daysIn(detail.slice(detail.search(/pedido|order/)), now.date);
  if (!named || !due.includes(named)) return `orders are due on ${due}`;
  const isLate = named < now.date || (named === now.date && now.minute >= EXPECTED_BY);
  return isLate === /se esperaba|was expected/.test(detail)
    ? undefined
    : `at ${now.date} that is ${isLate ? "over" : "to come"}`;
}

const expiring: Reading = (alert, at, ledger, known) => {
  const lot = known.lots.get(alert["entity_id"]);
  const { date } = ledger.local(at);
  const isToday = /Caduca hoy|Expires today/.test(text(alert["title"]));
  const expected = isToday ? date : daysBefore(date, -1);
  if (text(lot?.["expires_on"]) !== expected) return `it expires on ${lot?.["expires_on"]}, and it is ${date}`;
  const grams = ledger.lot(alert["entity_id"], at);
  return isAmount(text(alert["detail"]), grams, isSpanish(text(alert["detail"])))
    ? undefined
    : `there are ${grams} g of it`;
};

const late: Reading = (alert, at, ledger, known) => {
  const order = known.orders.get(alert["entity_id"]);
  const { date, minute } = ledger.local(at);
  if (!order || !ledger.isOpenOrder(order, at)) return "it has come";
  const due = text(order["expected_on"]);
  if (due > date || (due === date && minute < EXPECTED_BY)) return `it is due on ${due}`;
  const detail = text(alert["detail"]);
  return detail.includes(text(order["number"])) && daysIn(detail, date).includes(due)
    ? undefined
    : `it is ${order["number"]} of ${due}`;
};

const soldOut: Reading = (alert, at, ledger) => {
  const units = ledger.shelf(alert["entity_id"], alert["location_id"], at);
  if (units !== 0) return `${units} are on the shelf`;
  const last = ledger.lastSale(alert["entity_id"], alert["location_id"], at);
  if (last === undefined) return "none was ever sold";
  const { minute } = ledger.local(last);
  const clock = `${String(Math.floor(minute / 60)).padStart(2, "0")}:${String(Math.floor(minute % 60)).padStart(2, "0")}`;
  return clocksIn(text(alert["detail"]))[0] === clock ? undefined : `the last was sold at ${clock}`;
};

const AHEAD_DAYS = 4;

const holiday: Reading = (alert, at, ledger, known) => {
  const { date } = ledger.local(at);
  const [on] = daysIn(text(alert["detail"]), date);
  const day = known.days.get(on);
  if (!on || on <= date || on > daysBefore(date, -AHEAD_DAYS)) return `it is ${date}`;
  // Days are announced two weeks ahead.
  if (!day) return undefined;
  if (!text(alert["title"]).endsWith(text(day["holiday"]))) return `the day is ${day["holiday"]}`;
  const hours = clocksIn(text(alert["detail"]));
  if (!day["is_open"]) return hours.length === 0 ? undefined : "it is shut";
  const minuteOf = (value: unknown) => ledger.local(instant(value)).minute;
  const right = [day["opens_at"], day["closes_at"]].map(minuteOf);
  const named = hours.map((it) => Number(it.slice(0, 2)) * 60 + Number(it.slice(3)));
  return named.length === 2 && named.every((it, index) => it === right[index]) ? undefined : `it opens at ${right}`;
};

const MONTH_DAYS = 30;

const dearer: Reading = (alert, at, ledger, known) => {
  const prices = (known.prices.get(alert["entity_id"]) ?? []).filter((it) => instant(it["valid_from"]) <= at);
  const [was, is] = [prices.at(-2), prices.at(-1)].map((it) => Number(it?.["cents_per_kg"]));
  if (!was || !is) return undefined;
  const spanish = isSpanish(text(alert["detail"]));
  const percent = percentIn(text(alert["title"]).slice(text(alert["title"]).lastIndexOf("(")), spanish);
  if (percent === undefined || Math.abs(percent - (is / was - 1) * 100) > 0.51) return `it rose from ${was} to ${is}`;
  const use = ledger.use(alert["entity_id"], at);
  const monthly = use === undefined ? undefined : (use * MONTH_DAYS * (is - was)) / KILO;
  const cents = centsIn(text(alert["detail"]), spanish);
  if (cents === undefined || cents < 100) return "less than a euro is no news";
  return monthly === undefined || Math.abs(cents - monthly) <= 1 ? undefined : `that is ${monthly} cents a month`;
};

const READINGS: Readonly<Record<string, Reading>> = {
  low_stock: runningLow,
  lot_expiring: expiring,
  late_delivery: late,
  sold_out: soldOut,
  holiday_ahead: holiday,
  price_rise: dearer,
};

/** Local minutes at which somebody looks: at night, before opening, in the morning, at noon, in the afternoon, at closing. */
const HOURS = [300, 455, 700, 845, 1_065, 1_250];
const DAY_MINUTES = 1_440;
const MINUTE = 60_000;

/** When an alert is looked at: as it begins, just before it ends, and at six hours of each of its days. */
function* momentsOf(alert: Row, last: number, { local, since }: Ledger): Generator<number> {
  const from = Math.max(since, instant(alert["valid_from"]));
  const until = alert["valid_to"] === null ? last : instant(alert["valid_to"]) - 1_000;
  if (from > last || until < from) return;
  yield from;
  yield Math.min(until, last);
  for (let day = from; day <= until + DAY_MINUTES * MINUTE; day += DAY_MINUTES * MINUTE) {
    const { minute } = local(day);
    for (const hour of HOURS) {
      const at = day + (hour - Math.floor(minute)) * MINUTE;
      if (at >= from && at <= Math.min(until, last)) yield at;
    }
  }
}

const alertsHold =
  (kind: string) =>
  (books: Books): string[] => {
    const alerts = table(books, "alerts").filter((it) => it["kind"] === kind);
    if (alerts.length === 0) return [];
    const ledger = ledgerOf(books);
    const last = lastInstant(books);
    const read = READINGS[kind];
    const known = knownOf(books);
    return alerts.flatMap((alert) => {
      for (const at of momentsOf(alert, last, ledger)) {
        const wrong = read?.(alert, at, ledger, known);
        if (wrong) return [`"${said(alert)}" at ${new Date(at).toISOString()}: ${wrong}`];
      }
      return [];
    });
  };

export const ALERT_SENTENCES: readonly HardCheck[] = [
  ...Object.keys(READINGS).map((kind) => ({
    id: "S1",
    claim: `alerts of ${kind} hold while they stand`,
    find: alertsHold(kind),
  })),
  {
    id: "S1",
    claim: "every kind of alert is read",
    find: (books) =>
      [...new Set(table(books, "alerts").map((it) => text(it["kind"])))].filter((it) => !(it in READINGS)),
  },
];
