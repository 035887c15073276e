import type { ShopDay } from "../model/calendar.ts";
import { dayNumber } from "../model/day.ts";
import type { ShopProduct } from "../model/shop.ts";
import { locationId, productId } from "../model/thing-ids.ts";
import { isBakedOnce, RUNS, vanAt } from "../rules/production.ts";
import type { World } from "../state/world.ts";

/** When a van has unloaded, in minutes of the day. */
export const vanMinutes = (day: ShopDay): number[] => RUNS.map((it) => vanAt(it, day));
const DRIVE_MINUTES = 40;

/** Of what is baked once a day this much waits for the noon van, which knows who sells it. */
const RESERVE = 0.4;

/** What is on the bakehouse's shelves goes to the shops, by what each still expects to sell. */
export function driveVan(world: World, day: ShopDay, minute: number): void {
  const { date } = day;
  const { bakehouse, shops } = world;
  for (const [product, shelf] of bakehouse.shelves) {
    const held = minute === vanAt("night", day) && isBakedOnce(product) ? Math.floor(shelf.onHand() * RESERVE) : 0;
    const units = shelf.take(shelf.onHand() - held);
    if (units === 0) continue;
    const weights = shops.map((shop) => {
      const predicted = shop.forecasts.get(date)?.get(product)?.predicted ?? shop.place.share;
      const there = shop.shelves.get(product)?.onHand() ?? 0;
      return Math.max(0, predicted - (shop.today.sold.get(product) ?? 0) - there) + 0.1 * predicted + 0.001;
    });
    for (const [index, share] of divide(units, weights).entries())
      if (share > 0) unload(world, date, minute, product, index, share);
  }
}

function unload(world: World, date: string, minute: number, product: ShopProduct, index: number, units: number): void {
  const { journal, bakehouse, bakery, shops } = world;
  const shop = shops[index];
  if (!shop) return;
  shop.shelves.get(product)?.put(units, dayNumber(date) * 1_440 + minute);
  shop.today.soldOutAt.delete(product);
  if (!journal.isOpen) return;
  const id = journal.id("transfers", date);
  const [from, to] = [locationId(bakehouse.place), locationId(shop.place)];
  const at = bakery.calendar.at(date, minute);
  journal.add("transfers", {
    id,
    product_id: productId(product),
    from_location_id: from,
    to_location_id: to,
    units,
    sent_at: bakery.calendar.at(date, minute - DRIVE_MINUTES),
    received_at: at,
    moved_on: date,
  });
  for (const [location, kind, moved] of [
    [from, "transfer_out", -units],
    [to, "transfer_in", units],
  ] as const)
    journal.add("finished_goods_movements", {
      id: journal.id("finished_goods_movements", date),
      product_id: productId(product),
      location_id: location,
      kind,
      units: moved,
      moved_on: date,
      occurred_at: at,
      destination: null,
      transfer_id: id,
    });
}

/** Whole units by weight, the largest remainders first; they add up to all of them. */
function divide(units: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, it) => sum + it, 0);
  const exact = weights.map((it) => (units * it) / total);
  const whole = exact.map(Math.floor);
  const order = exact
    .map((it, index) => ({ index, rest: it - Math.floor(it) }))
    .sort((a, b) => b.rest - a.rest || a.index - b.index);
  let left = units - whole.reduce((sum, it) => sum + it, 0);
  for (const { index } of order) {
    if (left === 0) break;
    whole[index] = (whole[index] ?? 0) + 1;
    left -= 1;
  }
  return whole;
}
