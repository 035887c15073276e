import type { BakeryDb } from "../bakery-db.ts";
import { dayNumber } from "../world/model/day.ts";
import type { ShopProduct } from "../world/model/shop.ts";
import { locationId } from "../world/model/thing-ids.ts";
import type { Shelf } from "../world/state/shelf.ts";
import type { ShopState, World } from "../world/state/world.ts";
import { selectArrivals, selectShelves } from "./present.ts";

/** Shelves are emptied oldest first, so what lies there is what came last. */
export async function loadShelves(
  db: BakeryDb,
  { bakehouse, bakery }: World,
  products: ReadonlyMap<string, ShopProduct>,
  shops: ReadonlyMap<string, ShopState>,
  today: string,
): Promise<void> {
  const arrivals = Map.groupBy(await selectArrivals(db, today), (it) => `${it.product_id} ${it.location_id}`);
  for (const standing of await selectShelves(db)) {
    const product = products.get(standing.product_id);
    const place = standing.location_id === locationId(bakehouse.place) ? bakehouse : shops.get(standing.location_id);
    const shelf = product && place?.shelves.get(product);
    if (shelf) fill(shelf, standing.units, arrivals.get(`${standing.product_id} ${standing.location_id}`) ?? []);
  }

  function fill(shelf: Shelf, units: number, newestFirst: ReadonlyArray<{ units: number; at: Date }>): void {
    const lots: Array<{ units: number; arrivedAt: number }> = [];
    let left = units;
    for (const arrival of newestFirst) {
      const some = Math.min(left, arrival.units);
      const { date, minute } = bakery.calendar.local(arrival.at);
      if (some > 0) lots.push({ units: some, arrivedAt: dayNumber(date) * 1_440 + minute });
      left -= some;
    }
    const oldest = lots.at(-1)?.arrivedAt ?? dayNumber(today) * 1_440;
    if (left > 0) lots.push({ units: left, arrivedAt: oldest });
    for (const it of lots.reverse()) shelf.put(it.units, it.arrivedAt);
  }
}
