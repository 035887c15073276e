import type { ShopDay } from "../model/calendar.ts";
import { addDays } from "../model/day.ts";
import { inSeason, type ShopProduct } from "../model/shop.ts";
import { locationId, productId } from "../model/thing-ids.ts";
import { type Forecast, type Forecaster, learn, MODEL } from "../rules/forecast.ts";
import type { ShopState, World } from "../state/world.ts";

const HORIZON_DAYS = 7;

/** What a shop's past says of its products. */
function forecasterOf({ bakery, expected }: World, shop: ShopState, product: ShopProduct): Forecaster {
  const said = (expected.get(product) ?? 0) * shop.place.share;
  const learnt = learn(shop.history.get(product) ?? [], bakery.calendar.day, product, said);
  return product.season === undefined ? learnt : (day) => specialityForecast(product, day, said, learnt);
}

/** A speciality has no weeks to learn from: as its season goes, near what the last days said. */
function specialityForecast(product: ShopProduct, day: ShopDay, said: number, learnt: Forecaster): Forecast {
  const height = inSeason(product, day.date);
  if (height === 0 || !day.isOpen) return { predicted: 0, lower: 0, upper: 0 };
  const guess = Math.max(learnt(day).predicted, said * height);
  const round = (value: number) => Math.round(value * 10) / 10;
  return { predicted: round(guess), lower: round(guess * 0.6), upper: round(guess * 1.4) };
}

/** What a shop will sell on each of the next seven days, by what it has sold. */
export function forecastWeek(world: World, shop: ShopState, day: ShopDay, second: number): void {
  const { bakery, journal } = world;
  const dates = Array.from({ length: HORIZON_DAYS }, (_, ahead) => addDays(day.date, ahead + 1));
  const byDate = new Map(dates.map((it) => [it, new Map<ShopProduct, Forecast>()]));
  const at = bakery.calendar.at(day.date, second / 60);
  for (const product of bakery.products) {
    if (world.retired.has(product) || dates.every((it) => inSeason(product, it) === 0)) continue;
    const forecaster = forecasterOf(world, shop, product);
    for (const date of dates) {
      const forecast = forecaster(bakery.calendar.day(date));
      byDate.get(date)?.set(product, forecast);
      if (!journal.isOpen) continue;
      journal.add("forecasts", {
        id: journal.id("forecasts", day.date),
        product_id: productId(product),
        location_id: locationId(shop.place),
        forecast_on: date,
        predicted_units: forecast.predicted,
        lower_units: forecast.lower,
        upper_units: forecast.upper,
        generated_at: at,
        model: MODEL,
      });
    }
  }
  shop.forecasts = byDate;
}
