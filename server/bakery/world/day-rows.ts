import { shopDay, TIME_ZONE } from "./calendar.ts";
import { addDays, dayNumber, instantOf } from "./day.ts";
import { MODEL } from "./forecast.ts";
import { idOf, type TableName } from "./ids.ts";
import type { Rows } from "./rows.ts";
import type { LivedDay } from "./simulate.ts";
import { rotaPublishedOn, shiftsOf, TEAM } from "./team.ts";
import { ingredientId, LOCATION_ID, productId } from "./thing-rows.ts";

/** Forecasts and plans are made when the shop is tidied up, on short days earlier. */
const EVENING = 21 * 60 + 15;
const SHORT_EVENING = 15 * 60 + 30;
const CALENDAR_ANNOUNCED_DAYS = 365;

/** Writes one lived day. Every id follows from the day and the row's place in it. */
export function writeDay(rows: Rows, lived: LivedDay): void {
  writeTickets(rows, lived);
  writeBakehouse(rows, lived);
  writeGoods(rows, lived);
  writeEvening(rows, lived);
  writeDiary(rows, lived.day.date);
}

/** What the first day of the window starts with, dated on the eve: movements balance from the first one shown. */
export function writeOpening(rows: Rows, { day, openingUnits, openingStock }: LivedDay): void {
  const eve = addDays(day.date, -1);
  const at = instantOf(eve, 1_439, TIME_ZONE);
  const id = ids(eve);
  for (const { product, units } of openingUnits)
    rows.add("finished_goods_movements", [
      id("finished_goods_movements"),
      productId(product.index),
      LOCATION_ID,
      "opening",
      units,
      eve,
      at,
    ]);
  for (const { ingredient, grams } of openingStock)
    rows.add("stock_movements", [
      id("stock_movements"),
      ingredientId(ingredient.name),
      LOCATION_ID,
      "opening",
      grams,
      eve,
      at,
      null,
    ]);
}

/** Counts up per table within one day. */
function ids(date: string): (table: TableName) => string {
  const day = dayNumber(date);
  const next = new Map<TableName, number>();
  return (table) => {
    const ordinal = (next.get(table) ?? 0) + 1;
    next.set(table, ordinal);
    return idOf(table, day, ordinal);
  };
}

function writeTickets(rows: Rows, { day, tickets }: LivedDay): void {
  const id = ids(day.date);
  const byNumber = new Map<number, string>();
  for (const it of tickets) {
    const ticketId = id("tickets");
    byNumber.set(it.number, ticketId);
    // Whole seconds, as a till prints them.
    const at = instantOf(day.date, Math.floor(it.minute * 60) / 60, TIME_ZONE);
    const units = it.lines.reduce((sum, line) => sum + line.quantity, 0);
    const voids = it.voidsNumber === undefined ? null : (byNumber.get(it.voidsNumber) ?? null);
    const paid = [it.payment, it.eatIn, units, it.grossCents, it.netCents, voids];
    rows.add("tickets", [ticketId, LOCATION_ID, 1, it.number, at, day.date, "pos", ...paid]);
    for (const line of it.lines) {
      const priced = [line.quantity, line.unitPriceCents, 0, line.vatPercent, line.grossCents];
      const product = productId(line.product.index);
      rows.add("ticket_lines", [id("ticket_lines"), ticketId, LOCATION_ID, at, day.date, product, ...priced]);
    }
  }
}

function writeBakehouse(rows: Rows, { day, batches }: LivedDay): void {
  const id = ids(day.date);
  const at = (minute: number) => instantOf(day.date, minute, TIME_ZONE);
  for (const it of batches)
    rows.add("batches", [
      id("batches"),
      productId(it.product.index),
      LOCATION_ID,
      day.date,
      it.run,
      at(it.startedAt),
      at(it.finishedAt),
      it.units,
      it.producedUnits,
    ]);
}

function writeGoods(rows: Rows, { day, wasted, donated, stockMovements }: LivedDay): void {
  const id = ids(day.date);
  const closing = instantOf(day.date, day.closes + 10, TIME_ZONE);
  for (const [kind, some] of [
    ["waste", wasted],
    ["donation", donated],
  ] as const)
    for (const { product, units } of some)
      rows.add("finished_goods_movements", [
        id("finished_goods_movements"),
        productId(product.index),
        LOCATION_ID,
        kind,
        -units,
        day.date,
        closing,
      ]);
  for (const it of stockMovements)
    rows.add("stock_movements", [
      id("stock_movements"),
      ingredientId(it.ingredient.name),
      LOCATION_ID,
      it.kind,
      it.grams,
      day.date,
      instantOf(day.date, it.minute, TIME_ZONE),
      it.note,
    ]);
}

function writeEvening(rows: Rows, { day, forecasts, plan }: LivedDay): void {
  const id = ids(day.date);
  const at = instantOf(day.date, day.closes - day.opens < 8 * 60 ? SHORT_EVENING : EVENING, TIME_ZONE);
  for (const { product, date, forecast } of forecasts)
    rows.add("forecasts", [
      id("forecasts"),
      productId(product.index),
      LOCATION_ID,
      date,
      forecast.predicted,
      forecast.lower,
      forecast.upper,
      at,
      MODEL,
    ]);
  for (const it of plan)
    rows.add("production_plans", [
      id("production_plans"),
      LOCATION_ID,
      productId(it.product.index),
      addDays(day.date, 1),
      it.run,
      it.units,
      at,
    ]);
}

/** Opening hours are known a year ahead, the rota from the Friday before its week. */
function writeDiary(rows: Rows, date: string): void {
  const id = ids(date);
  const day = shopDay(date);
  const at = (minute: number) => instantOf(date, minute, TIME_ZONE);
  const announced = instantOf(addDays(date, -CALENDAR_ANNOUNCED_DAYS), 0, TIME_ZONE);
  const hours = day.isOpen ? [at(day.opens), at(day.closes)] : [null, null];
  rows.add("calendar_days", [
    id("calendar_days"),
    LOCATION_ID,
    date,
    day.isOpen,
    ...hours,
    day.holiday ?? null,
    announced,
  ]);
  const published = instantOf(rotaPublishedOn(date), 12 * 60, TIME_ZONE);
  for (const { member, from, to } of shiftsOf(date))
    rows.add("shifts", [
      id("shifts"),
      idOf("team_members", 0, TEAM.indexOf(member) + 1),
      LOCATION_ID,
      date,
      at(from),
      at(to),
      published,
    ]);
}
