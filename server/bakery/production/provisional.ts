import type { Tenant } from "../../domain.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { MANUAL } from "../forecasting/override-forecast.ts";
import { selectForecasts } from "../forecasting/queries.ts";
import { selectFinishedStock } from "../inventory/queries.ts";
import { momentOf } from "../live/moment.ts";
import type { ShopProduct } from "../world/model/shop.ts";
import { productId } from "../world/model/thing-ids.ts";
import { isLongLived, planFor, type Run, wantedUnits } from "../world/rules/production.ts";
import type { Model } from "../world/state/world.ts";
import { selectBatches, selectPlans } from "./queries.ts";

export interface RunOfProduct {
  readonly run: Run;
  readonly product_id: string;
  readonly planned_units: number;
}

/**
 * What the evening's plan for a day will be if today sells as forecast: the same rule, from the forecasts as they stand, with nothing
 * left over but what keeps for days.
 */
export async function planProvisionally(
  db: BakeryDb,
  tenant: Tenant,
  model: Model,
  date: string,
): Promise<RunOfProduct[]> {
  const day = model.bakery.calendar.day(date);
  const forecasts = await selectForecasts(db, { from: date, to: date });
  const left = await expectLeft(db, tenant, model);
  return model.bakery.products.flatMap((product) => {
    const id = productId(product);
    const own = forecasts.filter((it) => it.product_id === id);
    const wanted = own.reduce((sum, row) => {
      const forecast = { predicted: row.predicted_units, lower: row.lower_units, upper: row.upper_units };
      return sum + (row.model === MANUAL ? row.predicted_units : wantedUnits(product, forecast));
    }, 0);
    const kept = isLongLived(product) ? left(product) : 0;
    const standing = model.customers
      .filter((it) => day.isOpen && it.weekdays.includes(day.weekday))
      .flatMap((it) => it.orders)
      .reduce((sum, it) => sum + (it.product === product ? it.units : 0), 0);
    const planned = planFor(product, day, wanted, kept, model);
    return addStanding(planned, standing).map(({ run, units }) => ({ run, product_id: id, planned_units: units }));
  });
}

/** What will lie on the shelves tonight: what does now and is still to be baked, less what the rest of the day should sell. */
async function expectLeft(
  db: BakeryDb,
  { workspaceNow }: Tenant,
  model: Model,
): Promise<(product: ShopProduct) => number> {
  const { day, second } = momentOf(model.bakery.calendar, workspaceNow);
  const days = { from: day.date, to: day.date };
  const kept = model.bakery.products.filter(isLongLived).map(productId);
  if (kept.length === 0) return () => 0;
  const stock = await selectFinishedStock(db, day.date, kept);
  const onHand = total(stock.map((it) => [it.id, it.on_hand]));
  const planned = total((await selectPlans(db, days)).map((it) => [it.product_id, it.planned_units]));
  const baked = total((await selectBatches(db, days)).map((it) => [it.product_id, it.planned_units]));
  const forecast = total((await selectForecasts(db, days)).map((it) => [it.product_id, it.predicted_units]));
  return (product) => {
    const id = productId(product);
    const coming = Math.max(0, planned(id) - baked(id));
    const going = forecast(id) * (1 - model.pattern(product.category, day, second / 60));
    return Math.max(0, Math.round(onHand(id) + coming - going));
  };
}

function total(amounts: ReadonlyArray<readonly [id: string, amount: number]>): (id: string) => number {
  const sums = new Map<string, number>();
  for (const [id, amount] of amounts) sums.set(id, (sums.get(id) ?? 0) + amount);
  return (id) => sums.get(id) ?? 0;
}

/** What businesses ordered is baked at night. */
function addStanding(planned: ReadonlyArray<{ run: Run; units: number }>, standing: number) {
  if (standing === 0) return planned;
  const night = planned.find((it) => it.run === "night");
  return [{ run: "night" as const, units: (night?.units ?? 0) + standing }, ...planned.filter((it) => it !== night)];
}
