import { salesApi } from "../../../contract/bakery/sales.ts";
import { iso } from "../../../contract/text.ts";
import { decodeCursor, InstantAndId, pageOf } from "../../cursor.ts";
import type { WorkspaceApp } from "../../domain.ts";
import { serve } from "../../serve.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { daysOf, today, upToToday } from "../day-range.ts";
import { listRoute } from "../list-route.ts";
import { breakdownRoutes } from "./breakdown.ts";
import { selectDailySales, selectLines, selectPayments, selectSales, selectTickets } from "./queries.ts";
import { recordSale } from "./record-sale.ts";

const HISTORY_DAYS = 90;

export function salesRoutes(app: WorkspaceApp): void {
  dailyRoute(app);
  ticketsRoute(app);
  recordRoute(app);
  breakdownRoutes(app);
  listRoute(app, salesApi, "GET /workspace/sales", (db, { tenant, query }) =>
    selectSales(db, daysOf(tenant, query, 0)),
  );
  listRoute(app, salesApi, "GET /workspace/sales/payments", (db, { tenant, query }) =>
    selectPayments(db, upToToday(tenant, daysOf(tenant, query, 7))),
  );
}

function dailyRoute(app: WorkspaceApp): void {
  serve(app, salesApi, "GET /workspace/sales/daily", async ({ visit, query }) => {
    const items = await visit.read((db: BakeryDb, tenant) =>
      selectDailySales(db, upToToday(tenant, daysOf(tenant, query, HISTORY_DAYS)), query.location_id),
    );
    return { items, next_cursor: null };
  });
}

function ticketsRoute(app: WorkspaceApp): void {
  serve(app, salesApi, "GET /workspace/sales/tickets", async ({ visit, query }) => {
    const before = query.cursor === undefined ? undefined : decodeCursor(InstantAndId, query.cursor);
    return visit.read(async (db: BakeryDb, tenant) => {
      const days = visit.role === "cashier" ? { from: today(tenant), to: today(tenant) } : daysOf(tenant, query, 0);
      const found = await selectTickets(db, { ...days, locationId: query.location_id, before }, query.limit + 1);
      const { rows, nextCursor } = pageOf(found, query.limit, (it) => [iso(it.sold_at), it.id]);
      return { items: await withLines(db, rows), next_cursor: nextCursor };
    });
  });
}

function recordRoute(app: WorkspaceApp): void {
  serve(app, salesApi, "POST /workspace/sales", async ({ visit, body }) => {
    return visit.act(async (db: BakeryDb, tenant) => {
      const id = await recordSale(db, tenant, body);
      const rows = await db.selectFrom("tickets").selectAll().where("id", "=", id).execute();
      const [recorded] = await withLines(db, rows);
      if (!recorded) throw new Error("the recorded sale is not there");
      return recorded;
    });
  });
}

async function withLines(db: BakeryDb, tickets: Awaited<ReturnType<typeof selectTickets>>) {
  const lines =
    tickets.length === 0
      ? []
      : await selectLines(
          db,
          tickets.map((it) => it.id),
        );
  const byTicket = Map.groupBy(lines, (it) => it.ticket_id);
  return tickets.map(({ version: _version, ...it }) => ({
    ...it,
    sold_at: iso(it.sold_at),
    lines: byTicket.get(it.id) ?? [],
  }));
}
