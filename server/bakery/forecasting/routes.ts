import * as contract from "../../../contract/bakery.ts";
import { iso } from "../../../contract/text.ts";
import type { WorkspaceApp } from "../../domain.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { type Days, daysOf, today } from "../day-range.ts";
import { addDays } from "../world/day.ts";

const HORIZON_DAYS = 7;

export function forecastingRoutes(app: WorkspaceApp): void {
  app.get(
    "/forecasts",
    {
      config: { roles: ["owner", "manager", "baker"] },
      schema: {
        summary: "Forecasts by day and product",
        description: "Today and the next six days where nothing is said; of each day the forecast made last.",
        tags: ["Bakery"],
        querystring: contract.DayRange.omit({ location_id: true }),
        response: { 200: contract.list(contract.Forecast) },
      },
    },
    async ({ visit, query }) => {
      const items = await visit.read((db: BakeryDb, tenant) => {
        const from = query.from ?? today(tenant);
        return selectForecasts(db, daysOf(tenant, { from, to: query.to ?? addDays(from, HORIZON_DAYS - 1) }, 0));
      });
      return { items: items.map((it) => ({ ...it, generated_at: iso(it.generated_at) })), next_cursor: null };
    },
  );
}

/** Of each day, product and shop the forecast made last, by day and article number. */
function selectForecasts(db: BakeryDb, days: Days) {
  return db
    .selectFrom("forecasts")
    .innerJoin("products", "products.id", "forecasts.product_id")
    .distinctOn(["forecasts.forecast_on", "products.sku", "forecasts.location_id"])
    .select([
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
    .where("forecasts.forecast_on", ">=", days.from)
    .where("forecasts.forecast_on", "<=", days.to)
    .orderBy("forecasts.forecast_on")
    .orderBy("products.sku")
    .orderBy("forecasts.location_id")
    .orderBy("forecasts.generated_at", "desc")
    .execute();
}
