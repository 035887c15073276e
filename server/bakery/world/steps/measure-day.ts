import type { ShopDay } from "../model/calendar.ts";
import { addDays } from "../model/day.ts";
import { inSeason, type ShopProduct } from "../model/shop.ts";
import { locationId, productId } from "../model/thing-ids.ts";
import { MODEL, type ProductDay, REMEMBERED_DAYS } from "../rules/forecast.ts";
import type { ShopState, World } from "../state/world.ts";

const WEEK_DAYS = 7;

/** Where the shop ran out, people went on asking as they do at that time of day; by what is sold until then, at most half as much again. */
function demandOf(sold: number, share: number): number {
  return Math.round(Math.min(sold * 1.5, sold / Math.max(0.4, share)) * 10) / 10;
}

/** Product days that ran out within the last hour count as sold, not as sold out. */
export const LATE_SECONDS = 3_600;

/** What a day was, for the forecasts to learn from, and how right the last one was. */
export function measureDay(world: World, shop: ShopState, day: ShopDay, second: number): void {
  const { bakery } = world;
  for (const product of bakery.products) {
    const history = shop.history.get(product);
    if (!history || (inSeason(product, day.date) === 0 && !shop.today.sold.has(product))) continue;
    const sold = shop.today.sold.get(product) ?? 0;
    const outAt = shop.today.soldOutAt.get(product);
    const soldOut = outAt !== undefined && outAt < day.closes * 60 - LATE_SECONDS;
    const demand = soldOut ? demandOf(sold, world.pattern(product.category, day, outAt / 60)) : sold;
    const left = shop.left.get(product) ?? 0;
    const predicted = shop.forecasts.get(day.date)?.get(product)?.predicted ?? 0;
    const naive = history.find((it) => it.date === addDays(day.date, -WEEK_DAYS))?.sold;
    const past: ProductDay = {
      date: day.date,
      sold,
      demand,
      left,
      soldOut,
      predicted,
      priceCents: world.prices.get(product) ?? product.priceCents,
    };
    history.push(past);
    while (history[0] && history[0].date < addDays(day.date, 1 - REMEMBERED_DAYS)) history.shift();
    writeAccuracy(world, shop, day, second, { product, past, naive, outAt: soldOut ? outAt : undefined });
  }
}

function writeAccuracy(
  { journal, bakery }: World,
  shop: ShopState,
  { date }: ShopDay,
  second: number,
  measured: {
    readonly product: ShopProduct;
    readonly past: ProductDay;
    readonly naive: number | undefined;
    readonly outAt: number | undefined;
  },
): void {
  if (!journal.isOpen) return;
  journal.add("forecast_accuracy", {
    id: journal.id("forecast_accuracy", date),
    product_id: productId(measured.product),
    location_id: locationId(shop.place),
    forecast_on: date,
    model: MODEL,
    predicted_units: measured.past.predicted,
    naive_units: measured.naive ?? null,
    actual_units: measured.past.sold,
    demand_units: measured.past.demand,
    left_units: measured.past.left,
    sold_out_at: measured.outAt === undefined ? null : bakery.calendar.at(date, measured.outAt / 60),
    measured_at: bakery.calendar.at(date, second / 60),
  });
}
