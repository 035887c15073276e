import { productionApi } from "../../../contract/bakery/production.ts";
import { iso } from "../../../contract/text.ts";
import type { WorkspaceApp } from "../../domain.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { type Days, daysOf } from "../day-range.ts";
import { listRoute } from "../list-route.ts";

const DAYS = 7;

/** What was weighed, and what went by van from the bakehouse to the shops. */
export function recordRoutes(app: WorkspaceApp): void {
  listRoute(app, productionApi, "GET /workspace/production/quality-checks", (db, { tenant, query }) =>
    selectChecks(db, daysOf(tenant, query, DAYS)),
  );
  listRoute(app, productionApi, "GET /workspace/transfers", (db, { tenant, query }) =>
    selectTransfers(db, daysOf(tenant, query, 0)),
  );
}

async function selectChecks(db: BakeryDb, { from, to }: Days) {
  const rows = await db
    .selectFrom("quality_checks as it")
    .innerJoin("products", "products.id", "it.product_id")
    .select([
      "it.id",
      "it.checked_at",
      "it.product_id",
      "products.name as product_name",
      "it.batch_id",
      "it.grams",
      "it.passed",
    ])
    .where("it.checked_on", ">=", from)
    .where("it.checked_on", "<=", to)
    .orderBy("it.checked_at", "desc")
    .orderBy("it.id")
    .execute();
  return rows.map((it) => ({ ...it, checked_at: iso(it.checked_at) }));
}

async function selectTransfers(db: BakeryDb, { from, to }: Days) {
  const rows = await db
    .selectFrom("transfers as it")
    .innerJoin("products", "products.id", "it.product_id")
    .select([
      "it.id",
      "it.moved_on",
      "it.product_id",
      "products.name as product_name",
      "it.from_location_id",
      "it.to_location_id",
      "it.units",
      "it.sent_at",
      "it.received_at",
    ])
    .where("it.moved_on", ">=", from)
    .where("it.moved_on", "<=", to)
    .orderBy("it.received_at", "desc")
    .orderBy("products.sku")
    .orderBy("it.id")
    .execute();
  return rows.map((it) => ({ ...it, sent_at: iso(it.sent_at), received_at: iso(it.received_at) }));
}
