import { z } from "zod";
import { instant } from "../text.ts";
import { BREAD, cents, date, hour, MOST_UNITS } from "./shared.ts";

export const DailySales = z.object({
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
  vat_percent: z.int(),
  gross_cents: cents,
});

export const Ticket = z.object({
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

export const VatShare = z.object({ vat_percent: z.int(), gross_cents: cents, net_cents: cents, vat_cents: cents });

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
