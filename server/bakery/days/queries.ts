import { sql } from "kysely";
import type { Tenant } from "../../domain.ts";
import type { BakeryDb } from "../bakery-db.ts";
import type { Days } from "../day-range.ts";
import { RUNS, type Run } from "../world/rules/production.ts";

export interface CalendarRow {
  readonly day_on: string;
  readonly is_open: boolean;
  readonly opens_at: Date | null;
  readonly closes_at: Date | null;
  readonly holiday: string | null;
  readonly event: string | null;
}

/** Days of a shop, or of all together: from when the first opens until the last closes. */
export async function selectCalendar(db: BakeryDb, { from, to }: Days, locationId?: string): Promise<CalendarRow[]> {
  const ofPlace = locationId === undefined ? sql`` : sql`and location_id = ${locationId}::uuid`;
  const { rows } = await sql<CalendarRow>`
    select day_on, bool_or(is_open) as is_open, min(opens_at) as opens_at, max(closes_at) as closes_at,
           max(holiday) as holiday, max(event) as event
      from calendar_days where day_on between ${from} and ${to} ${ofPlace} group by 1 order by 1`.execute(db);
  return rows;
}

export interface SoldHour {
  readonly sold_on: string;
  readonly hour: number;
  readonly units: number;
}

/** Pieces sold by hour of the local day, of all shops together. */
export async function selectSoldHours(db: BakeryDb, { timeZone }: Tenant, { from, to }: Days): Promise<SoldHour[]> {
  const { rows } = await sql<SoldHour>`
    select sold_on, extract(hour from sold_at at time zone ${timeZone})::int as hour, sum(units)::int as units
      from tickets where sold_on between ${from} and ${to} group by 1, 2`.execute(db);
  return rows;
}

export interface BakedRow {
  readonly batch_on: string;
  readonly run: Run;
  readonly product_id: string;
  readonly produced_units: number;
  readonly finished_at: Date;
}

export async function selectBaked(db: BakeryDb, { from, to }: Days): Promise<BakedRow[]> {
  const rows = await db
    .selectFrom("batches")
    .select(["batch_on", "run", "product_id", "produced_units", "finished_at"])
    .where("batch_on", ">=", from)
    .where("batch_on", "<=", to)
    .execute();
  return rows.map((it) => ({ ...it, run: it.run as Run }));
}

export interface BakerRow {
  readonly day_on: string;
  readonly run: Run;
  readonly bakers: string[];
}

/** Which bakers are on shift when the oven is lit for each run. */
export async function selectBakers(
  db: BakeryDb,
  lit: ReadonlyArray<{ readonly dayOn: string; readonly run: Run; readonly at: Date }>,
): Promise<BakerRow[]> {
  const { rows } = await sql<BakerRow>`
    select it.day_on, it.run, array(select m.name from shifts s join team_members m on m.id = s.team_member_id
             where s.shift_on = it.day_on and m.role = 'baker' and s.starts_at <= it.lit_at and s.ends_at > it.lit_at
             order by m.id) as bakers
      from unnest(${lit.map((it) => it.dayOn)}::date[], ${lit.map((it) => it.run)}::text[],
                  ${lit.map((it) => it.at)}::timestamptz[]) it(day_on, run, lit_at)
     order by it.day_on, array_position(${RUNS}::text[], it.run)`.execute(db);
  return rows;
}

export interface SoldOut {
  readonly product_id: string;
  readonly product_name: string;
  readonly location_id: string;
  readonly at: Date;
}

/** What has run out today and has not come back. */
export async function selectSoldOut(db: BakeryDb, { workspaceNow }: Tenant, dayStarts: Date): Promise<SoldOut[]> {
  const { rows } = await sql<SoldOut>`
    select a.entity_id as product_id, p.name as product_name, a.location_id, a.valid_from as at
      from alerts a join products p on p.id = a.entity_id
     where a.kind = 'sold_out' and a.valid_from >= ${dayStarts} and (a.valid_to is null or a.valid_to > ${workspaceNow})
     order by a.valid_from, p.name`.execute(db);
  return rows;
}
