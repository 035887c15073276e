import type { z } from "zod";
import type { BakeryDay } from "../../../contract/bakery/days.ts";
import { iso } from "../../../contract/text.ts";
import type { Tenant } from "../../domain.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { type Days, today } from "../day-range.ts";
import { selectForecasts } from "../forecasting/queries.ts";
import { planProvisionally } from "../production/provisional.ts";
import { selectPlans } from "../production/queries.ts";
import { addDays } from "../world/model/day.ts";
import type { Run } from "../world/rules/production.ts";
import type { Model } from "../world/state/world.ts";
import { BACK_DAYS, daysLike, hoursOf, median, typicalUnits } from "./hours.ts";
import * as queries from "./queries.ts";
import { type PlannedUnits, type RunOfDay, runsOfDay } from "./runs.ts";

type Day = z.input<typeof BakeryDay>;

/** Days as bands. */
export async function selectDays(db: BakeryDb, tenant: Tenant, model: Model, days: Days): Promise<Day[]> {
  const now = today(tenant);
  const { calendar } = model.bakery;
  const rows = await queries.selectCalendar(db, { from: addDays(days.from, -BACK_DAYS), to: days.to });
  const sold = await queries.selectSoldHours(db, tenant, { from: addDays(days.from, -BACK_DAYS), to: days.to });
  const hasSold = new Set(sold.map((it) => it.sold_on));
  const past = rows.filter((it) => it.day_on < now && hasSold.has(it.day_on));
  const bakes = await selectBakes(db, tenant, model, days);
  const soldOut = await queries.selectSoldOut(db, tenant, calendar.at(now, 0));
  const expected = await selectExpected(db, days);
  return rows
    .filter((it) => it.day_on >= days.from)
    .map((row) => {
      const like = daysLike(row, past, tenant.timeZone);
      const own = bakes.get(row.day_on);
      return {
        day_on: row.day_on,
        is_open: row.is_open,
        opens_at: row.opens_at && iso(row.opens_at),
        closes_at: row.closes_at && iso(row.closes_at),
        holiday: row.holiday,
        event: row.event,
        is_provisional: own?.isProvisional ?? false,
        planned_units: own?.runs.reduce((sum, it) => sum + it.plannedUnits, 0) ?? 0,
        like_units: like.length > 0 ? Math.round(median(like.map((it) => unitsOfDay(sold, it.day_on)))) : null,
        runs: own?.runs.map((it) => presentRun(it, own.bakers)) ?? [],
        hours: scaled(
          hoursOf(row, calendar).map(({ hour, startsAt, endsAt }) => ({
            starts_at: iso(startsAt),
            ends_at: iso(endsAt),
            units: startsAt > tenant.workspaceNow ? null : unitsOf(sold, row.day_on, hour),
            typical_units: typicalUnits(hour, like, sold),
          })),
          row.day_on > now ? expected.get(row.day_on) : undefined,
        ),
        sold_out: row.day_on === now ? soldOut.map((it) => ({ ...it, at: iso(it.at) })) : [],
      };
    });
}

const unitsOf = (sold: readonly queries.SoldHour[], date: string, hour: number): number =>
  sold.find((it) => it.sold_on === date && it.hour === hour)?.units ?? 0;

const unitsOfDay = (sold: readonly queries.SoldHour[], date: string): number =>
  sold.reduce((sum, it) => sum + (it.sold_on === date ? it.units : 0), 0);

/** The hours of a day to come have the shape of days like it and the size of its forecast. */
function scaled(hours: Day["hours"], expected: number | undefined): Day["hours"] {
  const usual = hours.reduce((sum, it) => sum + it.typical_units, 0);
  if (expected === undefined || usual === 0) return hours;
  return hours.map((it) => ({ ...it, typical_units: Math.round((10 * it.typical_units * expected) / usual) / 10 }));
}

/** Pieces that the forecasts of a day come to, whatever a person has it baked. */
async function selectExpected(db: BakeryDb, days: Days): Promise<ReadonlyMap<string, number>> {
  const sums = new Map<string, number>();
  for (const it of await selectForecasts(db, days, "model"))
    sums.set(it.forecast_on, (sums.get(it.forecast_on) ?? 0) + it.predicted_units);
  return sums;
}

interface Bakes {
  readonly isProvisional: boolean;
  readonly runs: readonly RunOfDay[];
  readonly bakers: ReadonlyMap<Run, string[]>;
}

/** What each day bakes: as planned, or as it would be planned. */
async function selectBakes(
  db: BakeryDb,
  tenant: Tenant,
  model: Model,
  days: Days,
): Promise<ReadonlyMap<string, Bakes>> {
  const plans = Map.groupBy(await selectPlans(db, days), (it) => it.plan_on);
  const baked = Map.groupBy(await queries.selectBaked(db, days), (it) => it.batch_on);
  const found: Array<{ date: string; isProvisional: boolean; runs: RunOfDay[] }> = [];
  for (let date = days.from; date <= days.to; date = addDays(date, 1)) {
    const made: readonly PlannedUnits[] = (plans.get(date) ?? []).map((it) => ({ ...it, run: it.run as Run }));
    const isProvisional = made.length === 0 && date > today(tenant);
    const planned = isProvisional ? await planProvisionally(db, tenant, model, date) : made;
    found.push({
      date,
      isProvisional,
      runs: runsOfDay(model, date, planned, baked.get(date) ?? [], tenant.workspaceNow),
    });
  }
  const lit = found.flatMap(({ date, runs }) => runs.map((it) => ({ dayOn: date, run: it.run, at: it.litAt })));
  const bakers = Map.groupBy(await queries.selectBakers(db, lit), (it) => it.day_on);
  return new Map(
    found.map(({ date, ...it }) => [
      date,
      { ...it, bakers: new Map((bakers.get(date) ?? []).map((one) => [one.run, one.bakers])) },
    ]),
  );
}

const presentRun = (it: RunOfDay, bakers: Bakes["bakers"]): Day["runs"][number] => ({
  run: it.run,
  lit_at: iso(it.litAt),
  ready_at: iso(it.readyAt),
  planned_units: it.plannedUnits,
  out_units: it.outUnits,
  in_units: it.inUnits,
  bakers: bakers.get(it.run) ?? [],
});
