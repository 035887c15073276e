import type { z } from "zod";
import type { ForecastOverride } from "../../../contract/bakery-writes.ts";
import type { Tenant } from "../../domain.ts";
import { invalidInput, keyReused } from "../../errors.ts";
import { newRowId } from "../../idempotency-key.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { today } from "../day-range.ts";
import { selectLocation } from "../location.ts";

/** The model of a forecast that somebody made who knows better; it stands whatever the next evening's model says. */
export const MANUAL = "manual";

/**
 * Says what will be sold of a product on a day to come, in place of the model's forecast. Said again, the last one counts.
 *
 * @param key the caller's `Idempotency-Key`: sent again, it says nothing new
 * @throws Refusal `idempotency_key_reused`, `invalid_input` for a day that is over or has no sales, or a product that is not sold
 */
export async function overrideForecast(
  db: BakeryDb,
  tenant: Tenant,
  wanted: z.output<typeof ForecastOverride>,
  key: string | undefined,
): Promise<void> {
  const id = newRowId(tenant.id, key);
  if (key !== undefined && (await isSaid(db, id, wanted))) return;
  const location = await selectLocation(db, wanted.location_id);
  await refuseImpossible(db, tenant, location.id, wanted);
  await db
    .insertInto("forecasts")
    .values({
      id,
      product_id: wanted.product_id,
      location_id: location.id,
      forecast_on: wanted.forecast_on,
      predicted_units: wanted.predicted_units,
      lower_units: wanted.predicted_units,
      upper_units: wanted.predicted_units,
      generated_at: tenant.workspaceNow,
      model: MANUAL,
    })
    .execute();
}

async function refuseImpossible(
  db: BakeryDb,
  tenant: Tenant,
  locationId: string,
  wanted: z.output<typeof ForecastOverride>,
): Promise<void> {
  const day = await db
    .selectFrom("calendar_days")
    .select("is_open")
    .where("location_id", "=", locationId)
    .where("day_on", "=", wanted.forecast_on)
    .executeTakeFirst();
  if (wanted.forecast_on < today(tenant) || !day?.is_open)
    throw invalidInput("Nothing can be forecast for that day.", [
      { pointer: "/forecast_on", detail: "must be today or a day to come on which the shop is open" },
    ]);
  const product = await db
    .selectFrom("products")
    .select("retired")
    .where("id", "=", wanted.product_id)
    .executeTakeFirst();
  if (!product || product.retired)
    throw invalidInput("This product is not sold here.", [
      { pointer: "/product_id", detail: "is not a product on sale" },
    ]);
}

async function isSaid(db: BakeryDb, id: string, wanted: z.output<typeof ForecastOverride>): Promise<boolean> {
  const said = await db
    .selectFrom("forecasts")
    .select(["product_id", "forecast_on", "predicted_units"])
    .where("id", "=", id)
    .executeTakeFirst();
  if (!said) return false;
  const isSame =
    said.product_id === wanted.product_id &&
    said.forecast_on === wanted.forecast_on &&
    said.predicted_units === wanted.predicted_units;
  if (!isSame) throw keyReused();
  return true;
}
