import { z } from "zod";
import { instant } from "./text.ts";

/* What a bakery's office sees and sends: places and days, alerts and insights, suppliers and orders, customers. */

const date = z.iso.date();
const cents = z.int().meta({ description: "Euro cents" });

export const Location = z.object({
  id: z.uuid(),
  name: z.string(),
  address: z.string(),
  postcode: z.string(),
  time_zone: z.string(),
  sells: z.boolean(),
  bakes: z.boolean(),
});

export const CalendarDay = z.object({
  day_on: date,
  location_id: z.uuid(),
  is_open: z.boolean(),
  opens_at: instant.nullable(),
  closes_at: instant.nullable(),
  holiday: z.string().nullable(),
  event: z.string().nullable(),
  weather: z
    .object({ condition: z.enum(["sunny", "cloudy", "rain"]), max_celsius: z.int(), rain_millimetres: z.number() })
    .nullable()
    .meta({ description: "Known from the morning of the day" }),
});

export const Alert = z.object({
  id: z.uuid(),
  location_id: z.uuid(),
  kind: z.string(),
  severity: z.enum(["info", "warning", "urgent"]),
  title: z.string(),
  detail: z.string(),
  screen: z.string().meta({ description: "Where something can be done about it" }),
  entity_table: z.string(),
  entity_id: z.uuid(),
  valid_from: instant,
});

export const Insight = z.object({
  id: z.uuid(),
  kind: z.string(),
  title: z.string(),
  detail: z.string(),
  value_cents: cents.nullable(),
  screen: z.string(),
  entity_table: z.string().nullable(),
  entity_id: z.uuid().nullable(),
  generated_on: date,
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

const MOST_GRAMS = 10_000_000;

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
  minimum_cents: cents,
  amount_cents: cents,
  lines: z.array(
    z.object({
      ingredient_id: z.uuid(),
      ingredient_name: z.string(),
      on_hand_grams: z.int(),
      on_order_grams: z.int(),
      daily_use_grams: z.number(),
      quantity_grams: z.int(),
      cents_per_kg: cents,
      amount_cents: cents,
    }),
  ),
});

export const SupplierPrice = z.object({
  ingredient_id: z.uuid(),
  ingredient_name: z.string(),
  cents_per_kg: cents,
  valid_from: instant,
});

export const Lot = z.object({
  id: z.uuid(),
  ingredient_id: z.uuid(),
  ingredient_name: z.string(),
  location_id: z.uuid(),
  code: z.string(),
  received_at: instant,
  expires_on: date,
  on_hand_grams: z.int(),
  value_cents: cents.optional().meta({ description: "Not for bakers" }),
});

export const Customer = z.object({
  id: z.uuid(),
  name: z.string(),
  cif: z.string(),
  address: z.string(),
  email: z.string(),
  month_cents: cents.meta({ description: "Delivered in the last 30 days, VAT included" }),
  standing_orders: z.array(
    z.object({ product_id: z.uuid(), product_name: z.string(), units: z.int(), weekdays: z.array(z.int()) }),
  ),
});

export const Transfer = z.object({
  id: z.uuid(),
  moved_on: date,
  product_id: z.uuid(),
  product_name: z.string(),
  from_location_id: z.uuid(),
  to_location_id: z.uuid(),
  units: z.int(),
  sent_at: instant,
  received_at: instant,
});

export const QualityCheck = z.object({
  id: z.uuid(),
  checked_at: instant,
  product_id: z.uuid(),
  product_name: z.string(),
  batch_id: z.uuid(),
  grams: z.int(),
  passed: z.boolean(),
});

export const ForecastAccuracy = z.object({
  product_id: z.uuid(),
  product_name: z.string(),
  location_id: z.uuid(),
  days: z.int(),
  sold_units: z.int(),
  wape: z
    .number()
    .nullable()
    .meta({ description: "Weighted absolute percentage error of the day-ahead forecast, 0 to 1" }),
  naive_wape: z.number().nullable().meta({ description: "Of saying what was sold a week before" }),
  band_share: z.number().nullable().meta({ description: "Share of days within the 80 % band" }),
  sold_out_days: z.int(),
  shown_model: z.string().meta({ description: "Of the models, the one that did better in the last four weeks" }),
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

export const RecipeLine = z.object({
  ingredient_id: z.uuid(),
  ingredient_name: z.string(),
  grams: z.number().meta({ description: "A piece" }),
  allergens: z.array(z.string()),
  cost_cents: z.number().optional().meta({ description: "A piece; for owner and manager" }),
});

export const NoQuery = z.object({});
