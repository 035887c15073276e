import type { ShopDay } from "../model/calendar.ts";
import { addDays } from "../model/day.ts";
import { locationId, productId } from "../model/thing-ids.ts";
import { MONTH_DAYS, type Month } from "../rules/month.ts";
import type { World } from "../state/world.ts";
import { insightsOf } from "./tell-insights.ts";

/** Sunday. */
export const INSIGHTS_WEEKDAY = 6;

export function writeInsights(world: World, day: ShopDay, second: number): void {
  const { journal, bakery, bakehouse } = world;
  for (const insight of insightsOf(world, monthsOf(world, day.date), day.date))
    journal.add("insights", {
      id: journal.id("insights", day.date),
      location_id: locationId(bakehouse.place),
      kind: insight.kind,
      title: insight.title,
      detail: insight.detail,
      value_cents: insight.valueCents,
      screen: insight.screen,
      entity_table: insight.product ? "products" : null,
      entity_id: insight.product ? productId(insight.product) : null,
      generated_at: bakery.calendar.at(day.date, second / 60),
      generated_on: day.date,
    });
}

function monthsOf({ bakery, shops, prices }: World, date: string): Month[] {
  const from = addDays(date, -MONTH_DAYS);
  return bakery.products.map((product) => ({
    product,
    priceCents: prices.get(product) ?? product.priceCents,
    days: shops.flatMap((shop) =>
      (shop.history.get(product) ?? [])
        .filter((one) => one.date > from)
        .map((one) => ({ ...one, day: bakery.calendar.day(one.date) })),
    ),
  }));
}
