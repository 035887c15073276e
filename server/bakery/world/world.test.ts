import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { copyText } from "../../provision/copy-text.ts";
import type { DatasetOrder, GeneratedDataset } from "../../domain.ts";
import { generate } from "../generate.ts";
import { SCENARIOS } from "../scenarios.ts";
import { openingClock, shopDay } from "./calendar.ts";
import { addDays, instantOf, localTime } from "./day.ts";

/*
 * What must hold in every dataset. Each check names what is wrong: it finds nothing in what is generated, and something in a copy
 * that was broken on purpose.
 */

type Row = Record<string, unknown>;
type Tables = Record<string, Row[]>;

const order = (over: Partial<DatasetOrder> = {}): DatasetOrder => ({
  scenarioName: "standard_bakery",
  scenarioVersion: 1,
  configuration: { days_of_history: 90, ...SCENARIOS[0].seedDataConfig },
  locale: "es",
  seed: 1,
  dateOn: "2026-11-23",
  ...over,
});

function tablesOf(dataset: GeneratedDataset): Tables {
  const toRow = (columns: readonly string[], values: readonly unknown[]) =>
    Object.fromEntries(columns.map((it, index) => [it, values[index]]));
  return Object.fromEntries(dataset.tables.map((it) => [it.name, it.rows.map((row) => toRow(it.columns, row))]));
}

const table = (it: Tables, name: string): Row[] => it[name] ?? [];
const sum = (rows: readonly Row[], column: string): number => rows.reduce((all, it) => all + Number(it[column]), 0);
const instant = (value: unknown): number => (value instanceof Date ? value.getTime() : 0);

const ticketsAddUp = (it: Tables): string[] => {
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

const salesAreInOpeningHours = (it: Tables): string[] =>
  table(it, "tickets").flatMap((ticket) => {
    const { date, minute } = localTime(ticket["sold_at"] as Date, "Europe/Madrid");
    const day = shopDay(date);
    return date === ticket["sold_on"] && day.isOpen && minute >= day.opens && minute < day.closes
      ? []
      : [`ticket ${ticket["number"]} at ${date} ${minute}`];
  });

const numbersRunOn = (it: Tables): string[] =>
  table(it, "tickets").flatMap((ticket, index, all) => {
    const before = all[index - 1];
    if (!before) return [];
    const fine =
      Number(ticket["number"]) === Number(before["number"]) + 1 &&
      instant(ticket["sold_at"]) >= instant(before["sold_at"]);
    return fine ? [] : [`ticket ${ticket["number"]} follows ${before["number"]}`];
  });

/** Every product's shelf, minute by minute: what is sold was baked before, and the day's end is the next day's beginning. */
const shelvesNeverGoBelowZero = (it: Tables): string[] => {
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

const larderNeverGoesBelowZero = (it: Tables): string[] => {
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
const consumptionFollowsRecipes = (it: Tables): string[] => {
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

const forecastsLookAhead = (it: Tables): string[] =>
  table(it, "forecasts").flatMap((row) => {
    const made = localTime(row["generated_at"] as Date, "Europe/Madrid").date;
    const fine =
      made < String(row["forecast_on"]) &&
      Number(row["lower_units"]) <= Number(row["predicted_units"]) &&
      Number(row["predicted_units"]) <= Number(row["upper_units"]);
    return fine ? [] : [`forecast for ${row["forecast_on"]} made on ${made}`];
  });

const referencesHold = (it: Tables): string[] => {
  const ids = new Set(Object.values(it).flatMap((rows) => rows.map((row) => row["id"])));
  return Object.entries(it).flatMap(([name, rows]) =>
    rows.flatMap((row) =>
      Object.entries(row)
        .filter(([column, value]) => column.endsWith("_id") && value !== null && !ids.has(value))
        .map(([column]) => `${name}.${column} names nothing`),
    ),
  );
};

const somebodyIsAtTheTill = (it: Tables): string[] => {
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

const edit = (name: string, change: (row: Row, index: number) => Row) => (it: Tables) => ({
  ...it,
  [name]: table(it, name).map(change),
});
const drop = (name: string, keep: (row: Row, index: number) => boolean) => (it: Tables) => ({
  ...it,
  [name]: table(it, name).filter(keep),
});

const CHECKS: Array<[claim: string, check: (it: Tables) => string[], broken: (it: Tables) => Tables]> = [
  [
    "tickets add up to the cent, with their VAT",
    ticketsAddUp,
    edit("ticket_lines", (row, index) => (index === 5 ? { ...row, gross_cents: 1 } : row)),
  ],
  [
    "sales are in opening hours",
    salesAreInOpeningHours,
    edit("tickets", (row, index) => (index === 9 ? { ...row, sold_at: new Date("2026-09-01T02:00Z") } : row)),
  ],
  ["a till's numbers run on in time", numbersRunOn, drop("tickets", (_row, index) => index !== 7)],
  [
    "nothing is sold before it is baked, and shelves balance",
    shelvesNeverGoBelowZero,
    drop("batches", (_row, index) => index !== 3),
  ],
  [
    "ingredients are never fewer than none",
    larderNeverGoesBelowZero,
    drop("stock_movements", (row) => row["kind"] !== "delivery"),
  ],
  [
    "ingredients leave by recipe",
    consumptionFollowsRecipes,
    edit("recipe_lines", (row, index) => (index === 0 ? { ...row, grams: Number(row["grams"]) * 1.1 } : row)),
  ],
  [
    "forecasts and their bands look ahead",
    forecastsLookAhead,
    edit("forecasts", (row, index) => (index === 0 ? { ...row, generated_at: new Date("2026-12-31") } : row)),
  ],
  ["every reference names a row", referencesHold, drop("products", (_row, index) => index !== 2)],
  [
    "somebody is at the till, and nobody works more than nine hours",
    somebodyIsAtTheTill,
    drop("shifts", (row) => row["shift_on"] !== "2026-10-05"),
  ],
];

const DAYS: Array<[when: string, over: Partial<DatasetOrder>]> = [
  ["in November", {}],
  ["another seed", { seed: 7 }],
  ["at Christmas", { dateOn: "2027-01-03", seed: 2 }],
  ["when the clocks go forward", { dateOn: "2027-03-30", seed: 3 }],
  [
    "in August, a small catalogue",
    {
      dateOn: "2026-08-20",
      configuration: { product_count: 20, supplier_count: 5, days_of_history: 30, base_tickets: 50 },
    },
  ],
];

describe.each(DAYS)("%s", (_when, over) => {
  const tables = tablesOf(generate(order(over)));
  test.each(CHECKS)("%s", (_claim, check) => expect(check(tables).slice(0, 5)).toEqual([]));
});

describe("BROKEN", () => {
  const tables = tablesOf(generate(order()));
  test.each(CHECKS)("%s", (_claim, check, broken) => expect(check(broken(tables))).not.toEqual([]));
});

const hashOf = (over: Partial<DatasetOrder>) => {
  const hash = createHash("sha256");
  for (const it of generate(order(over)).tables) for (const piece of copyText(it)) hash.update(piece);
  return hash.digest("hex");
};

test("the same order gives the same bytes, another seed others", () => {
  expect(hashOf({})).toBe(hashOf({}));
  expect(hashOf({ seed: 2 })).not.toBe(hashOf({}));
});

test("a day is the same in the datasets of two days in a row, ids included", () => {
  const [today, tomorrow] = [tablesOf(generate(order())), tablesOf(generate(order({ dateOn: "2026-11-24" })))];
  for (const [name, column] of [
    ["tickets", "sold_on"],
    ["ticket_lines", "sold_on"],
    ["batches", "batch_on"],
    ["stock_movements", "moved_on"],
    ["shifts", "shift_on"],
    ["forecasts", "forecast_on"],
  ] as const) {
    const common = (it: Tables) =>
      table(it, name).filter((row) => String(row[column]) >= "2026-09-10" && String(row[column]) <= "2026-12-01");
    expect(common(tomorrow)).toEqual(common(today));
    expect(common(today).length).toBeGreaterThan(100);
  }
});

test("a weekend day sells 40 % more than a weekday and a holiday 30 % fewer, in expectation", () => {
  const mean = (days: string[]) => days.reduce((all, it) => all + shopDay(it).demand, 0) / days.length;
  const ordinary = Array.from({ length: 70 }, (_, index) => addDays("2027-01-11", index)).filter(
    (it) => !shopDay(it).holiday,
  );
  const weekend = ordinary.filter((it) => shopDay(it).weekday >= 5);
  const weekdays = ordinary.filter((it) => shopDay(it).weekday < 5);
  expect(mean(weekend) / mean(weekdays)).toBeCloseTo(1.4, 2);
  expect(shopDay("2026-11-09").demand / shopDay("2026-11-16").demand).toBeCloseTo(0.7, 5);
  expect(shopDay("2026-11-09").holiday).toBe("Nuestra Señora de la Almudena");
});

test("a demo opens in the present while the shop is open, and at the last showtime while it is shut", () => {
  const opening = (date: string, hour: number) => openingClock(instantOf(date, hour * 60, "Europe/Madrid"));
  expect(opening("2026-11-23", 12)).toEqual({ date: "2026-11-23", minute: 720, isNow: true });
  expect(opening("2026-11-23", 5)).toEqual({ date: "2026-11-22", minute: 700, isNow: false });
  expect(opening("2026-11-23", 23)).toEqual({ date: "2026-11-23", minute: 700, isNow: false });
  expect(opening("2026-12-25", 12)).toEqual({ date: "2026-12-24", minute: 700, isNow: false });
  expect(opening("2026-11-22", 16)).toEqual({ date: "2026-11-22", minute: 700, isNow: false });
});

test("local time survives both changes of the clocks", () => {
  for (const date of ["2026-10-24", "2026-10-25", "2026-10-26", "2027-03-27", "2027-03-28", "2027-03-29"])
    for (const minute of [0, 210, 450, 720, 1_260])
      expect(localTime(instantOf(date, minute, "Europe/Madrid"), "Europe/Madrid")).toEqual({ date, minute });
});
