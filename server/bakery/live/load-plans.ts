import type { BakeryDb } from "../bakery-db.ts";
import { MANUAL } from "../forecasting/override-forecast.ts";
import { addDays } from "../world/model/day.ts";
import type { ShopProduct } from "../world/model/shop.ts";
import { type Forecast, MODEL } from "../world/rules/forecast.ts";
import type { Run } from "../world/rules/production.ts";
import type { ShopState, World } from "../world/state/world.ts";
import { overrideKey } from "../world/steps/plan-tomorrow.ts";
import type { Moment } from "./moment.ts";
import { selectForecasts, selectHistory, selectPlans, selectPrices } from "./present.ts";

type Products = ReadonlyMap<string, ShopProduct>;
type Shops = ReadonlyMap<string, ShopState>;

/** The weeks that forecasts follow from. */
export async function loadHistory(db: BakeryDb, products: Products, shops: Shops, today: string): Promise<void> {
  const prices = Map.groupBy(await selectPrices(db), (it) => it.product_id);
  for (const past of await selectHistory(db, today)) {
    const product = products.get(past.product_id);
    if (!product) continue;
    const { date, sold, demand, predicted, left_units: left, sold_out: soldOut, measured_at } = past;
    const inForce = prices.get(past.product_id)?.findLast((it) => it.valid_from <= measured_at);
    const priceCents = inForce?.price_cents ?? product.priceCents;
    const day = { date, sold, demand, predicted, left, soldOut, priceCents };
    shops.get(past.location_id)?.history.get(product)?.push(day);
  }
}

/** What the last evening said, and what people said instead. */
export async function loadForecasts(
  db: BakeryDb,
  world: World,
  products: Products,
  shops: Shops,
  today: string,
): Promise<void> {
  const said = new Map<ShopState, Map<string, Map<ShopProduct, Forecast>>>();
  for (const forecast of await selectForecasts(db, today, MODEL)) {
    const product = products.get(forecast.product_id);
    const shop = shops.get(forecast.location_id);
    if (!product || !shop) continue;
    if (forecast.model === MANUAL) {
      world.overrides.set(overrideKey(forecast.forecast_on, product, shop), forecast.predicted);
      continue;
    }
    const byDate = said.get(shop) ?? new Map<string, Map<ShopProduct, Forecast>>();
    said.set(shop, byDate);
    const ofDay = byDate.get(forecast.forecast_on) ?? new Map<ShopProduct, Forecast>();
    byDate.set(forecast.forecast_on, ofDay);
    ofDay.set(product, { predicted: forecast.predicted, lower: forecast.lower, upper: forecast.upper });
  }
  for (const [shop, byDate] of said) shop.forecasts = byDate;
}

/** Today's plan, or tomorrow's once it is made. */
export async function loadPlans(db: BakeryDb, world: World, products: Products, moment: Moment): Promise<void> {
  const { date } = moment.day;
  const planned = moment.isEvening ? addDays(date, 1) : date;
  const rows = (await selectPlans(db, date)).filter((it) => it.plan_on === planned);
  world.bakehouse.plan = rows.flatMap((row) => {
    const product = products.get(row.product_id);
    return product ? [{ product, run: row.run as Run, units: row.units }] : [];
  });
}
