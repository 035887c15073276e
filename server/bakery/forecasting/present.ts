import type { z } from "zod";
import type { Forecast as Contract } from "../../../contract/bakery/forecasting.ts";
import { iso } from "../../../contract/text.ts";
import type { BakeryDb } from "../bakery-db.ts";
import type { Days } from "../day-range.ts";
import { modelOfTenant } from "../live/model.ts";
import type { ShopProduct } from "../world/model/shop.ts";
import { productId } from "../world/model/thing-ids.ts";
import { isLongLived, wantedUnits } from "../world/rules/production.ts";
import { MANUAL } from "./override-forecast.ts";
import { selectForecasts } from "./queries.ts";

type Row = Awaited<ReturnType<typeof selectForecasts>>[number];

/** Forecasts as they are shown: beside what counts what the model says, and how many pieces that asks for. */
export async function presentForecasts(db: BakeryDb, days: Days): Promise<Array<z.input<typeof Contract>>> {
  const model = await modelOfTenant(db);
  const products = new Map(model?.bakery.products.map((it) => [productId(it), it]));
  const keyOf = (it: Row) => `${it.forecast_on} ${it.product_id} ${it.location_id}`;
  const rows = await selectForecasts(db, days);
  const isChanged = rows.some((it) => it.model === MANUAL);
  const said = new Map((isChanged ? await selectForecasts(db, days, "model") : rows).map((it) => [keyOf(it), it]));
  return rows.map((row) => {
    const own = said.get(keyOf(row)) ?? row;
    const wanted = piecesOf(products.get(row.product_id), own);
    return {
      ...row,
      generated_at: iso(row.generated_at),
      is_baked: products.get(row.product_id)?.isBaked ?? true,
      wanted_units: row.model === MANUAL ? Math.round(row.predicted_units) : wanted,
      model_forecast: {
        predicted_units: own.predicted_units,
        lower_units: own.lower_units,
        upper_units: own.upper_units,
        wanted_units: wanted,
      },
    };
  });
}

type Figures = Pick<Row, "predicted_units" | "lower_units" | "upper_units">;

/** Pieces to have of something on a day. What keeps is baked for some days at a time: of it a day's share. */
export function piecesOf(product: ShopProduct | undefined, it: Figures): number {
  if (!product?.isBaked || isLongLived(product)) return Math.round(it.predicted_units);
  const forecast = { predicted: it.predicted_units, lower: it.lower_units, upper: it.upper_units };
  return Math.ceil(wantedUnits(product, forecast));
}
