import { sql } from "kysely";
import { officeApi } from "../../../contract/bakery/office.ts";
import { iso } from "../../../contract/text.ts";
import type { Role, Tenant, WorkspaceApp } from "../../domain.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { type Days, daysOf } from "../day-range.ts";
import { listRoute } from "../list-route.ts";

const AHEAD_DAYS = 14;

/** Places and days, what needs doing, and what there is to know. */
export function officeRoutes(app: WorkspaceApp): void {
  listRoute(app, officeApi, "GET /workspace/locations", (db) =>
    db
      .selectFrom("locations")
      .select(["id", "name", "address", "postcode", "time_zone", "sells", "bakes", "tax_name", "served_tax_percent"])
      .orderBy("id")
      .execute(),
  );
  listRoute(app, officeApi, "GET /workspace/calendar", (db, { tenant, query }) =>
    selectCalendar(db, daysOf(tenant, query, 0, AHEAD_DAYS), query.location_id),
  );
  needsRoutes(app);
}

function needsRoutes(app: WorkspaceApp): void {
  listRoute(app, officeApi, "GET /workspace/alerts", (db, { tenant, role }) => selectAlerts(db, tenant, role));
  listRoute(app, officeApi, "GET /workspace/insights", selectInsights);
}

async function selectCalendar(db: BakeryDb, days: Days, locationId: string | undefined) {
  let query = db
    .selectFrom("calendar_days as day")
    .leftJoin("weather_days as weather", "weather.day_on", "day.day_on")
    .select([
      "day.day_on",
      "day.location_id",
      "day.is_open",
      "day.opens_at",
      "day.closes_at",
      "day.holiday",
      "day.event",
      "weather.condition",
      "weather.max_celsius",
      "weather.rain_millimetres",
    ])
    .where("day.day_on", ">=", days.from)
    .where("day.day_on", "<=", days.to);
  if (locationId) query = query.where("day.location_id", "=", locationId);
  const rows = await query.orderBy("day.day_on").orderBy("day.location_id").execute();
  return rows.map(({ condition, max_celsius, rain_millimetres, ...it }) => ({
    ...it,
    opens_at: it.opens_at && iso(it.opens_at),
    closes_at: it.closes_at && iso(it.closes_at),
    weather:
      condition === null || max_celsius === null || rain_millimetres === null
        ? null
        : { condition: condition as "sunny" | "cloudy" | "rain", max_celsius, rain_millimetres },
  }));
}

/** Bakers are not told what things cost, and at the counter only what concerns it. */
const SEEN_BY: Partial<Record<Role, readonly string[]>> = {
  baker: ["low_stock", "lot_expiring", "late_delivery", "sold_out", "holiday_ahead"],
  cashier: ["sold_out", "holiday_ahead"],
};

async function selectAlerts(db: BakeryDb, { workspaceNow }: Tenant, role: Role) {
  const rows = await db
    .selectFrom("alerts")
    .selectAll()
    .where((it) => it.or([it("valid_to", "is", null), it("valid_to", ">", workspaceNow)]))
    .orderBy(sql`array_position(array['urgent', 'warning', 'info'], severity)`)
    .orderBy("valid_from", "desc")
    .orderBy("id")
    .execute();
  const seen = SEEN_BY[role];
  return rows
    .filter((it) => !seen || seen.includes(it.kind))
    .map(({ valid_to: _until, version: _version, severity, ...it }) => ({
      ...it,
      severity: severity as "info" | "warning" | "urgent",
      valid_from: iso(it.valid_from),
    }));
}

async function selectInsights(db: BakeryDb) {
  const rows = await db
    .selectFrom("insights")
    .selectAll()
    .where("generated_on", "=", (eb) =>
      eb.selectFrom("insights").select((one) => one.fn.max("generated_on").as("last")),
    )
    .orderBy("id")
    .execute();
  return rows.map(({ version: _version, location_id: _place, generated_at: _at, ...it }) => it);
}
