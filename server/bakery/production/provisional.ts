import { sql } from "kysely";
import type { DatasetOrder } from "../../domain.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { MANUAL } from "../forecasting/override-forecast.ts";
import { selectForecasts } from "../forecasting/queries.ts";
import { selectFinishedStock } from "../inventory/queries.ts";
import { groundOf } from "../live/ground.ts";
import { isLongLived, planFor, type Run, wantedUnits } from "../world/production.ts";
import { productId } from "../world/thing-ids.ts";

export interface RunOfProduct {
  readonly run: Run;
  readonly product_id: string;
  readonly planned_units: number;
}

/**
 * What the evening's plan for a day will be if today sells as forecast: the same rule, from the forecasts as they stand, with nothing
 * left over but what keeps for days.
 */
export async function planProvisionally(db: BakeryDb, date: string, today: string): Promise<RunOfProduct[]> {
  const { rows } = await sql<Pick<DatasetOrder, "configuration" | "locale">>`
    select configuration, locale from overlay.dataset_order()`.execute(db);
  if (!rows[0]) return [];
  const ground = groundOf(rows[0]);
  const day = ground.bakery.calendar.day(date);
  const forecasts = await selectForecasts(db, { from: date, to: date });
  const onHand = new Map<string, number>();
  for (const it of await selectFinishedStock(db, today)) onHand.set(it.id, (onHand.get(it.id) ?? 0) + it.on_hand);
  return ground.bakery.products.flatMap((product) => {
    const id = productId(product);
    const own = forecasts.filter((it) => it.product_id === id);
    const wanted = own.reduce((sum, it) => {
      const forecast = { predicted: it.predicted_units, lower: it.lower_units, upper: it.upper_units };
      return sum + (it.model === MANUAL ? it.predicted_units : wantedUnits(product, forecast));
    }, 0);
    const kept = isLongLived(product) ? (onHand.get(id) ?? 0) : 0;
    const standing = ground.customers
      .filter((it) => day.isOpen && it.weekdays.includes(day.weekday))
      .flatMap((it) => it.orders)
      .reduce((sum, it) => sum + (it.product === product ? it.units : 0), 0);
    const planned = planFor(product, day, wanted, kept, ground);
    return addStanding(planned, standing).map(({ run, units }) => ({ run, product_id: id, planned_units: units }));
  });
}

/** What businesses ordered is baked at night. */
function addStanding(planned: ReadonlyArray<{ run: Run; units: number }>, standing: number) {
  if (standing === 0) return planned;
  const night = planned.find((it) => it.run === "night");
  return [{ run: "night" as const, units: (night?.units ?? 0) + standing }, ...planned.filter((it) => it !== night)];
}
