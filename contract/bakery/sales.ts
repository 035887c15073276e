import { z } from "zod";
import { describe } from "../endpoint.ts";
import { IdempotencyHeaders } from "../headers.ts";
import { instant } from "../text.ts";
import { BREAD, cents, DayRange, date, hour, list, MOST_UNITS, OFFICE, SELLERS } from "./shared.ts";

const DailySales = z.object({
  sold_on: date,
  location_id: z.uuid(),
  tickets: z.int(),
  units: z.int(),
  gross_cents: cents,
  net_cents: cents,
});

const TicketLine = z.object({
  product_id: z.uuid(),
  product_name: z.string(),
  quantity: z.int(),
  unit_price_cents: cents,
  vat_percent: z.number(),
  gross_cents: cents,
});

const Ticket = z.object({
  id: z.uuid(),
  location_id: z.uuid(),
  till: z.int(),
  number: z.int(),
  sold_at: instant,
  sold_on: date,
  channel: z.string(),
  payment: z.string(),
  eat_in: z.boolean(),
  units: z.int(),
  gross_cents: cents,
  net_cents: cents,
  voids_ticket_id: z.uuid().nullable(),
  lines: z.array(TicketLine),
});

export const Payments = z.object({
  paid_on: date,
  location_id: z.uuid(),
  method: z.enum(["cash", "card", "account"]),
  payments: z.int(),
  amount_cents: cents,
});

/** Exactly the columns of the read-only view `sales`. */
export const Sale = z.object({
  sale_date: date,
  sale_time: z.string(),
  product_id: z.uuid(),
  product_name: z.string(),
  quantity: z.int(),
  unit_price: z.string().meta({ description: "Euros" }),
  total_amount: z.string(),
  channel: z.string(),
});

export const HourlySales = z.object({
  product_id: z.uuid(),
  product_name: z.string(),
  hour,
  units: z.int(),
});

const VatShare = z.object({ vat_percent: z.number(), gross_cents: cents, net_cents: cents, vat_cents: cents });

export const NewSale = z
  .strictObject({
    location_id: z.uuid().optional().meta({ description: "Default: the first location" }),
    lines: z
      .array(z.strictObject({ product_id: z.uuid(), quantity: z.int().min(1).max(MOST_UNITS) }))
      .min(1)
      .max(50),
    payment: z.enum(["card", "cash"]).default("cash"),
    eat_in: z.boolean().default(false),
  })
  .meta({ example: { lines: [{ product_id: BREAD, quantity: 2 }], payment: "card" } });

export const salesApi = describe({
  "GET /workspace/sales": {
    roles: OFFICE,
    summary: "Sales as one flat list, with the columns of the view `sales`",
    description:
      "Newest first. Today where nothing is said; a week at most. What was rung up by mistake is not in it. A page has a thousand lines.",
    tag: "Bakery",
    query: DayRange.omit({ location_id: true }).extend({
      limit: z.coerce.number<number>().int().min(1).max(2_000).default(1_000),
      cursor: z.string().max(500).optional(),
    }),
    answers: { 200: list(Sale) },
  },
  "GET /workspace/sales/payments": {
    roles: OFFICE,
    summary: "The day's close: payments by day, shop and method",
    description: "The last seven days where nothing is said.",
    tag: "Bakery",
    query: DayRange.omit({ location_id: true }),
    answers: { 200: list(Payments) },
  },
  "GET /workspace/sales/daily": {
    roles: OFFICE,
    summary: "Sales by day",
    description: "The last 90 days, and today so far by the demo's clock.",
    tag: "Bakery",
    query: DayRange,
    answers: { 200: list(DailySales) },
  },
  "GET /workspace/sales/tickets": {
    roles: SELLERS,
    summary: "Tickets, newest first",
    description: "Today's where nothing is said; a cashier sees today's only.",
    tag: "Bakery",
    query: DayRange.extend({
      limit: z.coerce.number<number>().int().min(1).max(200).default(50),
      cursor: z.string().max(500).optional(),
    }),
    answers: { 200: list(Ticket) },
  },
  "POST /workspace/sales": {
    roles: SELLERS,
    summary: "Record a sale",
    tag: "Bakery",
    headers: IdempotencyHeaders,
    body: NewSale,
    answers: { 201: Ticket },
  },
  "POST /workspace/sales/:id/void": {
    roles: SELLERS,
    summary: "Void a ticket that was rung up here today",
    description:
      "A till's numbers have no holes: a second ticket takes the first back, with the opposite sign, and its goods are on the counter again. Once: again is a conflict.",
    tag: "Bakery",
    params: z.object({ id: z.uuid() }),
    headers: IdempotencyHeaders,
    answers: { 201: Ticket },
  },
  "GET /workspace/sales/hours": {
    roles: OFFICE,
    summary: "Units sold by product and hour of the day",
    description: "Of the twenty products that sell best; the last four weeks where nothing is said.",
    tag: "Bakery",
    query: DayRange,
    answers: { 200: list(HourlySales) },
  },
  "GET /workspace/sales/vat": {
    roles: OFFICE,
    summary: "Sales by rate of VAT",
    description: "The last four weeks where nothing is said.",
    tag: "Bakery",
    query: DayRange,
    answers: { 200: list(VatShare) },
  },
});
