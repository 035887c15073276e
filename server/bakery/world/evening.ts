import type { ShopDay } from "./calendar.ts";
import { addDays } from "./day.ts";
import { type Forecast, type Forecaster, learn, MODEL, type ProductDay, REMEMBERED_DAYS } from "./forecast.ts";
import { rememberUse } from "./larder.ts";
import { orderForTheRounds } from "./ordering.ts";
import { type Planned, planFor, wantedUnits } from "./production.ts";
import { inSeason, type ShopProduct } from "./shop.ts";
import { throwAwayExpired } from "./stockroom.ts";
import { locationId, productId } from "./thing-ids.ts";
import type { ShopState, World } from "./world.ts";

const HORIZON_DAYS = 7;
const WEEK_DAYS = 7;

/** When the shop is tidied up: what the day was is measured, what is missing is ordered, and tomorrow is planned. */
export function evening(world: World, day: ShopDay, second: number): void {
  if (day.isOpen) for (const shop of world.shops) measure(world, shop, day, second);
  throwAwayExpired(world, day, second);
  for (const stock of world.bakehouse.larder.values()) rememberUse(stock);
  orderForTheRounds(world, day, second);
  for (const shop of world.shops) forecastWeek(world, shop, day, second);
  planTomorrow(world, addDays(day.date, 1), day, second);
}

/** Where the shop ran out, people went on asking as they do at that time of day; by what is sold until then, at most half as much again. */
function demandOf(sold: number, share: number): number {
  return Math.round(Math.min(sold * 1.5, sold / Math.max(0.4, share)) * 10) / 10;
}

/** Product days that ran out within the last hour count as sold, not as sold out. */
export const LATE_SECONDS = 3_600;

function measure(world: World, shop: ShopState, day: ShopDay, second: number): void {
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
    const past: ProductDay = { date: day.date, sold, demand, left, soldOut, predicted };
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
  it: {
    readonly product: ShopProduct;
    readonly past: ProductDay;
    readonly naive: number | undefined;
    readonly outAt: number | undefined;
  },
): void {
  if (!journal.isOpen) return;
  journal.add("forecast_accuracy", {
    id: journal.id("forecast_accuracy", date),
    product_id: productId(it.product),
    location_id: locationId(shop.place),
    forecast_on: date,
    model: MODEL,
    predicted_units: it.past.predicted,
    naive_units: it.naive ?? null,
    actual_units: it.past.sold,
    demand_units: it.past.demand,
    left_units: it.past.left,
    sold_out_at: it.outAt === undefined ? null : bakery.calendar.at(date, it.outAt / 60),
    measured_at: bakery.calendar.at(date, second / 60),
  });
}

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

function forecastWeek(world: World, shop: ShopState, day: ShopDay, second: number): void {
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

function planTomorrow(world: World, date: string, today: ShopDay, second: number): void {
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
  for (const it of plan)
    journal.add("production_plans", {
      id: journal.id("production_plans", today),
      location_id: locationId(bakehouse.place),
      product_id: productId(it.product),
      plan_on: date,
      run: it.run,
      planned_units: it.units,
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
