import { sql } from "kysely";
import type { z } from "zod";
import type { Payments, Sale } from "../../../contract/bakery/sales.ts";
import { invalidInput } from "../../errors.ts";
import type { BakeryDb } from "../bakery-db.ts";
import type { Days } from "../day-range.ts";
import { addDays, dayNumber } from "../world/model/day.ts";

/**
 * Sales of every day on which a shop was open, oldest first; a day that has sold nothing yet has a row of zeros. A voided ticket
 * and its void count for nothing together.
 */
export async function selectDailySales(db: BakeryDb, days: Days, locationId: string | undefined) {
  const sold = db
    .selectFrom("tickets")
    .where("sold_on", ">=", days.from)
    .where("sold_on", "<=", days.to)
    .select(({ fn, ref }) => [
      "sold_on",
      "location_id",
      sql<number>`count(*) - 2 * count(${ref("voids_ticket_id")})`.as("tickets"),
      fn.sum<number>("units").as("units"),
      fn.sum<number>("gross_cents").as("gross_cents"),
      fn.sum<number>("net_cents").as("net_cents"),
    ])
    .groupBy(["sold_on", "location_id"]);
  let query = db
    .selectFrom("calendar_days as day")
    .leftJoin(sold.as("sold"), (join) =>
      join.onRef("sold.sold_on", "=", "day.day_on").onRef("sold.location_id", "=", "day.location_id"),
    )
    .where("day.day_on", ">=", days.from)
    .where("day.day_on", "<=", days.to)
    .where((it) => it.or([it("day.is_open", "=", true), it("sold.tickets", "is not", null)]));
  if (locationId) query = query.where("day.location_id", "=", locationId);
  return query
    .select(({ fn, ref }) => [
      "day.day_on as sold_on",
      "day.location_id",
      ...(["tickets", "units", "gross_cents", "net_cents"] as const).map((column) =>
        fn.coalesce(ref(`sold.${column}`), sql<number>`0`).as(column),
      ),
    ])
    .orderBy("day.day_on")
    .orderBy("day.location_id")
    .execute();
}

export interface TicketFilter extends Days {
  readonly locationId?: string | undefined;
  readonly before?: readonly [soldAt: string, id: string] | undefined;
}

/** How many days a page of tickets is looked for in, until it is full: a page is rarely longer than a day. */
const LOOK_BACK_DAYS = [1, 7];

/** Tickets, newest first. */
export async function selectTickets(db: BakeryDb, filter: TicketFilter, limit: number) {
  // A local date is at most one ahead of the instant's in UTC.
  const last = filter.before ? addDays(filter.before[0].slice(0, 10), 1) : filter.to;
  const to = last < filter.to ? last : filter.to;
  for (const days of LOOK_BACK_DAYS) {
    const from = addDays(to, 1 - days);
    if (from <= filter.from) break;
    const found = await selectTicketsBetween(db, { ...filter, from, to }, limit);
    if (found.length >= limit) return found;
  }
  return selectTicketsBetween(db, { ...filter, to }, limit);
}

function selectTicketsBetween(db: BakeryDb, filter: TicketFilter, limit: number) {
  let query = db
    .selectFrom("tickets")
    .selectAll()
    .where("sold_on", ">=", filter.from)
    .where("sold_on", "<=", filter.to);
  if (filter.locationId) query = query.where("location_id", "=", filter.locationId);
  if (filter.before) {
    const [soldAt, id] = filter.before;
    query = query.where(
      sql<boolean>`(date_trunc('milliseconds', sold_at), id) < (${soldAt}::timestamptz, ${id}::uuid)`,
    );
  }
  return query.orderBy(sql`date_trunc('milliseconds', sold_at)`, "desc").orderBy("id", "desc").limit(limit).execute();
}

export function selectLines(db: BakeryDb, ticketIds: readonly string[]) {
  return db
    .selectFrom("ticket_lines")
    .leftJoin("products", "products.id", "ticket_lines.product_id")
    .select([
      "ticket_lines.ticket_id",
      "ticket_lines.product_id",
      "ticket_lines.quantity",
      "ticket_lines.unit_price_cents",
      "ticket_lines.vat_percent",
      "ticket_lines.gross_cents",
      sql<string>`coalesce(products.name, '')`.as("product_name"),
    ])
    .where("ticket_lines.ticket_id", "in", ticketIds)
    .orderBy("ticket_lines.id")
    .execute();
}

/** The next number of a till, also after tickets that a clock moved back hides. */
export async function selectNextNumber(db: BakeryDb, locationId: string, till: number): Promise<number> {
  const seen = await db
    .selectFrom("tickets")
    .select((it) => it.fn.max("number").as("last"))
    .where("location_id", "=", locationId)
    .where("till", "=", till)
    .executeTakeFirst();
  const { rows } = await sql<{ next: number }>`
    select overlay.next_number(${`till ${locationId} ${till}`}::text, ${(seen?.last ?? 0) + 1}::int) as next`.execute(
    db,
  );
  return rows[0]?.next ?? 1;
}

const MOST_DAYS_OF_LINES = 7;

/**
 * The view `sales`, newest first.
 *
 * @param after a second, and how many of its lines were shown already; what is sold meanwhile comes before it and moves nothing
 * @throws Refusal `invalid_input` for more than a week
 */
export async function selectSales(
  db: BakeryDb,
  { from, to }: Days,
  after: readonly [date: string, time: string, shown: number] | undefined,
  limit: number,
): Promise<Array<z.input<typeof Sale>>> {
  if (dayNumber(to) - dayNumber(from) >= MOST_DAYS_OF_LINES)
    throw invalidInput(`This list may have ${MOST_DAYS_OF_LINES} days.`, [
      { pointer: "/from", detail: "is too long before to" },
    ]);
  const { rows } = await sql<z.input<typeof Sale>>`
    select * from sales where sale_date between ${from} and ${to}
       and (sale_date, sale_time) <= (${after?.[0] ?? to}::date, ${after?.[1] ?? "24:00"}::time)
     order by sale_date desc, sale_time desc, product_id, quantity, total_amount, channel
     limit ${limit} offset ${after?.[2] ?? 0}`.execute(db);
  return rows;
}

export async function selectPayments(db: BakeryDb, { from, to }: Days): Promise<Array<z.input<typeof Payments>>> {
  const rows = await db
    .selectFrom("payments")
    .select((eb) => [
      "paid_on",
      "location_id",
      "method",
      eb.fn.countAll<number>().as("payments"),
      eb.fn.sum<number>("amount_cents").as("amount_cents"),
    ])
    .where("paid_on", ">=", from)
    .where("paid_on", "<=", to)
    .groupBy(["paid_on", "location_id", "method"])
    .orderBy("paid_on", "desc")
    .orderBy("location_id")
    .orderBy("method")
    .execute();
  return rows.map((it) => ({ ...it, method: it.method as "cash" | "card" | "account" }));
}
