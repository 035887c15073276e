import { z } from "zod";
import { DailySales, NewSale, Payments, Sale, Ticket } from "../../../contract/bakery/sales.ts";
import { DayRange, list } from "../../../contract/bakery/shared.ts";
import { IdempotencyHeaders } from "../../../contract/headers.ts";
import { iso } from "../../../contract/text.ts";
import { decodeCursor, InstantAndId, pageOf } from "../../cursor.ts";
import type { WorkspaceApp } from "../../domain.ts";
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
  listRoute(
    app,
    "/sales",
    {
      roles: ["owner", "manager"],
      summary: "Sales as one flat list, with the columns of the view `sales`",
      description: "Today where nothing is said; a week at most. What was rung up by mistake is not in it.",
      query: DayRange.omit({ location_id: true }),
      item: Sale,
    },
    (db, { tenant, query }) => selectSales(db, daysOf(tenant, query, 0)),
  );
  listRoute(
    app,
    "/sales/payments",
    {
      roles: ["owner", "manager"],
      summary: "The day's close: payments by day, shop and method",
      description: "The last seven days where nothing is said.",
      query: DayRange.omit({ location_id: true }),
      item: Payments,
    },
    (db, { tenant, query }) => selectPayments(db, upToToday(tenant, daysOf(tenant, query, 7))),
  );
}

function dailyRoute(app: WorkspaceApp): void {
  app.get(
    "/sales/daily",
    {
      config: { roles: ["owner", "manager"] },
      schema: {
        summary: "Sales by day",
        description: "The last 90 days, and today so far by the demo's clock.",
        tags: ["Bakery"],
        querystring: DayRange,
        response: { 200: list(DailySales) },
      },
    },
    async ({ visit, query }) => {
      const items = await visit.read((db: BakeryDb, tenant) =>
        selectDailySales(db, upToToday(tenant, daysOf(tenant, query, HISTORY_DAYS)), query.location_id),
      );
      return { items, next_cursor: null };
    },
  );
}

function ticketsRoute(app: WorkspaceApp): void {
  app.get(
    "/sales/tickets",
    {
      config: { roles: ["owner", "manager", "cashier"] },
      schema: {
        summary: "Tickets, newest first",
        description: "Today's where nothing is said; a cashier sees today's only.",
        tags: ["Bakery"],
        querystring: DayRange.extend({
          limit: z.coerce.number().int().min(1).max(200).default(50),
          cursor: z.string().max(500).optional(),
        }),
        response: { 200: list(Ticket) },
      },
    },
    async ({ visit, query }) => {
      const before = query.cursor === undefined ? undefined : decodeCursor(InstantAndId, query.cursor);
      return visit.read(async (db: BakeryDb, tenant) => {
        const days = visit.role === "cashier" ? { from: today(tenant), to: today(tenant) } : daysOf(tenant, query, 0);
        const found = await selectTickets(db, { ...days, locationId: query.location_id, before }, query.limit + 1);
        const { rows, nextCursor } = pageOf(found, query.limit, (it) => [iso(it.sold_at), it.id]);
        return { items: await withLines(db, rows), next_cursor: nextCursor };
      });
    },
  );
}

function recordRoute(app: WorkspaceApp): void {
  app.post(
    "/sales",
    {
      config: { roles: ["owner", "manager", "cashier"] },
      schema: {
        summary: "Record a sale",
        tags: ["Bakery"],
        headers: IdempotencyHeaders,
        body: NewSale,
        response: { 201: Ticket },
      },
    },
    async ({ visit, body }, reply) => {
      const ticket = await visit.act(async (db: BakeryDb, tenant) => {
        const id = await recordSale(db, tenant, body);
        const rows = await db.selectFrom("tickets").selectAll().where("id", "=", id).execute();
        const [recorded] = await withLines(db, rows);
        if (!recorded) throw new Error("the recorded sale is not there");
        return recorded;
      });
      return reply.code(201).send(ticket);
    },
  );
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
