import type { ShopDay } from "../model/calendar.ts";
import { addDays, dayNumber } from "../model/day.ts";
import { inSeason, type ShopProduct } from "../model/shop.ts";
import { locationId, productId } from "../model/thing-ids.ts";
import { drawFor } from "../rules/rng.ts";
import type { ShopState, World } from "../state/world.ts";
import { consume, needsOf } from "./stockroom.ts";

/** Of what is left over and still good to eat, this share goes to the food bank. */
const GIVEN = 0.6;
const DESTINATIONS = ["animal_feed", "compost", "bin"] as const;

/** What was made to order leaves the pantry when the till is closed. */
export function bookMadeToOrder(world: World, day: ShopDay, second: number): void {
  const { madeToOrder } = world.bakehouse;
  const needs = needsOf(madeToOrder);
  madeToOrder.clear();
  consume(world, day, second, needs);
}

/** After closing: what will be too old when the doors open next goes, bread and pastry for the most part to the food bank. */
export function closeShelves(
  world: World,
  shop: ShopState,
  { date }: ShopDay,
  second: number,
): Map<ShopProduct, number> {
  const next = nextOpenDay(world, date);
  const openingAt = dayNumber(next.date) * 1_440 + next.opens;
  const cleared = new Map<ShopProduct, number>();
  for (const [product, shelf] of shop.shelves) {
    const units = inSeason(product, next.date) > 0 ? shelf.clear(openingAt) : shelf.take(shelf.onHand());
    if (units === 0) continue;
    cleared.set(product, units);
    const given = product.category === "cakes" ? 0 : Math.floor(units * GIVEN);
    const draw = drawFor(world.seed, "left", date, product.sku);
    const destination = DESTINATIONS[draw.pick([5, 4, 1])] ?? "bin";
    clear(world, shop, date, second, { product, kind: "donation", units: given, destination: "donation" });
    clear(world, shop, date, second, { product, kind: "waste", units: units - given, destination });
  }
  return cleared;
}

function clear(
  { journal, bakery }: World,
  shop: ShopState,
  date: string,
  second: number,
  cleared: {
    readonly product: ShopProduct;
    readonly kind: string;
    readonly units: number;
    readonly destination: string;
  },
): void {
  if (cleared.units === 0) return;
  journal.add("finished_goods_movements", {
    id: journal.id("finished_goods_movements", date),
    product_id: productId(cleared.product),
    location_id: locationId(shop.place),
    kind: cleared.kind,
    units: -cleared.units,
    moved_on: date,
    occurred_at: bakery.calendar.at(date, second / 60),
    destination: cleared.destination,
    transfer_id: null,
  });
}

/** A shop opens once a week at least, and no two holidays a week apart shut it. */
const LONGEST_REST_DAYS = 60;

function nextOpenDay({ bakery }: World, date: string): ShopDay {
  for (let days = 1; days <= LONGEST_REST_DAYS; days += 1) {
    const next = bakery.calendar.day(addDays(date, days));
    if (next.isOpen) return next;
  }
  throw new Error(`the shop does not open any more after ${date}`);
}
