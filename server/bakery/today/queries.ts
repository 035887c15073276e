import { sql } from "kysely";
import type { Tenant } from "../../domain.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { priceThen } from "../catalogue/price-then.ts";
import { BACK_DAYS, daysLike } from "../days/hours.ts";
import { selectCalendar } from "../days/queries.ts";
import { addDays } from "../world/model/day.ts";

/** The local day whose sales are asked for, and the place; undefined: all of them. */
export interface Asked {
  readonly dayOn: string;
  readonly locationId: string | undefined;
}

const ofPlace = (locationId: string | undefined) =>
  locationId === undefined ? sql`` : sql`and t.location_id = ${locationId}::uuid`;

/** Days like this one before it, newest first, on which a place, or any, sold something. */
export async function selectDaysLike(db: BakeryDb, { dayOn, locationId }: Asked, timeZone: string): Promise<string[]> {
  const days = { from: addDays(dayOn, -BACK_DAYS), to: dayOn };
  const { rows } = await sql<{ day_on: string }>`
    select d.day_on from (select distinct day_on from calendar_days where day_on between ${days.from} and ${days.to}) d
     where exists (select from tickets t where t.sold_on = d.day_on ${ofPlace(locationId)})`.execute(db);
  const hasSold = new Set(rows.map((it) => it.day_on));
  const calendar = await selectCalendar(db, days, locationId);
  const day = calendar.find((it) => it.day_on === dayOn);
  const past = calendar.filter((it) => hasSold.has(it.day_on));
  return day ? daysLike(day, past, timeZone).map((it) => it.day_on) : [];
}

export interface HourOfPlace {
  readonly sold_on: string;
  readonly location_id: string;
  readonly hour: number;
  readonly gross_cents: number;
  readonly net_cents: number;
  readonly tickets: number;
  readonly units: number;
  /** Sold up to the time of day that the demo's clock shows. */
  readonly so_far_cents: number;
}

/** Sales of some days by place and hour of the local day. */
export async function selectHours(
  db: BakeryDb,
  { timeZone, workspaceNow }: Tenant,
  days: readonly string[],
  locationId: string | undefined,
): Promise<HourOfPlace[]> {
  const local = sql`(t.sold_at at time zone ${timeZone})`;
  const { rows } = await sql<HourOfPlace>`
    select t.sold_on, t.location_id, extract(hour from ${local})::int as hour,
           sum(t.gross_cents) as gross_cents, sum(t.net_cents) as net_cents, sum(t.units) as units,
           count(*) - 2 * count(t.voids_ticket_id) as tickets,
           coalesce(sum(t.gross_cents) filter (where ${local}::time <= (${workspaceNow}::timestamptz at time zone ${timeZone})::time), 0) as so_far_cents
      from tickets t where t.sold_on = any(${days}::date[]) ${ofPlace(locationId)} group by 1, 2, 3`.execute(db);
  return rows;
}

export interface SoldProduct {
  readonly product_id: string;
  readonly product_name: string;
  readonly units: number;
  readonly gross_cents: number;
}

/** What a day has sold, the most money first. */
export async function selectSoldProducts(db: BakeryDb, { dayOn, locationId }: Asked): Promise<SoldProduct[]> {
  const { rows } = await sql<SoldProduct>`
    select l.product_id, p.name as product_name, sum(l.quantity) as units, sum(l.gross_cents) as gross_cents
      from tickets t join ticket_lines l on l.ticket_id = t.id join products p on p.id = l.product_id
     where t.sold_on = ${dayOn} ${ofPlace(locationId)} and l.sold_at >= ${dayOn}::date - interval '1 day'
     group by 1, 2 order by 4 desc, 2`.execute(db);
  return rows;
}

/** What was left over or given away on the last day up to this one, at the price of that day. */
export async function selectLeftOver(db: BakeryDb, { dayOn, locationId }: Asked) {
  const { rows } = await sql<{ day_on: string; units: number; gross_cents: number }>`
    select t.moved_on as day_on, -sum(t.units) as units, -sum(t.units * ${priceThen("t")}) as gross_cents
      from finished_goods_movements t join products p on p.id = t.product_id
     where t.kind in ('waste', 'donation') ${ofPlace(locationId)}
       and t.moved_on between ${addDays(dayOn, -7)} and ${dayOn}
     group by 1 order by 1 desc limit 1`.execute(db);
  return rows[0];
}

/** When the shops of a day open and close: the first and the last of them. */
export async function selectOpening(db: BakeryDb, { dayOn, locationId }: Asked) {
  const { rows } = await sql<{ is_open: boolean; opens_at: Date | null; closes_at: Date | null }>`
    select coalesce(bool_or(t.is_open), false) as is_open, min(t.opens_at) as opens_at, max(t.closes_at) as closes_at
      from calendar_days t where t.day_on = ${dayOn} ${ofPlace(locationId)}`.execute(db);
  return rows[0] ?? { is_open: false, opens_at: null, closes_at: null };
}

/** Places that sell, in their order. */
export function selectShops(db: BakeryDb, locationId: string | undefined) {
  let query = db.selectFrom("locations").select(["id", "name"]).where("sells", "=", true);
  if (locationId) query = query.where("id", "=", locationId);
  return query.orderBy("id").execute();
}
