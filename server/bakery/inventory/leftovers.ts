import { sql } from "kysely";
import type { z } from "zod";
import type { Leftover } from "../../../contract/bakery/inventory.ts";
import type { Tenant } from "../../domain.ts";
import type { BakeryDb } from "../bakery-db.ts";
import { today } from "../day-range.ts";
import { selectArrivals, selectShelves } from "../live/present.ts";
import { standingLots } from "../live/standing.ts";
import { dayNumber, localTime } from "../world/model/day.ts";
import { emptyShelf } from "../world/state/shelf.ts";

/**
 * What of each counter will be too old when its doors open next, and where it could go: what is filled or iced is not given away.
 * What is worth most first.
 * The same rule as that by which the world tidies up.
 */
export async function selectLeftovers(db: BakeryDb, tenant: Tenant): Promise<Array<z.input<typeof Leftover>>> {
  const keyOf = (it: { product_id: string; location_id: string }) => `${it.product_id} ${it.location_id}`;
  const minuteOf = (at: Date) => {
    const { date, minute } = localTime(at, tenant.timeZone);
    return dayNumber(date) * 1_440 + minute;
  };
  const opening = await selectNextOpening(db, tenant);
  const arrivals = Map.groupBy(await selectArrivals(db, today(tenant)), keyOf);
  const products = await db
    .selectFrom("products")
    .select(["id", "name", "category", "price_cents", "shelf_life_hours"])
    .execute();
  const byId = new Map(products.map((it) => [it.id, it]));
  const all = (await selectShelves(db)).flatMap((standing) => {
    const product = byId.get(standing.product_id);
    const opensAt = opening.get(standing.location_id);
    if (!product || !opensAt) return [];
    const shelf = emptyShelf({ shelfLifeHours: product.shelf_life_hours });
    for (const { units, at } of standingLots(standing.units, arrivals.get(keyOf(standing)) ?? []))
      shelf.put(units, at ? minuteOf(at) : dayNumber(today(tenant)) * 1_440);
    const units = shelf.clear(minuteOf(opensAt));
    const { id: product_id, name: product_name, category, price_cents } = product;
    const destination = category === "cakes" ? ("compost" as const) : ("donation" as const);
    const { location_id } = standing;
    return units === 0
      ? []
      : [{ product_id, product_name, location_id, units, destination, price_cents: units * price_cents }];
  });
  return all.sort((one, other) => other.price_cents - one.price_cents || (keyOf(one) < keyOf(other) ? -1 : 1));
}

/** When the doors of each shop open next after today. */
async function selectNextOpening(db: BakeryDb, tenant: Tenant): Promise<ReadonlyMap<string, Date>> {
  const { rows } = await sql<{ location_id: string; opens_at: Date }>`
    select location_id, min(opens_at) as opens_at from calendar_days where is_open and day_on > ${today(tenant)} group by 1`.execute(
    db,
  );
  return new Map(rows.map((it) => [it.location_id, it.opens_at]));
}
