import type { BakeryDb } from "../bakery-db.ts";
import { dayNumber } from "../world/model/day.ts";
import type { ShopProduct } from "../world/model/shop.ts";
import { locationId } from "../world/model/thing-ids.ts";
import type { Shelf } from "../world/state/shelf.ts";
import type { ShopState, World } from "../world/state/world.ts";
import { selectArrivals, selectShelves } from "./present.ts";
import { standingLots } from "./standing.ts";

/** What lies on each shelf, and since when. */
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
    for (const { units: some, at } of standingLots(units, newestFirst)) {
      const { date, minute } = at ? bakery.calendar.local(at) : { date: today, minute: 0 };
      shelf.put(some, dayNumber(date) * 1_440 + minute);
    }
  }
}
