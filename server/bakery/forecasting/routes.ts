import { z } from "zod";
import { forecastingApi } from "../../../contract/bakery/forecasting.ts";
import { decodeCursor, encodeCursor } from "../../cursor.ts";
import type { WorkspaceApp } from "../../domain.ts";
import { serve } from "../../serve.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { daysOf, today } from "../day-range.ts";
import { addDays } from "../world/model/day.ts";
import { accuracyRoutes } from "./accuracy.ts";
import { MANUAL, overrideForecast, takeBackForecast } from "./override-forecast.ts";
import { presentForecasts } from "./present.ts";
import { whatIfRoute } from "./what-if.ts";

const HORIZON_DAYS = 7;

export function forecastingRoutes(app: WorkspaceApp): void {
  listRoute(app);
  overrideRoute(app);
  takeBackRoute(app);
  accuracyRoutes(app);
  whatIfRoute(app);
}

const PAGE_DAYS = 14;

function listRoute(app: WorkspaceApp): void {
  serve(app, forecastingApi, "GET /workspace/forecasts", async ({ visit, query }) => {
    const next = query.cursor === undefined ? undefined : decodeCursor(z.iso.date(), query.cursor);
    return visit.read(async (db: BakeryDb, tenant) => {
      const from = query.from ?? today(tenant);
      const days = daysOf(tenant, { from, to: query.to ?? addDays(from, HORIZON_DAYS - 1) }, 0);
      const first = next ?? days.from;
      const following = addDays(first, PAGE_DAYS);
      const items = await presentForecasts(db, {
        from: first,
        to: following <= days.to ? addDays(following, -1) : days.to,
      });
      return { items, next_cursor: following <= days.to ? encodeCursor(following) : null };
    });
  });
}

function overrideRoute(app: WorkspaceApp): void {
  serve(app, forecastingApi, "POST /workspace/forecasts", async ({ visit, body }) => {
    return visit.act(async (db: BakeryDb, tenant) => {
      await overrideForecast(db, tenant, body);
      const ofDay = await presentForecasts(db, { from: body.forecast_on, to: body.forecast_on });
      const found = ofDay.find((it) => it.product_id === body.product_id && it.model === MANUAL);
      if (!found) throw new Error("the new forecast is not there");
      return found;
    });
  });
}

function takeBackRoute(app: WorkspaceApp): void {
  serve(app, forecastingApi, "DELETE /workspace/forecasts/:id", async ({ visit, params }) =>
    visit.act(async (db: BakeryDb, tenant) => {
      await takeBackForecast(db, tenant, params.id);
      return { id: params.id };
    }),
  );
}
