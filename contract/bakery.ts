import { z } from "zod";
import { Destination } from "./bakery-writes.ts";
import { givenDate, instant } from "./text.ts";

const date = z.iso.date();
const cents = z.int().meta({ description: "Euro cents" });

export const list = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), next_cursor: z.string().nullable() });

/** Local calendar dates, both included. */
export const DayRange = z.object({
  from: givenDate.optional(),
  to: givenDate.optional(),
  location_id: z.uuid().optional(),
});

export const Product = z.object({
  id: z.uuid(),
  sku: z.string(),
  name: z.string(),
  category: z.string(),
  price_cents: cents,
  vat_percent: z.int(),
  shelf_life_hours: z.int(),
  is_baked: z.boolean(),
  season: z.string().nullable().meta({ description: "When it is sold; null: all year" }),
  allergens: z.array(z.string()),
  retired: z.boolean(),
  version: z.int(),
});

export const PriceRevision = z.object({ price_cents: cents, valid_from: instant });

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

export const StockItem = z.object({
  kind: z.enum(["ingredient", "finished_good"]),
  id: z.uuid(),
  name: z.string(),
  location_id: z.uuid(),
  on_hand: z.int().meta({ description: "Grams of an ingredient, units of a finished good" }),
  unit: z.enum(["g", "units"]),
  daily_use: z.number().nullable().meta({ description: "Mean of the last 14 days" }),
  days_left: z.number().nullable(),
});

export const StockMovement = z.object({
  id: z.uuid(),
  ingredient_id: z.uuid(),
  ingredient_name: z.string(),
  location_id: z.uuid(),
  kind: z.string(),
  quantity_grams: z.int().meta({ description: "Positive comes in" }),
  occurred_at: instant,
  note: z.string().nullable(),
});

export const Forecast = z.object({
  forecast_on: date,
  product_id: z.uuid(),
  product_name: z.string(),
  location_id: z.uuid(),
  predicted_units: z.number(),
  lower_units: z.number(),
  upper_units: z.number(),
  generated_at: instant,
  model: z.string(),
});

const Run = z.enum(["night", "midday", "afternoon"]);

export const PlanItem = z.object({
  id: z.uuid(),
  plan_on: date,
  run: Run,
  product_id: z.uuid(),
  product_name: z.string(),
  location_id: z.uuid(),
  planned_units: z.int(),
  dough_grams: z.number().meta({ description: "All ingredients of the planned units together" }),
  generated_at: instant,
});

export const Batch = z.object({
  id: z.uuid(),
  batch_on: date,
  run: Run,
  product_id: z.uuid(),
  product_name: z.string(),
  location_id: z.uuid(),
  started_at: instant,
  finished_at: instant,
  planned_units: z.int(),
  produced_units: z.int(),
  baker: z.string().nullable().meta({ description: "Null where somebody ticked it off in the demo" }),
});

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

export const TeamMember = z.object({
  id: z.uuid(),
  name: z.string(),
  role: z.string(),
  position: z.string(),
  email: z.string(),
  hourly_cents: cents.optional().meta({ description: "For the owner only" }),
  shifts: z
    .array(z.object({ shift_on: date, starts_at: instant, ends_at: instant }))
    .meta({ description: "From today on, as published" }),
});

export const CountedStock = z.object({
  kind: z.enum(["ingredient", "finished_good"]),
  id: z.uuid(),
  name: z.string(),
  expected: z.int().meta({ description: "What the movements said before" }),
  counted: z.int(),
  difference: z.int(),
});

export const Waste = z.object({
  id: z.uuid(),
  kind: z.enum(["ingredient", "finished_good"]),
  of: z.uuid(),
  name: z.string(),
  quantity: z.int(),
  destination: Destination,
  occurred_at: instant,
  on_hand: z.int().meta({ description: "What is left" }),
});
