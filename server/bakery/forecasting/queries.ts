import { sql } from "kysely";
import type { BakeryDb } from "../bakery-db.ts";
import type { Days } from "../day-range.ts";
import { selectBetterModels } from "./accuracy.ts";
import { MANUAL } from "./override-forecast.ts";

/**
 * Of each day, product and shop a person's forecast, else that of the model that did better in the last four weeks, else the one made
 * last; by day and article number.
 */
export async function selectForecasts(db: BakeryDb, days: Days, whose: "anybody" | "model" = "anybody") {
  const better = [...(await selectBetterModels(db))].map(([key, model]) => `${key} ${model}`);
  const isBetter = sql<boolean>`forecasts.product_id || ' ' || forecasts.location_id || ' ' || forecasts.model = any(${better}::text[])`;
  return db
    .selectFrom("forecasts")
    .innerJoin("products", "products.id", "forecasts.product_id")
    .distinctOn(["forecasts.forecast_on", "products.sku", "forecasts.location_id"])
    .select([
      "forecasts.id",
      "forecasts.forecast_on",
      "forecasts.product_id",
      "products.name as product_name",
      "forecasts.location_id",
      "forecasts.predicted_units",
      "forecasts.lower_units",
      "forecasts.upper_units",
      "forecasts.generated_at",
      "forecasts.model",
    ])
    .where("products.retired", "=", false)
    .$if(whose === "model", (it) => it.where("forecasts.model", "<>", MANUAL))
    .where("forecasts.forecast_on", ">=", days.from)
    .where("forecasts.forecast_on", "<=", days.to)
    .orderBy("forecasts.forecast_on")
    .orderBy("products.sku")
    .orderBy("forecasts.location_id")
    .orderBy((it) => it("forecasts.model", "=", MANUAL), "desc")
    .orderBy(isBetter, "desc")
    .orderBy("forecasts.generated_at", "desc")
    .execute();
}
