import { addDays, weekday } from "./model/day.ts";
import type { ShopProduct } from "./model/shop.ts";
import { locationId, productId } from "./model/thing-ids.ts";
import { type Forecast, MODEL, REMEMBERED_DAYS } from "./rules/forecast.ts";
import { forecastSeries, MSTL_MODEL } from "./rules/mstl.ts";
import { eveningOf } from "./simulate-day.ts";
import type { ShopState, World } from "./state/world.ts";

const HORIZON_DAYS = 7;
const COMPARED_DAYS = 28;
const SUNDAY = 6;
/** Of each shop; what sells two a day is no task for a model. */
const BEST_SELLERS = 8;

/** What both models said on one evening of the week to come, to be measured when it is over. */
interface Origin {
  readonly date: string;
  readonly said: ReadonlyArray<{
    readonly shop: ShopState;
    readonly product: ShopProduct;
    readonly models: ReadonlyMap<string, readonly number[]>;
  }>;
}

/**
 * Besides every evening's own forecast, a heavier model is asked on the Sundays of the last four weeks and on the eve of the demo's
 * day: only then does anybody look at what it says. Each week's origin is measured a week later.
 */
export function compareModels(dateOn: string): (world: World, date: string) => void {
  const open: Origin[] = [];
  const isOrigin = (date: string) =>
    date === addDays(dateOn, -1) ||
    (weekday(date) === SUNDAY && date >= addDays(dateOn, -COMPARED_DAYS) && date < dateOn);
  return (world, date) => {
    for (const it of open.filter((one) => addDays(one.date, HORIZON_DAYS) === date)) measure(world, it, date);
    if (isOrigin(date)) open.push(askMstl(world, date));
  };
}

function askMstl(world: World, date: string): Origin {
  const dates = Array.from({ length: HORIZON_DAYS }, (_, ahead) => addDays(date, ahead + 1));
  const said = world.shops.flatMap((shop) =>
    bestSellers(world, shop).flatMap((product) => {
      const forecasts = forecastWeek(world, shop, product, date, dates);
      if (!forecasts) return [];
      for (const [index, forecast] of forecasts.entries())
        writeForecast(world, shop, product, date, dates[index] ?? date, forecast);
      const level = dates.map((it) => shop.forecasts.get(it)?.get(product)?.predicted ?? 0);
      const models = new Map([
        [MODEL, level],
        [MSTL_MODEL, forecasts.map((it) => it.predicted)],
      ]);
      return [{ shop, product, models }];
    }),
  );
  return { date, said };
}

function bestSellers({ bakery }: World, { history }: ShopState): ShopProduct[] {
  const sold = (it: ShopProduct) => (history.get(it) ?? []).reduce((sum, one) => sum + one.sold, 0);
  return bakery.products
    .filter((it) => it.season === undefined)
    .sort((one, other) => sold(other) - sold(one))
    .slice(0, BEST_SELLERS);
}

/** Holidays are taken out of the past and put back into the days to come. */
function forecastWeek(
  { bakery }: World,
  shop: ShopState,
  product: ShopProduct,
  date: string,
  dates: readonly string[],
): Forecast[] | undefined {
  const known = new Map((shop.history.get(product) ?? []).map((it) => [it.date, it.demand]));
  const past = Array.from({ length: REMEMBERED_DAYS }, (_, index) => {
    const day = addDays(date, index + 1 - REMEMBERED_DAYS);
    const demand = known.get(day);
    return demand === undefined ? Number.NaN : demand / bakery.calendar.day(day).known;
  });
  const round = (value: number) => Math.round(value * 10) / 10;
  return forecastSeries(past, dates.length)?.map((series, index) => {
    const day = bakery.calendar.day(dates[index] ?? date);
    const factor = day.isOpen ? day.known : 0;
    return {
      predicted: round(series.predicted * factor),
      lower: round(series.lower * factor),
      upper: round(series.upper * factor),
    };
  });
}

function writeForecast(
  { journal, bakery }: World,
  { place }: ShopState,
  product: ShopProduct,
  date: string,
  forecastOn: string,
  { predicted, lower, upper }: Forecast,
): void {
  journal.add("forecasts", {
    id: journal.id("forecasts", date),
    product_id: productId(product),
    location_id: locationId(place),
    forecast_on: forecastOn,
    predicted_units: predicted,
    lower_units: lower,
    upper_units: upper,
    generated_at: bakery.calendar.at(date, eveningOf(bakery.calendar.day(date)) / 60),
    model: MSTL_MODEL,
  });
}

function measure({ journal, bakery }: World, { date, said }: Origin, today: string): void {
  const measuredAt = bakery.calendar.at(today, eveningOf(bakery.calendar.day(today)) / 60);
  for (const { shop, product, models } of said) {
    const history = new Map((shop.history.get(product) ?? []).map((it) => [it.date, it.demand]));
    const week = Array.from({ length: HORIZON_DAYS }, (_, ahead) => addDays(date, ahead + 1));
    const was = week.map((it) => history.get(it) ?? 0);
    const naive = week.map((it) => history.get(addDays(it, -HORIZON_DAYS)) ?? 0);
    for (const [model, forecasts] of models)
      journal.add("forecast_scores", {
        id: journal.id("forecast_scores", date),
        product_id: productId(product),
        location_id: locationId(shop.place),
        origin_on: date,
        model,
        wape: wape(forecasts, was),
        naive_wape: wape(naive, was),
        days: HORIZON_DAYS,
        measured_at: measuredAt,
      });
  }
}

/** Weighted absolute percentage error, to four places. */
function wape(forecasts: readonly number[], was: readonly number[]): number {
  const total = was.reduce((sum, it) => sum + it, 0);
  const error = was.reduce((sum, it, index) => sum + Math.abs((forecasts[index] ?? 0) - it), 0);
  return total === 0 ? 1 : Math.round((error / total) * 10_000) / 10_000;
}
