/** Numbers of the tables, part of every generated id. Never reused. */
const TABLE = {
  locations: 1,
  products: 2,
  ingredients: 3,
  suppliers: 4,
  recipe_lines: 5,
  team_members: 6,
  shifts: 7,
  calendar_days: 8,
  tickets: 9,
  ticket_lines: 10,
  production_plans: 11,
  batches: 12,
  finished_goods_movements: 13,
  stock_movements: 14,
  forecasts: 15,
  price_revisions: 16,
  supplier_prices: 17,
  purchase_orders: 18,
  purchase_order_lines: 19,
  deliveries: 20,
  lots: 21,
  payments: 22,
  forecast_accuracy: 23,
  forecast_scores: 24,
  quality_checks: 25,
  customers: 26,
  standing_orders: 27,
  transfers: 28,
  weather_days: 29,
  alerts: 30,
  insights: 31,
} as const;

export type TableName = keyof typeof TABLE;
export const TABLE_NAMES = Object.keys(TABLE) as TableName[];

/**
 * The id of a generated row: a UUID of version 8 (RFC 9562, 5.8) packed from table, day and place within the day, so that a
 * day's rows have the same ids in every dataset that contains it.
 *
 * @param day days since 1970-01-01; 0 for things that belong to no day
 */
export function idOf(table: TableName, day: number, ordinal: number): string {
  return prefixOf(table, day) + hex(ordinal, 12);
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, "0");

const prefixes = new Map<number, string>();
const MOST_PREFIXES = 20_000;

function prefixOf(table: TableName, day: number): string {
  const key = TABLE[table] * 0x1_0000 + (day & 0xffff);
  const known = prefixes.get(key);
  if (known !== undefined) return known;
  if (prefixes.size > MOST_PREFIXES) prefixes.clear();
  const prefix = `${hex(TABLE[table], 8)}-${hex(day & 0xffff, 4)}-8000-8000-`;
  prefixes.set(key, prefix);
  return prefix;
}

/** Of a thing that has the same id in every dataset. */
export const thingId = (table: TableName, ordinal: number): string => idOf(table, 0, ordinal);
