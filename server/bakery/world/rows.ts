import type { GeneratedTable, Value } from "../../domain.ts";
import type { TableName } from "./ids.ts";

/** The columns of every generated table, in the order of its rows' values. */
const COLUMNS = {
  locations: ["id", "name", "address", "postcode", "time_zone"],
  products: [
    "id",
    "sku",
    "name",
    "category",
    "price_cents",
    "vat_percent",
    "shelf_life_hours",
    "is_baked",
    "allergens",
  ],
  suppliers: [
    "id",
    "name",
    "sells",
    "cif",
    "iban",
    "email",
    "lead_days",
    "delivers_on",
    "minimum_cents",
    "payment_days",
  ],
  ingredients: ["id", "name", "cents_per_kg", "supplier_id", "allergens", "cover_days"],
  recipe_lines: ["id", "product_id", "ingredient_id", "grams"],
  team_members: ["id", "name", "role", "position", "email", "hourly_cents"],
  shifts: ["id", "team_member_id", "location_id", "shift_on", "starts_at", "ends_at", "published_at"],
  calendar_days: ["id", "location_id", "day_on", "is_open", "opens_at", "closes_at", "holiday", "announced_at"],
  tickets: [
    "id",
    "location_id",
    "till",
    "number",
    "sold_at",
    "sold_on",
    "channel",
    "payment",
    "eat_in",
    "units",
    "gross_cents",
    "net_cents",
    "voids_ticket_id",
  ],
  ticket_lines: [
    "id",
    "ticket_id",
    "location_id",
    "sold_at",
    "sold_on",
    "product_id",
    "quantity",
    "unit_price_cents",
    "discount_cents",
    "vat_percent",
    "gross_cents",
  ],
  production_plans: ["id", "location_id", "product_id", "plan_on", "run", "planned_units", "generated_at"],
  batches: [
    "id",
    "product_id",
    "location_id",
    "batch_on",
    "run",
    "started_at",
    "finished_at",
    "planned_units",
    "produced_units",
  ],
  finished_goods_movements: ["id", "product_id", "location_id", "kind", "units", "moved_on", "occurred_at"],
  stock_movements: ["id", "ingredient_id", "location_id", "kind", "quantity_grams", "moved_on", "occurred_at", "note"],
  forecasts: [
    "id",
    "product_id",
    "location_id",
    "forecast_on",
    "predicted_units",
    "lower_units",
    "upper_units",
    "generated_at",
    "model",
  ],
} as const satisfies Record<TableName, readonly string[]>;

/** Collects rows by table. */
export interface Rows {
  add(table: TableName, row: readonly Value[]): void;
  tables(): GeneratedTable[];
}

export function collectRows(): Rows {
  const byTable = new Map<TableName, Array<readonly Value[]>>(
    Object.keys(COLUMNS).map((name) => [name as TableName, []]),
  );
  return {
    add(table, row) {
      byTable.get(table)?.push(row);
    },
    tables: () => [...byTable].map(([name, rows]) => ({ name, columns: COLUMNS[name], rows })),
  };
}
