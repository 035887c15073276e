import type { z } from "zod";
import type { ForecastOverride } from "../../../contract/bakery/forecasting.ts";
import type { Tenant } from "../../domain.ts";
import { invalidInput, notFound } from "../../errors.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { today } from "../day-range.ts";
import { selectLocation } from "../location.ts";

/** The model of a forecast that somebody made who knows better; it stands whatever the next evening's model says. */
export const MANUAL = "manual";

/**
 * Says what will be sold of a product on a day to come, in place of the model's forecast. Said again, the last one counts.
 *
 * @throws Refusal `invalid_input` for a day that is over or has no sales, or a product that is not sold
 */
export async function overrideForecast(
  db: BakeryDb,
  tenant: Tenant,
  wanted: z.output<typeof ForecastOverride>,
): Promise<void> {
  const location = await selectLocation(db, wanted.location_id);
  await refuseImpossible(db, tenant, location.id, wanted);
  await db
    .insertInto("forecasts")
    .values({
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

/**
 * Takes back what somebody said; so does whatever was said before it of the same day, product and place: the model's forecast counts.
 *
 * @throws Refusal `not_found` for what is no person's forecast of today or a day to come
 */
export async function takeBackForecast(db: BakeryDb, tenant: Tenant, id: string): Promise<void> {
  const said = await db
    .selectFrom("forecasts")
    .select(["product_id", "location_id", "forecast_on"])
    .where("id", "=", id)
    .where("model", "=", MANUAL)
    .where("forecast_on", ">=", today(tenant))
    .executeTakeFirstOrThrow(() => notFound("forecast"));
  await db
    .deleteFrom("forecasts")
    .where("model", "=", MANUAL)
    .where("product_id", "=", said.product_id)
    .where("location_id", "=", said.location_id)
    .where("forecast_on", "=", said.forecast_on)
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
