import { addDays, weekday } from "../world/model/day.ts";
import { MODEL } from "../world/rules/forecast.ts";
import { byId, instant, type Row, sum, table, text } from "./books.ts";
import { type Band, isLarge } from "./sales-bands.ts";
import type { Scene } from "./scene.ts";
import { mean, total, wape } from "./statistics.ts";

const past =
  ({ dateOn, configuration }: Scene, column: string) =>
  (row: Row) =>
    text(row[column]) < dateOn && text(row[column]) >= addDays(dateOn, -configuration.daysOfHistory);

function waste(scene: Scene): number {
  const left = table(scene.books, "finished_goods_movements").filter(
    (it) => (it["kind"] === "waste" || it["kind"] === "donation") && past(scene, "moved_on")(it),
  );
  const baked = sum(table(scene.books, "batches").filter(past(scene, "batch_on")), "produced_units");
  return -sum(left, "units") / (baked - orderedAhead(scene));
}

/** Units that businesses take by standing order: nothing of them is left over. */
function orderedAhead(scene: Scene): number {
  const tickets = table(scene.books, "tickets").filter(
    (it) => it["channel"] === "wholesale" && past(scene, "sold_on")(it),
  );
  return sum(tickets, "units");
}

/** Of the days and products that are baked ahead, in season. */
function soldOut(scene: Scene): number {
  const products = byId(scene.books, "products");
  const days = table(scene.books, "forecast_accuracy").filter(
    (it) => past(scene, "forecast_on")(it) && products.get(it["product_id"])?.["is_baked"],
  );
  return days.filter((it) => it["sold_out_at"] !== null).length / days.length;
}

const spent = (scene: Scene, rows: readonly Row[]): number => {
  const lots = byId(scene.books, "lots");
  return total(
    rows.map(
      (it) => (Math.abs(Number(it["quantity_grams"])) * Number(lots.get(it["lot_id"])?.["cents_per_kg"])) / 1_000,
    ),
  );
};

const moved = (scene: Scene, kind: string) =>
  table(scene.books, "stock_movements").filter((it) => it["kind"] === kind && past(scene, "moved_on")(it));

function foodCost(scene: Scene): number {
  return (
    spent(scene, moved(scene, "consumption")) /
    sum(table(scene.books, "tickets").filter(past(scene, "sold_on")), "net_cents")
  );
}

const bought = (scene: Scene): number =>
  spent(scene, moved(scene, "delivery")) / spent(scene, moved(scene, "consumption"));

const GROUPS = {
  flour: ["harina panadera", "harina de fuerza", "bread flour", "strong flour"],
  butter: ["mantequilla", "butter"],
  fresh: ["huevo", "leche", "egg", "milk"],
  dry: ["azúcar", "sal", "cobertura chocolate", "sugar", "salt", "chocolate couverture"],
} as const;
const USE_DAYS = 14;

/** Days that what is there in the evening before lasts, at the use of the last two weeks: the mean of a group. */
function cover(scene: Scene, group: keyof typeof GROUPS): number | undefined {
  const names: readonly string[] = GROUPS[group];
  const wanted = table(scene.books, "ingredients").filter((it) => names.includes(text(it["name"])));
  const days = wanted.flatMap((ingredient) => {
    const moves = table(scene.books, "stock_movements").filter(
      (it) => it["ingredient_id"] === ingredient["id"] && text(it["moved_on"]) < scene.dateOn,
    );
    const lately = moves.filter(
      (it) => it["kind"] === "consumption" && text(it["moved_on"]) >= addDays(scene.dateOn, -USE_DAYS),
    );
    const use = -sum(lately, "quantity_grams") / USE_DAYS;
    return use > 0 ? [sum(moves, "quantity_grams") / use] : [];
  });
  return days.length > 0 ? mean(days) : undefined;
}

/** Ingredients that somebody is told about at the demo's best moment. */
function belowMinimum({ books, dateOn, calendar }: Scene): number {
  const now = calendar.at(dateOn, 11 * 60 + 40).getTime();
  return table(books, "alerts").filter(
    (alert) =>
      alert["kind"] === "low_stock" &&
      instant(alert["valid_from"]) <= now &&
      (alert["valid_to"] === null || instant(alert["valid_to"]) > now),
  ).length;
}

interface Said {
  readonly product: unknown;
  readonly date: string;
  readonly said: number;
  readonly was: number;
  readonly naive: number;
  readonly isInBand: boolean;
}

const ORIGINS = 4;
const SUNDAY = 6;

/** What the evenings of the last four Sundays said of the seven days after them, and what these were; one shop. */
function weeklyOrigins({ books, dateOn }: Scene): Said[] {
  const place = table(books, "locations")[0]?.["id"];
  let last = addDays(dateOn, -8);
  while (weekday(last) !== SUNDAY) last = addDays(last, -1);
  const origins = new Set(Array.from({ length: ORIGINS }, (_, back) => addDays(last, -7 * back)));
  const was = new Map(
    table(books, "forecast_accuracy")
      .filter((it) => it["location_id"] === place)
      .map((it) => [`${it["product_id"]} ${it["forecast_on"]}`, Number(it["demand_units"])]),
  );
  const seasonal = new Set(
    table(books, "products")
      .filter((it) => it["season"] !== null)
      .map((it) => it["id"]),
  );
  return table(books, "forecasts")
    .filter((it) => it["model"] === MODEL && it["location_id"] === place && !seasonal.has(it["product_id"]))
    .filter((it) => origins.has((it["generated_at"] as Date).toISOString().slice(0, 10)))
    .flatMap((row) => {
      const date = text(row["forecast_on"]);
      const demand = was.get(`${row["product_id"]} ${date}`);
      const before = was.get(`${row["product_id"]} ${addDays(date, -7)}`);
      if (demand === undefined || before === undefined) return [];
      const isInBand = demand >= Number(row["lower_units"]) && demand <= Number(row["upper_units"]);
      return [
        {
          product: row["product_id"],
          date,
          said: Number(row["predicted_units"]),
          was: demand,
          naive: before,
          isInBand,
        },
      ];
    });
}

/** By day, all products together. */
function totals(scene: Scene, of: "said" | "naive"): Array<readonly [number, number]> {
  return [...Map.groupBy(weeklyOrigins(scene), (it) => it.date).values()].map(
    (some) => [total(some.map((it) => it[of])), total(some.map((it) => it.was))] as const,
  );
}

/** The mean error of some products, by rank of what is sold of them. */
function errorOfRanks(scene: Scene, from: number, to: number): number {
  const byProduct = [...Map.groupBy(weeklyOrigins(scene), (it) => it.product).values()].sort(
    (one, other) => total(other.map((it) => it.was)) - total(one.map((it) => it.was)),
  );
  const some = byProduct.slice(Math.floor(byProduct.length * from), Math.max(1, Math.ceil(byProduct.length * to)));
  return mean(some.map((it) => wape(it.map(({ said, was }) => [said, was] as const))));
}

// biome-ignore format: a table is read by its columns
export const BAKEHOUSE_BANDS: readonly Band[] = [
  { id: "B9", what: "left over of what was baked", low: 0.04, high: 0.09, ofMean: true, measure: waste },
  { id: "B9", what: "product-days that ran out", low: 0.08, high: 0.2, ofMean: true, measure: soldOut },
  { id: "B10", what: "ingredients at cost over net sales", low: 0.15, high: 0.3, ofMean: true, measure: foodCost },
  { id: "B10", what: "bought over used", low: 0.9, high: 1.15, ofMean: true, measure: bought },
  { id: "B11", what: "days of flour", low: 5, high: 15, ofMean: true, measure: (it) => cover(it, "flour") },
  { id: "B11", what: "days of butter", low: 4, high: 10, ofMean: true, measure: (it) => cover(it, "butter") },
  { id: "B11", what: "days of egg and milk", low: 2, high: 6, ofMean: true, measure: (it) => cover(it, "fresh") },
  { id: "B11", what: "days of dry goods", low: 15, high: 45, ofMean: true, measure: (it) => cover(it, "dry") },
  { id: "B11", what: "ingredients below their minimum today", low: 0, high: 2, ofMean: true, measure: belowMinimum },
  { id: "B12", what: "error of the total, a week ahead", low: 0.08, high: 0.17, ofMean: true, measure: (it) => wape(totals(it, "said")) },
  { id: "B12", what: "error over that of the week before", low: 0.75, high: 0.97, ofMean: true, measure: (it) => wape(totals(it, "said")) / wape(totals(it, "naive")) },
  { id: "B12", what: "error of the best seller", low: 0.15, high: 0.3, ofMean: true, measure: (it) => (isLarge(it) ? undefined : errorOfRanks(it, 0, 0)) },
  { id: "B12", what: "error of the slow third", low: 0.35, high: 0.7, ofMean: true, measure: (it) => (isLarge(it) ? undefined : errorOfRanks(it, 2 / 3, 1)) },
  { id: "B12", what: "days within the 80 % band", low: 0.72, high: 0.88, ofMean: true, measure: (it) => mean(weeklyOrigins(it).map((one) => Number(one.isInBand))) },
];
