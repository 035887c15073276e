import type { Showcase } from "../../../contract/bakery/showcase.ts";
import { piecesOf } from "../forecasting/present.ts";
import { byId, instant, type Row, sum, table, text } from "../realism/books.ts";
import { addDays } from "../world/model/day.ts";
import { waterOf } from "../world/model/recipes.ts";
import type { ShopProduct } from "../world/model/shop.ts";
import { productId } from "../world/model/thing-ids.ts";
import type { Scene } from "./facts.ts";

/** The next open day's forecast of what sells most, and what a piece of it takes. */
export function breadOf(scene: Scene, products: readonly ShopProduct[]): Showcase["toy"] | undefined {
  const { books, dateOn, calendar } = scene;
  let date = addDays(dateOn, 1);
  while (!calendar.day(date).isOpen) date = addDays(date, 1);
  const baked = new Map(products.filter((it) => it.isBaked).map((it) => [productId(it), it]));
  const said = forecastsOf(scene, date).filter((it) => baked.has(text(it["product_id"])));
  const [best] = [...Map.groupBy(said, (it) => text(it["product_id"]))]
    .map(([id, rows]) => ({
      id,
      predicted_units: sum(rows, "predicted_units"),
      lower_units: sum(rows, "lower_units"),
      upper_units: sum(rows, "upper_units"),
    }))
    .sort((one, other) => other.predicted_units - one.predicted_units);
  const product = best && baked.get(best.id);
  if (!best || !product) return undefined;
  return {
    product_id: best.id,
    name: product.name,
    day_on: date,
    likely: Math.round(best.predicted_units),
    low: Math.round(best.lower_units),
    high: Math.round(best.upper_units),
    planned: piecesOf(product, best),
    ...pieceOf(books, product),
  };
}

/** Of each product and shop what counts on a day: of the model that has been nearer in its tests, what it said last. */
function forecastsOf({ books, now }: Scene, date: string): Row[] {
  const keyOf = (it: Row) => `${it["product_id"]} ${it["location_id"]}`;
  const isKnown = (column: string) => (it: Row) => instant(it[column]) <= now.getTime();
  const better = new Map(
    [...Map.groupBy(table(books, "forecast_scores").filter(isKnown("measured_at")), keyOf)].map(([key, scores]) => {
      const byModel = [...Map.groupBy(scores, (it) => text(it["model"]))];
      const means = byModel.map(([model, of]) => ({ model, wape: sum(of, "wape") / of.length }));
      return [key, means.reduce((one, other) => (other.wape < one.wape ? other : one)).model];
    }),
  );
  const rank = (it: Row) => [it["model"] === better.get(keyOf(it)) ? 1 : 0, instant(it["generated_at"])] as const;
  const counts = new Map<string, Row>();
  for (const it of table(books, "forecasts").filter(isKnown("generated_at"))) {
    if (it["forecast_on"] !== date) continue;
    const before = counts.get(keyOf(it));
    const [isBetter, at] = rank(it);
    const [wasBetter, wasAt] = before ? rank(before) : [-1, 0];
    if (isBetter > wasBetter || (isBetter === wasBetter && at > wasAt)) counts.set(keyOf(it), it);
  }
  return [...counts.values()];
}

/** Dough and cost of one piece. */
function pieceOf(books: Scene["books"], product: ShopProduct) {
  const ingredients = byId(books, "ingredients");
  const lines = table(books, "recipe_lines").filter((it) => it["product_id"] === productId(product));
  const food = lines.filter((it) => ingredients.get(it["ingredient_id"])?.["is_food"] === true);
  const cost = lines.reduce(
    (all, it) => all + (Number(it["grams"]) * Number(ingredients.get(it["ingredient_id"])?.["cents_per_kg"])) / 1_000,
    0,
  );
  return {
    dough_grams: Math.round(sum(food, "grams") + waterOf(product)),
    cost_cents: Math.round(10 * cost) / 10,
  };
}
