import { sql } from "kysely";
import type { Tenant } from "../../domain.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { priceThen } from "../catalogue/price-then.ts";
import { addDays } from "../world/model/day.ts";

/** The local day whose sales are asked for, and the place; undefined: all of them. */
export interface Asked {
  readonly dayOn: string;
  readonly locationId: string | undefined;
}

const ofPlace = (locationId: string | undefined) =>
  locationId === undefined ? sql`` : sql`and t.location_id = ${locationId}::uuid`;

/** Days to compare with are looked for as far back as this. */
const WEEKS_BACK = 9;
const MOST_COMPARED = 4;

/**
 * Days like this one before it, newest first: the same weekday in the same hours and no public holiday; of a public holiday, or of a
 * weekday with shorter hours, the days that had its hours. How much of a day is sold by a time of day depends on when it closes.
 */
export async function selectDaysLike(db: BakeryDb, { dayOn, locationId }: Asked, timeZone: string): Promise<string[]> {
  const { rows } = await sql<{ day_on: string }>`
    with days as (
      select t.day_on, bool_or(t.is_open) as is_open, max(t.holiday) as holiday,
             min((t.opens_at at time zone ${timeZone})::time) as opens, max((t.closes_at at time zone ${timeZone})::time) as closes
        from calendar_days t where t.day_on between ${addDays(dayOn, -7 * WEEKS_BACK)} and ${dayOn} ${ofPlace(locationId)}
       group by t.day_on),
    today as (select * from days where day_on = ${dayOn})
    select days.day_on from days, today
     where days.is_open and days.day_on < ${dayOn}
       and case when not today.is_open then days.holiday is null and extract(dow from days.day_on) = extract(dow from today.day_on)
                when today.holiday is null then days.holiday is null and (days.opens, days.closes) = (today.opens, today.closes)
                                                and extract(dow from days.day_on) = extract(dow from today.day_on)
                else (days.opens, days.closes) = (today.opens, today.closes) end
       and exists (select from tickets t where t.sold_on = days.day_on ${ofPlace(locationId)})
     order by days.day_on desc limit ${MOST_COMPARED}`.execute(db);
  return rows.map((it) => it.day_on);
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
