import { z } from "zod";
import { describe } from "../endpoint.ts";
import { IdempotencyHeaders } from "../headers.ts";
import { instant } from "../text.ts";
import { cents, DayRange, date, list, MOST_GRAMS, OFFICE } from "./shared.ts";

export const Supplier = z.object({
  id: z.uuid(),
  name: z.string(),
  sells: z.string(),
  cif: z.string(),
  iban: z.string(),
  email: z.string(),
  lead_days: z.int(),
  delivers_on: z.string(),
  minimum_cents: cents,
  payment_days: z.int(),
  ingredients: z.array(z.object({ id: z.uuid(), name: z.string(), cents_per_kg: cents })),
});

const OrderStatus = z.enum(["sent", "late", "delivered"]);

export const PurchaseOrder = z.object({
  id: z.uuid(),
  number: z.string(),
  supplier_id: z.uuid(),
  supplier_name: z.string(),
  location_id: z.uuid(),
  status: OrderStatus,
  placed_by: z.enum(["model", "person"]),
  ordered_at: instant,
  expected_on: date,
  delivered_at: instant.nullable(),
  due_on: date.nullable().meta({ description: "When it is to be paid" }),
  amount_cents: cents,
  delivered_cents: cents.nullable(),
  lines: z.array(
    z.object({
      ingredient_id: z.uuid(),
      ingredient_name: z.string(),
      quantity_grams: z.int(),
      cents_per_kg: cents,
      amount_cents: cents,
      received_grams: z.int().nullable(),
    }),
  ),
});

export const NewPurchaseOrder = z
  .strictObject({
    supplier_id: z.uuid(),
    lines: z
      .array(z.strictObject({ ingredient_id: z.uuid(), quantity_grams: z.int().min(100).max(MOST_GRAMS) }))
      .min(1)
      .max(50),
  })
  .meta({
    description: "It counts as sent, and the demo's supplier delivers it; nothing leaves the demo",
    example: {
      supplier_id: "00000004-0000-8000-8000-000000000001",
      lines: [{ ingredient_id: "00000003-0000-8000-8000-000000000001", quantity_grams: 600_000 }],
    },
  });

export const OrderSuggestion = z.object({
  supplier_id: z.uuid(),
  supplier_name: z.string(),
  expected_on: date.meta({ description: "When it would come, ordered now" }),
  order_by: date.meta({ description: "Ordered on this day at the latest it still comes then" }),
  minimum_cents: cents,
  amount_cents: cents,
  is_topped_up: z.boolean().meta({ description: "More than the rounds need, to reach the supplier's minimum" }),
  fetched_for: z.array(z.string()).meta({
    description: "Of the cash-and-carry: whose minimum is not reached, so that what cannot wait is fetched; else empty",
  }),
  lines: z.array(
    z.object({
      ingredient_id: z.uuid(),
      ingredient_name: z.string(),
      on_hand_grams: z.int(),
      on_order_grams: z.int(),
      daily_use_grams: z.number(),
      days_left: z.number().meta({
        description: "What is there and on order does so long; a lot counts until its date",
      }),
      quantity_grams: z.int(),
      cents_per_kg: cents,
      amount_cents: cents,
    }),
  ),
});

const SupplierPrice = z.object({
  ingredient_id: z.uuid(),
  ingredient_name: z.string(),
  cents_per_kg: cents,
  valid_from: instant,
});

export const suppliersApi = describe({
  "GET /workspace/suppliers": {
    roles: OFFICE,
    summary: "List the suppliers and what they deliver",
    tag: "Bakery",
    answers: { 200: list(Supplier) },
  },
  "GET /workspace/purchase-orders": {
    roles: OFFICE,
    summary: "Orders, newest first",
    description: "Of the last 30 days where nothing is said, and whatever is still to come.",
    tag: "Bakery",
    query: DayRange.omit({ location_id: true }),
    answers: { 200: list(PurchaseOrder) },
  },
  "GET /workspace/purchase-orders/suggestions": {
    roles: OFFICE,
    summary: "What to order now, by supplier",
    tag: "Bakery",
    answers: { 200: list(OrderSuggestion) },
  },
  "GET /workspace/suppliers/:id/prices": {
    roles: OFFICE,
    summary: "A supplier's prices, newest first",
    tag: "Bakery",
    params: z.object({ id: z.uuid() }),
    answers: { 200: list(SupplierPrice) },
  },
  "DELETE /workspace/purchase-orders/:id": {
    roles: OFFICE,
    summary: "Take back an order of one's own that has not come",
    tag: "Bakery",
    params: z.object({ id: z.uuid() }),
    answers: { 200: z.object({ id: z.uuid() }) },
  },
  "POST /workspace/purchase-orders": {
    roles: OFFICE,
    summary: "Order from a supplier",
    description: "Nothing leaves the demo: its own supplier delivers, once, with the first round after its lead time.",
    tag: "Bakery",
    headers: IdempotencyHeaders,
    body: NewPurchaseOrder,
    answers: { 201: PurchaseOrder },
  },
});
