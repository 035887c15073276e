import { z } from "zod";
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
import { voidSale } from "./void-sale.ts";

const HISTORY_DAYS = 90;

export function salesRoutes(app: WorkspaceApp): void {
  dailyRoute(app);
  ticketsRoute(app);
  recordRoute(app);
  breakdownRoutes(app);
  flatRoute(app);
  listRoute(app, salesApi, "GET /workspace/sales/payments", (db, { tenant, query }) =>
    selectPayments(db, upToToday(tenant, daysOf(tenant, query, 7))),
  );
}

function flatRoute(app: WorkspaceApp): void {
  serve(app, salesApi, "GET /workspace/sales", async ({ visit, query }) => {
    const after = query.cursor === undefined ? undefined : decodeCursor(SecondAndPlace, query.cursor);
    const found = await visit.read((db: BakeryDb, tenant) =>
      selectSales(db, daysOf(tenant, query, 0), after, query.limit + 1),
    );
    const { rows, nextCursor } = pageOf(found, query.limit, (last) =>
      placeOf(found.slice(0, query.limit), last, after),
    );
    return { items: rows, next_cursor: nextCursor };
  });
}

/** Lines have no key in this list: where a page ends is its second, and how many of that second were shown. */
const SecondAndPlace = z.tuple([z.iso.date(), z.iso.time(), z.int().min(0).max(100_000)]);

function placeOf(
  rows: ReadonlyArray<{ readonly sale_date: string; readonly sale_time: string }>,
  last: { readonly sale_date: string; readonly sale_time: string },
  after: z.output<typeof SecondAndPlace> | undefined,
): z.output<typeof SecondAndPlace> {
  const same = rows.filter((it) => it.sale_date === last.sale_date && it.sale_time === last.sale_time).length;
  const before = after?.[0] === last.sale_date && after[1] === last.sale_time ? after[2] : 0;
  return [last.sale_date, last.sale_time, before + same];
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
    return visit.act(async (db: BakeryDb, tenant) => present(db, await recordSale(db, tenant, body)));
  });
  serve(app, salesApi, "POST /workspace/sales/:id/void", async ({ visit, params }) => {
    return visit.act(async (db: BakeryDb, tenant) => present(db, await voidSale(db, tenant, params.id)));
  });
}

async function present(db: BakeryDb, id: string) {
  const rows = await db.selectFrom("tickets").selectAll().where("id", "=", id).execute();
  const [recorded] = await withLines(db, rows);
  if (!recorded) throw new Error("the recorded sale is not there");
  return recorded;
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
