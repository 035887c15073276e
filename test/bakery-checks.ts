import { shopDay } from "../server/bakery/world/calendar.ts";
import { localTime } from "../server/bakery/world/day.ts";
import type { GeneratedDataset } from "../server/domain.ts";

/*
 * What must hold in every dataset of the bakery. Each check names what is wrong.
 */

export type Row = Record<string, unknown>;
export type Tables = Record<string, Row[]>;

/** A dataset's rows by column name. */
export function tablesOf(dataset: GeneratedDataset): Tables {
  const toRow = (columns: readonly string[], values: readonly unknown[]) =>
    Object.fromEntries(columns.map((it, index) => [it, values[index]]));
  return Object.fromEntries(dataset.tables.map((it) => [it.name, it.rows.map((row) => toRow(it.columns, row))]));
}

export const table = (it: Tables, name: string): Row[] => it[name] ?? [];
const sum = (rows: readonly Row[], column: string): number => rows.reduce((all, it) => all + Number(it[column]), 0);
const instant = (value: unknown): number => (value instanceof Date ? value.getTime() : 0);

export const ticketsAddUp = (it: Tables): string[] => {
  const lines = Map.groupBy(table(it, "ticket_lines"), (line) => line["ticket_id"]);
  return table(it, "tickets").flatMap((ticket) => {
    const own = lines.get(ticket["id"]) ?? [];
    const wrong = own.filter(
      (line) =>
        Number(line["quantity"]) * Number(line["unit_price_cents"]) - Number(line["discount_cents"]) !==
        line["gross_cents"],
    );
    const byRate = [...Map.groupBy(own, (line) => Number(line["vat_percent"]))];
    const net = byRate.reduce(
      (all, [rate, some]) =>
        all +
        Math.sign(sum(some, "gross_cents")) * Math.round((Math.abs(sum(some, "gross_cents")) * 100) / (100 + rate)),
      0,
    );
    const fine =
      wrong.length === 0 &&
      sum(own, "gross_cents") === ticket["gross_cents"] &&
      sum(own, "quantity") === ticket["units"] &&
      net === ticket["net_cents"];
    return fine ? [] : [`ticket ${ticket["number"]} does not add up`];
  });
};

export const salesAreInOpeningHours = (it: Tables): string[] =>
  table(it, "tickets").flatMap((ticket) => {
    const { date, minute } = localTime(ticket["sold_at"] as Date, "Europe/Madrid");
    const day = shopDay(date);
    return date === ticket["sold_on"] && day.isOpen && minute >= day.opens && minute < day.closes
      ? []
      : [`ticket ${ticket["number"]} at ${date} ${minute}`];
  });

export const numbersRunOn = (it: Tables): string[] =>
  table(it, "tickets").flatMap((ticket, index, all) => {
    const before = all[index - 1];
    if (!before) return [];
    const fine =
      Number(ticket["number"]) === Number(before["number"]) + 1 &&
      instant(ticket["sold_at"]) >= instant(before["sold_at"]);
    return fine ? [] : [`ticket ${ticket["number"]} follows ${before["number"]}`];
  });

/** Every product's shelf, minute by minute: what is sold was baked before, and the day's end is the next day's beginning. */
export const shelvesNeverGoBelowZero = (it: Tables): string[] => {
  const baked = new Set(
    table(it, "products")
      .filter((product) => product["is_baked"])
      .map((product) => product["id"]),
  );
  const moves = [
    ...table(it, "finished_goods_movements").map((row) => ({
      at: instant(row["occurred_at"]),
      product: row["product_id"],
      units: Number(row["units"]),
    })),
    ...table(it, "batches").map((row) => ({
      at: instant(row["finished_at"]),
      product: row["product_id"],
      units: Number(row["produced_units"]),
    })),
    ...table(it, "ticket_lines").map((row) => ({
      at: instant(row["sold_at"]),
      product: row["product_id"],
      units: -Number(row["quantity"]),
    })),
  ].filter((move) => baked.has(move.product));
  // A till prints whole seconds, so a mistyped ticket, its void and the right one may carry the same one.
  const bySecond = [...Map.groupBy(moves, (move) => `${move.product} ${Math.floor(move.at / 5_000)}`).values()].map(
    (some) => ({
      at: some[0]?.at ?? 0,
      product: some[0]?.product,
      units: some.reduce((all, move) => all + move.units, 0),
    }),
  );
  const onHand = new Map<unknown, number>();
  return bySecond
    .sort((one, other) => one.at - other.at)
    .flatMap((move) => {
      const left = (onHand.get(move.product) ?? 0) + move.units;
      onHand.set(move.product, left);
      return left < 0 ? [`${move.product} at ${new Date(move.at).toISOString()}: ${left}`] : [];
    });
};

export const larderNeverGoesBelowZero = (it: Tables): string[] => {
  const onHand = new Map<unknown, number>();
  const inOrder = [...table(it, "stock_movements")].sort(
    (one, other) =>
      instant(one["occurred_at"]) - instant(other["occurred_at"]) ||
      Number(other["quantity_grams"]) - Number(one["quantity_grams"]),
  );
  return inOrder.flatMap((move) => {
    const left = (onHand.get(move["ingredient_id"]) ?? 0) + Number(move["quantity_grams"]);
    onHand.set(move["ingredient_id"], left);
    return left < 0 ? [`${move["ingredient_id"]} on ${move["moved_on"]}: ${left}`] : [];
  });
};

/** What was taken out of the larder is what the recipes of the baked and served units need, within three per cent. */
export const consumptionFollowsRecipes = (it: Tables): string[] => {
  const recipes = Map.groupBy(table(it, "recipe_lines"), (line) => line["product_id"]);
  const made = new Map<unknown, number>();
  const add = (product: unknown, units: number) => made.set(product, (made.get(product) ?? 0) + units);
  for (const batch of table(it, "batches")) add(batch["product_id"], Number(batch["produced_units"]));
  const toOrder = new Set(
    table(it, "products")
      .filter((product) => !product["is_baked"])
      .map((product) => product["id"]),
  );
  for (const line of table(it, "ticket_lines"))
    if (toOrder.has(line["product_id"])) add(line["product_id"], Number(line["quantity"]));
  const needed = new Map<unknown, number>();
  for (const [product, units] of made)
    for (const line of recipes.get(product) ?? [])
      needed.set(
        line["ingredient_id"],
        (needed.get(line["ingredient_id"]) ?? 0) + Number(line["grams"]) * units * 1.03,
      );
  const used = Map.groupBy(
    table(it, "stock_movements").filter((move) => move["kind"] === "consumption"),
    (move) => move["ingredient_id"],
  );
  return [...needed].flatMap(([ingredient, grams]) => {
    const taken = -sum(used.get(ingredient) ?? [], "quantity_grams");
    return Math.abs(taken / grams - 1) <= 0.03
      ? []
      : [`${ingredient}: ${taken} g taken, ${Math.round(grams)} g needed`];
  });
};

export const forecastsLookAhead = (it: Tables): string[] =>
  table(it, "forecasts").flatMap((row) => {
    const made = localTime(row["generated_at"] as Date, "Europe/Madrid").date;
    const fine =
      made < String(row["forecast_on"]) &&
      Number(row["lower_units"]) <= Number(row["predicted_units"]) &&
      Number(row["predicted_units"]) <= Number(row["upper_units"]);
    return fine ? [] : [`forecast for ${row["forecast_on"]} made on ${made}`];
  });

export const referencesHold = (it: Tables): string[] => {
  const ids = new Set(Object.values(it).flatMap((rows) => rows.map((row) => row["id"])));
  return Object.entries(it).flatMap(([name, rows]) =>
    rows.flatMap((row) =>
      Object.entries(row)
        .filter(([column, value]) => column.endsWith("_id") && value !== null && !ids.has(value))
        .map(([column]) => `${name}.${column} names nothing`),
    ),
  );
};

export const somebodyIsAtTheTill = (it: Tables): string[] => {
  const counter = new Set(
    table(it, "team_members")
      .filter((member) => member["role"] !== "baker")
      .map((member) => member["id"]),
  );
  const shifts = table(it, "shifts");
  const long = shifts.filter((shift) => instant(shift["ends_at"]) - instant(shift["starts_at"]) > 9 * 3_600_000);
  const byDay = Map.groupBy(
    shifts.filter((shift) => counter.has(shift["team_member_id"])),
    (shift) => shift["shift_on"],
  );
  const alone = table(it, "tickets").filter(
    (ticket) =>
      !(byDay.get(ticket["sold_on"]) ?? []).some(
        (shift) =>
          instant(shift["starts_at"]) <= instant(ticket["sold_at"]) &&
          instant(ticket["sold_at"]) <= instant(shift["ends_at"]),
      ),
  );
  return [
    ...long.map((shift) => `a shift of more than nine hours on ${shift["shift_on"]}`),
    ...alone.map((ticket) => `nobody sold ticket ${ticket["number"]}`),
  ];
};
