import type { BakeryDb } from "../bakery-db.ts";
import { MANUAL } from "../forecasting/override-forecast.ts";
import { addDays } from "../world/model/day.ts";
import type { ShopProduct } from "../world/model/shop.ts";
import { type Forecast, MODEL } from "../world/rules/forecast.ts";
import type { Run } from "../world/rules/production.ts";
import type { ShopState, World } from "../world/state/world.ts";
import { overrideKey } from "../world/steps/plan-tomorrow.ts";
import type { Moment } from "./moment.ts";
import { selectForecasts, selectHistory, selectPlans } from "./present.ts";

type Products = ReadonlyMap<string, ShopProduct>;
type Shops = ReadonlyMap<string, ShopState>;

/** The weeks that forecasts follow from. */
export async function loadHistory(db: BakeryDb, products: Products, shops: Shops, today: string): Promise<void> {
  for (const it of await selectHistory(db, today)) {
    const product = products.get(it.product_id);
    const { date, sold, demand, predicted } = it;
    if (product)
      shops
        .get(it.location_id)
        ?.history.get(product)
        ?.push({ date, sold, demand, predicted, left: it.left_units, soldOut: it.sold_out });
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
  for (const it of await selectForecasts(db, today, MODEL)) {
    const product = products.get(it.product_id);
    const shop = shops.get(it.location_id);
    if (!product || !shop) continue;
    if (it.model === MANUAL) {
      world.overrides.set(overrideKey(it.forecast_on, product, shop), it.predicted);
      continue;
    }
    const byDate = said.get(shop) ?? new Map<string, Map<ShopProduct, Forecast>>();
    said.set(shop, byDate);
    const ofDay = byDate.get(it.forecast_on) ?? new Map<ShopProduct, Forecast>();
    byDate.set(it.forecast_on, ofDay);
    ofDay.set(product, { predicted: it.predicted, lower: it.lower, upper: it.upper });
  }
  for (const [shop, byDate] of said) shop.forecasts = byDate;
}

/** Today's plan, or tomorrow's once it is made. */
export async function loadPlans(db: BakeryDb, world: World, products: Products, moment: Moment): Promise<void> {
  const { date } = moment.day;
  const planned = moment.isEvening ? addDays(date, 1) : date;
  const rows = (await selectPlans(db, date)).filter((it) => it.plan_on === planned);
  world.bakehouse.plan = rows.flatMap((it) => {
    const product = products.get(it.product_id);
    return product ? [{ product, run: it.run as Run, units: it.units }] : [];
  });
}
