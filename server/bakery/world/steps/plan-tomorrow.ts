import type { ShopDay } from "../model/calendar.ts";
import { inSeason, type ShopProduct } from "../model/shop.ts";
import { locationId, productId } from "../model/thing-ids.ts";
import { type Planned, planFor, wantedUnits } from "../rules/production.ts";
import type { ShopState, World } from "../state/world.ts";

/** What is baked on the next day, and in which run. */
export function planTomorrow(world: World, date: string, today: ShopDay, second: number): void {
  world.bakehouse.plan = world.bakery.products.flatMap((product) => planProduct(world, product, date));
  writePlan(world, date, world.bakehouse.plan, today.date, second);
}

export function writePlan(
  { journal, bakery, bakehouse }: World,
  date: string,
  plan: readonly Planned[],
  today: string,
  second: number,
): void {
  for (const planned of plan)
    journal.add("production_plans", {
      id: journal.id("production_plans", today),
      location_id: locationId(bakehouse.place),
      product_id: productId(planned.product),
      plan_on: date,
      run: planned.run,
      planned_units: planned.units,
      generated_at: bakery.calendar.at(today, second / 60),
    });
}

/** A product's plan for a day: what every shop's forecast wants, or what a person said instead, and what businesses ordered. */
export function planProduct(world: World, product: ShopProduct, date: string): Planned[] {
  const { bakery, shops, bakehouse, customers } = world;
  const day = bakery.calendar.day(date);
  if (world.retired.has(product) || inSeason(product, date) === 0) return [];
  const wanted = shops.reduce((sum, it) => sum + wantedIn(world, it, product, date), 0);
  const lying = shops.reduce((sum, it) => sum + (it.shelves.get(product)?.onHand() ?? 0), 0);
  const held = shops.some((it) => it.place === bakehouse.place) ? 0 : (bakehouse.shelves.get(product)?.onHand() ?? 0);
  const planned = planFor(product, day, wanted, lying + held, world);
  const standing = customers
    .filter((it) => it.weekdays.includes(day.weekday))
    .flatMap((it) => it.orders)
    .filter((it) => it.product === product)
    .reduce((sum, it) => sum + it.units, 0);
  if (standing === 0 || !day.isOpen) return planned;
  const night = planned.find((it) => it.run === "night");
  const more = { product, run: "night" as const, units: (night?.units ?? 0) + standing };
  return [more, ...planned.filter((it) => it !== night)];
}

function wantedIn(world: World, shop: ShopState, product: ShopProduct, date: string): number {
  const said = world.overrides.get(overrideKey(date, product, shop));
  if (said !== undefined) return said;
  const forecast = shop.forecasts.get(date)?.get(product);
  return forecast ? wantedUnits(product, forecast) : 0;
}

export const overrideKey = (date: string, product: ShopProduct, { place }: ShopState): string =>
  `${date} ${product.sku} ${place.index}`;
