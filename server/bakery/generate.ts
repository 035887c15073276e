import type { DatasetOrder, GeneratedDataset } from "../domain.ts";
import { TIME_ZONE } from "./world/calendar.ts";
import { addDays, instantOf } from "./world/day.ts";
import { writeDay, writeOpening } from "./world/day-rows.ts";
import { collectRows } from "./world/rows.ts";
import { openShop, readConfiguration } from "./world/shop.ts";
import { simulate } from "./world/simulate.ts";
import { TEAM } from "./world/team.ts";
import { writeThings } from "./world/thing-rows.ts";

/** Raised whenever the same order would give other rows. */
export const GENERATOR_VERSION = 2;

const DAYS_AHEAD = 15;
/** Forecasting needs four weeks to learn before the first day that is shown. */
const RUN_IN_DAYS = 28;

/**
 * A bakery's last months and next two weeks, as rows.
 *
 * Pure: the same order gives the same bytes. So that a rehearsal today matches the meeting tomorrow, the simulation starts at
 * a fixed day, the epoch, and only the window is written: a day is the same, ids included, in both datasets.
 */
export function generate(order: DatasetOrder): GeneratedDataset {
  const configuration = readConfiguration(order.configuration);
  const shop = openShop(configuration);
  const from = addDays(order.dateOn, -configuration.daysOfHistory);
  const to = addDays(order.dateOn, DAYS_AHEAD);
  const rows = collectRows();
  writeThings(rows, shop);
  for (const lived of simulate(shop, order.seed, epochOf(order.dateOn), to)) {
    if (lived.day.date < from) continue;
    if (lived.day.date === from) writeOpening(rows, lived);
    writeDay(rows, lived);
  }
  return {
    timeZone: TIME_ZONE,
    windowFrom: instantOf(from, 0, TIME_ZONE),
    windowTo: instantOf(addDays(to, 1), 0, TIME_ZONE),
    accounts: (["owner", "manager", "baker", "cashier"] as const).map((role) => ({
      role,
      name: TEAM.find((it) => it.role === role)?.name ?? role,
    })),
    tables: rows.tables(),
  };
}

const FIRST_EPOCH_YEAR = 2026;
const EPOCH_YEARS = 4;

/**
 * The first day of the four years in which the run-in before the longest window lies. A simulated day costs about 2.5 ms, so
 * the epoch moves on now and then; on that one day (next: 29 April 2030) the bakery of the day before is another one.
 */
function epochOf(dateOn: string): string {
  const year = Number(addDays(dateOn, -90 - RUN_IN_DAYS).slice(0, 4));
  return `${year - ((((year - FIRST_EPOCH_YEAR) % EPOCH_YEARS) + EPOCH_YEARS) % EPOCH_YEARS)}-01-01`;
}
