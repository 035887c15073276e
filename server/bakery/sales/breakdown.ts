import { sql } from "kysely";
import type { z } from "zod";
import { type HourlySales, salesApi } from "../../../contract/bakery/sales.ts";
import type { WorkspaceApp } from "../../domain.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { type Days, daysOf, FOUR_WEEKS, upToToday } from "../day-range.ts";
import { listRoute } from "../list-route.ts";

/** Sales taken apart: by product and hour, and by rate of VAT. */
export function breakdownRoutes(app: WorkspaceApp): void {
  listRoute(app, salesApi, "GET /workspace/sales/hours", (db, { tenant, query }) =>
    selectByHour(db, tenant.timeZone, upToToday(tenant, daysOf(tenant, query, FOUR_WEEKS)), query.location_id),
  );
  listRoute(app, salesApi, "GET /workspace/sales/vat", (db, { tenant, query }) =>
    selectByVat(db, upToToday(tenant, daysOf(tenant, query, FOUR_WEEKS)), query.location_id),
  );
}

const ofLocation = (locationId: string | undefined) =>
  locationId === undefined ? sql`` : sql`and location_id = ${locationId}::uuid`;

async function selectByHour(db: BakeryDb, timeZone: string, { from, to }: Days, locationId: string | undefined) {
  const { rows } = await sql<z.input<typeof HourlySales>>`
    with sold as (
      select product_id, extract(hour from sold_at at time zone ${timeZone})::int as hour, sum(quantity) as units
        from ticket_lines where sold_on between ${from} and ${to} ${ofLocation(locationId)} group by 1, 2),
    best as (select product_id, sum(units) as units from sold group by 1 order by 2 desc, 1 limit 20)
    select s.product_id, p.name as product_name, s.hour, s.units
      from sold s join best b on b.product_id = s.product_id join products p on p.id = s.product_id
     order by b.units desc, s.product_id, s.hour`.execute(db);
  return rows;
}

/** Net of each line, rounded as the till rounds a ticket: to the cent, by rate. */
async function selectByVat(db: BakeryDb, { from, to }: Days, locationId: string | undefined) {
  const { rows } = await sql<{ vat_percent: number; gross_cents: number; net_cents: number }>`
    select vat_percent, sum(gross)::float8 as gross_cents, sum(round(gross * 100.0 / (100 + vat_percent::numeric)))::float8 as net_cents
      from (select vat_percent, ticket_id, sum(gross_cents) as gross from ticket_lines
             where sold_on between ${from} and ${to} ${ofLocation(locationId)} group by 1, 2) by_ticket
     group by 1 order by 1`.execute(db);
  return rows.map((it) => ({ ...it, vat_cents: it.gross_cents - it.net_cents }));
}
