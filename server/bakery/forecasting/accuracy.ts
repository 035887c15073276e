import { sql } from "kysely";
import type { z } from "zod";
import { type ForecastAccuracy, forecastingApi } from "../../../contract/bakery/forecasting.ts";
import type { Tenant, WorkspaceApp } from "../../domain.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { FOUR_WEEKS, today } from "../day-range.ts";
import { listRoute } from "../list-route.ts";
import { addDays } from "../world/model/day.ts";
import { MODEL } from "../world/rules/forecast.ts";

export function accuracyRoutes(app: WorkspaceApp): void {
  listRoute(app, forecastingApi, "GET /workspace/forecasts/accuracy", (db, { tenant }) => selectAccuracy(db, tenant));
}

async function selectAccuracy(db: BakeryDb, tenant: Tenant) {
  const better = await selectBetterModels(db);
  const since = addDays(today(tenant), -FOUR_WEEKS - 1);
  const { rows } = await sql<Omit<z.input<typeof ForecastAccuracy>, "shown_model">>`
    select a.product_id, p.name as product_name, a.location_id, count(*)::float8 as days, sum(a.actual_units)::float8 as sold_units,
           (sum(abs(a.predicted_units - a.demand_units)) / nullif(sum(a.demand_units), 0))::float8 as wape,
           (sum(abs(a.naive_units - a.demand_units)) / nullif(sum(a.demand_units) filter (where a.naive_units is not null), 0))::float8 as naive_wape,
           avg(case when f.lower_units is null then null when a.demand_units between f.lower_units and f.upper_units then 1.0 else 0.0 end)::float8 as band_share,
           count(a.sold_out_at)::int as sold_out_days
      from forecast_accuracy a join products p on p.id = a.product_id
      left join (select distinct on (product_id, location_id, forecast_on) product_id, location_id, forecast_on, lower_units, upper_units
                   from forecasts where model = ${MODEL} and forecast_on > ${since}::date
                  order by product_id, location_id, forecast_on, generated_at desc) f
        on f.product_id = a.product_id and f.location_id = a.location_id and f.forecast_on = a.forecast_on
     where a.forecast_on > ${since}::date
     group by a.product_id, p.name, p.sku, a.location_id order by p.sku, a.location_id`.execute(db);
  return rows.map((it) => ({ ...it, shown_model: better.get(`${it.product_id} ${it.location_id}`) ?? MODEL }));
}

/** By `product location` the model with the smaller error over the last four weekly origins; where there is one to choose from. */
export async function selectBetterModels(db: BakeryDb): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ key: string; model: string }>`
    select distinct on (product_id, location_id) product_id || ' ' || location_id as key, model
      from forecast_scores group by product_id, location_id, model
     order by product_id, location_id, avg(wape), model`.execute(db);
  return new Map(rows.map((it) => [it.key, it.model]));
}
