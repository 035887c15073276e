import type { BakeryDb } from "../bakery-db.ts";
import { MANUAL } from "../forecasting/override-forecast.ts";
import { addDays } from "../world/model/day.ts";
import type { ShopProduct } from "../world/model/shop.ts";
import { productId } from "../world/model/thing-ids.ts";
import { MODEL } from "../world/rules/forecast.ts";
import { type Planned, runsOf, startOf } from "../world/rules/production.ts";
import type { World } from "../world/state/world.ts";
import { overrideKey, planProduct, writePlan } from "../world/steps/plan-tomorrow.ts";
import type { Moment } from "./moment.ts";
import { selectForecasts, selectPlans } from "./present.ts";

/** What a person forecast after the plan was made changes the plan at once. */
export async function replan(db: BakeryDb, world: World, moment: Moment): Promise<void> {
  const { date } = moment.day;
  const planned = moment.isEvening ? addDays(date, 1) : date;
  const madeAt = new Map<string, Date>();
  for (const it of await selectPlans(db, date)) if (it.plan_on === planned) madeAt.set(it.product_id, it.generated_at);
  const newest = new Date(Math.max(0, ...[...madeAt.values()].map((it) => it.getTime())));
  const said = (await selectForecasts(db, date, MODEL)).filter(
    (it) => it.model === MANUAL && it.forecast_on === planned,
  );
  for (const forecast of said) {
    const product = world.bakery.products.find((one) => productId(one) === forecast.product_id);
    if (product && forecast.generated_at > (madeAt.get(forecast.product_id) ?? newest))
      replanProduct(world, moment, product, planned);
  }
}

function replanProduct(world: World, moment: Moment, product: ShopProduct, planned: string): void {
  const { bakehouse } = world;
  const { date } = moment.day;
  const before = bakehouse.plan.filter((it) => it.product === product);
  const wanted = planned === date ? planRest(world, moment, product) : planProduct(world, product, planned);
  const runs = new Set([...before, ...wanted].map((it) => it.run));
  const changed = [...runs].flatMap((run): Planned[] => {
    const was = before.find((it) => it.run === run)?.units ?? 0;
    const is = wanted.find((it) => it.run === run)?.units ?? 0;
    return was === is ? [] : [{ product, run, units: is }];
  });
  bakehouse.plan = [...bakehouse.plan.filter((it) => it.product !== product), ...wanted];
  writePlan(world, planned, changed, date, moment.second);
}

/** What is still missing of today's forecast is baked in the next run; runs that have begun stay as they are. */
function planRest(world: World, { day, second }: Moment, product: ShopProduct): Planned[] {
  const { bakehouse, shops, overrides } = world;
  const before = bakehouse.plan.filter((it) => it.product === product);
  const begun = before.filter((it) => startOf(it.run, day) * 60 <= second);
  const next = runsOf(day).find((it) => startOf(it, day) * 60 > second);
  if (!next) return begun;
  const wanted = shops.reduce((sum, it) => sum + (overrides.get(overrideKey(day.date, product, it)) ?? 0), 0);
  const sold = shops.reduce((sum, it) => sum + (it.today.sold.get(product) ?? 0), 0);
  const lying = shops.reduce((sum, it) => sum + (it.shelves.get(product)?.onHand() ?? 0), 0);
  const baking = begun
    .filter((it) => !bakehouse.baked.has(`${it.run} ${product.sku}`))
    .reduce((sum, it) => sum + it.units, 0);
  const units = Math.max(0, Math.ceil(wanted - sold - lying - baking));
  return units > 0 ? [...begun, { product, run: next, units }] : begun;
}
