import type { DatasetOrder, GeneratedDataset } from "../domain.ts";
import { featuredOf } from "./featured.ts";
import { compareModels } from "./world/compare-models.ts";
import { readConfiguration } from "./world/model/configuration.ts";
import { addDays, dayNumber } from "./world/model/day.ts";
import { openBakery } from "./world/model/shop.ts";
import { textsOf } from "./world/model/texts.ts";
import { writeAlert } from "./world/reports/alerts.ts";
import { writeCalendarDay } from "./world/reports/calendar-rows.ts";
import { writeOpening } from "./world/reports/opening-rows.ts";
import { writeThings } from "./world/reports/thing-rows.ts";
import { pricesLeadingTo } from "./world/rules/shelf-price.ts";
import { simulateDay } from "./world/simulate-day.ts";
import { datasetJournal } from "./world/state/journal.ts";
import { openModel, openWorld, type World } from "./world/state/world.ts";

/** Raised whenever the same order would give other rows. */
export const GENERATOR_VERSION = 10;

const DAYS_AHEAD = 15;
/** Forecasting needs four weeks to learn before the first day that is shown. */
const RUN_IN_DAYS = 28;
const REPORTED_DAYS = 10;

/**
 * A bakery's last months and next two weeks, as rows.
 *
 * Pure: the same order gives the same bytes. So that a rehearsal today matches the meeting tomorrow, the simulation starts at
 * a fixed day, the epoch, and only the window is written: a day is the same, ids included, in both datasets. One that is made
 * for a single prospect, who waits for it, starts as late as it can.
 */
export function generate(order: DatasetOrder, report?: (share: number) => void): GeneratedDataset {
  const configuration = readConfiguration(order.configuration);
  const bakery = openBakery(configuration, order.locale);
  const from = addDays(order.dateOn, -configuration.daysOfHistory);
  const to = addDays(order.dateOn, DAYS_AHEAD);
  const journal = datasetJournal();
  const world = openWorld(openModel(bakery, textsOf(order.locale)), order.seed, journal);
  const askAgain = configuration.daysOfHistory >= RUN_IN_DAYS ? compareModels(order.dateOn) : () => undefined;
  const first = order.isPrivate ? addDays(from, -RUN_IN_DAYS) : epochOf(order.dateOn);
  if (configuration.products.length > 0) beginBelowList(world, first, addDays(order.dateOn, -1));
  const days = dayNumber(to) - dayNumber(first) + 1;
  for (let date = first; date <= to; date = addDays(date, 1)) {
    const done = dayNumber(date) - dayNumber(first);
    if (done % REPORTED_DAYS === 0) report?.(done / days);
    if (date === from) {
      journal.open();
      writeOpening(world, from);
    }
    simulateDay(world, bakery.calendar.day(date));
    askAgain(world, date);
    if (date >= from) writeCalendarDay(world, date);
    if (date === order.dateOn) writeThings(world, date);
  }
  for (const it of world.alerts.values()) writeAlert(world, it, null);
  return {
    timeZone: bakery.calendar.timeZone,
    windowFrom: bakery.calendar.at(from, 0),
    // The last second of the last day: the next one is nowhere to be seen.
    windowTo: new Date(bakery.calendar.at(addDays(to, 1), 0).getTime() - 1_000),
    accounts: accountsOf(world),
    tables: journal.tables(),
    featured: featuredOf(world, order.dateOn, {
      alerts: journal.rowsOf("alerts"),
      insights: journal.rowsOf("insights"),
      price_revisions: journal.rowsOf("price_revisions"),
      forecast_accuracy: journal.rowsOf("forecast_accuracy"),
    }),
  };
}

/** What was pasted is what is sold for on the day of the demo; three months before, some of it cost a little less. */
function beginBelowList({ bakery, prices, seed }: World, from: string, to: string): void {
  const { revisionWeeks } = bakery.configuration;
  for (const [product, price] of pricesLeadingTo(bakery.products, { from, to, revisionWeeks, seed }))
    prices.set(product, price);
}

function accountsOf({ team }: World): GeneratedDataset["accounts"] {
  return (["owner", "manager", "baker", "cashier"] as const).map((role) => ({
    role,
    name: team.find((it) => it.role === role)?.name ?? role,
  }));
}

/**
 * The first day of the half-year in which the run-in before the longest window lies. A simulated day costs some milliseconds, so
 * the epoch moves on twice a year; on those days (29 April, 27 October) the bakery of the day before is another one.
 */
function epochOf(dateOn: string): string {
  const first = addDays(dateOn, -90 - RUN_IN_DAYS);
  return `${first.slice(0, 4)}-${first.slice(5) < "07-01" ? "01" : "07"}-01`;
}
