import type { z } from "zod";
import type { Today as TodayContract } from "../../../contract/bakery/today.ts";
import { iso } from "../../../contract/text.ts";
import type { Tenant } from "../../domain.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { selectUnitCosts } from "../catalogue/unit-costs.ts";
import { today } from "../day-range.ts";
import { median } from "../days/hours.ts";
import { addDays } from "../world/model/day.ts";
import * as queries from "./queries.ts";

type Today = z.input<typeof TodayContract>;

const TOP = 5;
/** Before this much of a usual day is sold, its pace says nothing. */
const LEAST_SHARE = 0.03;

/** The day by the demo's clock, so far. */
export async function selectToday(db: BakeryDb, tenant: Tenant, locationId: string | undefined): Promise<Today> {
  const asked = { dayOn: today(tenant), locationId };
  const before = await queries.selectDaysLike(db, asked, tenant.timeZone);
  const hours = await queries.selectHours(db, tenant, [asked.dayOn, ...before], locationId);
  const sold = await queries.selectSoldProducts(db, asked);
  const opening = await queries.selectOpening(db, asked);
  const isOver = opening.closes_at !== null && opening.closes_at <= tenant.workspaceNow;
  const lastClosed = isOver ? asked.dayOn : addDays(asked.dayOn, -1);
  const leftOver = await queries.selectLeftOver(db, { dayOn: lastClosed, locationId });
  const own = hours.filter((it) => it.sold_on === asked.dayOn);
  return {
    day_on: asked.dayOn,
    is_open: opening.is_open,
    opens_at: opening.opens_at && iso(opening.opens_at),
    closes_at: opening.closes_at && iso(opening.closes_at),
    gross_cents: sum(own, "gross_cents"),
    net_cents: sum(own, "net_cents"),
    tickets: sum(own, "tickets"),
    units: sum(own, "units"),
    typical_of: before,
    typical_cents: typicalOf(hours, before, "gross_cents"),
    typical_so_far_cents: typicalOf(hours, before, "so_far_cents"),
    expected_cents: expectedOf(
      sum(own, "gross_cents"),
      hours.filter((it) => it.sold_on !== asked.dayOn),
    ),
    ingredients_cents: await ingredientsOf(db, sold),
    waste: leftOver ?? null,
    hours: pace(hours, asked.dayOn, before),
    top: sold.slice(0, TOP),
    shops: await shopsOf(db, locationId, hours, asked.dayOn, before),
  };
}

type Figure = "gross_cents" | "net_cents" | "tickets" | "units" | "so_far_cents";

const sum = (rows: readonly queries.HourOfPlace[], figure: Figure): number =>
  rows.reduce((total, it) => total + it[figure], 0);

/** The median of some days; null of none. */
function typicalOf(hours: readonly queries.HourOfPlace[], days: readonly string[], figure: Figure): number | null {
  if (days.length === 0) return null;
  const sums = days.map((day) =>
    sum(
      hours.filter((it) => it.sold_on === day),
      figure,
    ),
  );
  return Math.round(median(sums));
}

function expectedOf(grossCents: number, before: readonly queries.HourOfPlace[]): number | null {
  const share = sum(before, "so_far_cents") / sum(before, "gross_cents");
  return share >= LEAST_SHARE ? Math.round(grossCents / share) : null;
}

/** Every hour in which this day or one like it sold; those still to come have nothing. */
function pace(hours: readonly queries.HourOfPlace[], dayOn: string, before: readonly string[]): Today["hours"] {
  const own = hours.filter((it) => it.sold_on === dayOn);
  const last = Math.max(-1, ...own.map((it) => it.hour));
  const seen = [...new Set(hours.map((it) => it.hour))].sort((one, other) => one - other);
  return seen.map((hour) => {
    const ofHour = own.filter((it) => it.hour === hour);
    const byThen = hours.filter((it) => it.hour <= hour);
    return {
      hour,
      gross_cents: hour <= last ? sum(ofHour, "gross_cents") : null,
      typical_so_far_cents: typicalOf(byThen, before, "gross_cents") ?? 0,
    };
  });
}

async function ingredientsOf(db: BakeryDb, sold: readonly queries.SoldProduct[]): Promise<number> {
  const costs = await selectUnitCosts(db);
  return Math.round(sold.reduce((total, it) => total + it.units * (costs.get(it.product_id)?.cents ?? 0), 0));
}

async function shopsOf(
  db: BakeryDb,
  locationId: string | undefined,
  hours: readonly queries.HourOfPlace[],
  dayOn: string,
  before: readonly string[],
): Promise<Today["shops"]> {
  const shops = await queries.selectShops(db, locationId);
  return shops.map(({ id, name }) => {
    const here = hours.filter((it) => it.location_id === id);
    const own = here.filter((it) => it.sold_on === dayOn);
    return {
      location_id: id,
      name,
      tickets: sum(own, "tickets"),
      gross_cents: sum(own, "gross_cents"),
      typical_so_far_cents: typicalOf(here, before, "so_far_cents"),
    };
  });
}
