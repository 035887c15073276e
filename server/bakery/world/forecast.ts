import type { ShopDay } from "./calendar.ts";
import type { ShopProduct } from "./shop.ts";

export interface Forecast {
  readonly predicted: number;
  /** Ends of the band that held 80 % of the days so far. */
  readonly lower: number;
  readonly upper: number;
}

const LEVEL_RATE = 0.12;
const WEEKDAY_RATE = 0.12;
const REMEMBERED = 60;
/** Public holidays sell 30 % less than their weekday. */
const HOLIDAY = 0.7;
export const MODEL = "level_weekday";

export interface Forecaster {
  for(day: ShopDay): Forecast;
  /** Learns from a day that is over. */
  learn(day: ShopDay, units: number): void;
}

/**
 * Level times weekday, both smoothed exponentially: it knows past days only. The band is empirical, from how far off the
 * last sixty days were.
 *
 * @param expected units of an ordinary weekday, for the days before there is anything to learn from
 */
export function forecaster(expected: number, weekdayPattern: readonly number[]): Forecaster {
  let level = expected;
  const weekdays = [...weekdayPattern];
  const ratios: number[] = [];
  const indexOf = (day: ShopDay) => (weekdays[day.weekday] ?? 1) * (day.holiday ? HOLIDAY : 1);
  return {
    for(day) {
      if (!day.isOpen) return { predicted: 0, lower: 0, upper: 0 };
      const predicted = level * indexOf(day);
      const [low, high] = band(ratios);
      return { predicted: tenth(predicted), lower: tenth(predicted * low), upper: tenth(predicted * high) };
    },
    learn(day, units) {
      if (!day.isOpen || level <= 0) return;
      const index = indexOf(day);
      ratios.push(units / (level * index));
      if (ratios.length > REMEMBERED) ratios.shift();
      if (!day.holiday) weekdays[day.weekday] = index + WEEKDAY_RATE * (units / level - index);
      level += LEVEL_RATE * (units / index - level);
    },
  };
}

/** Factors that held 80 % of what was seen; a guess until there are two weeks of it. */
function band(ratios: readonly number[]): readonly [number, number] {
  if (ratios.length < 14) return [0.7, 1.35];
  const sorted = [...ratios].sort((one, other) => one - other);
  const quantile = (share: number) => sorted[Math.floor(share * (sorted.length - 1))] ?? 1;
  return [Math.min(1, quantile(0.1)), Math.max(1, quantile(0.9))];
}

const tenth = (value: number) => Math.round(value * 10) / 10;

/** Weekday pattern to begin with, Monday first: sweet things and cakes gain on Sundays, bread on Saturdays. */
export function weekdayPrior(product: ShopProduct): readonly number[] {
  const sunday = { bread: 0.95, viennoiserie: 1.55, cakes: 2.2, savoury: 1.1, drinks: 1.1 }[product.category];
  return [0.97, 0.94, 0.97, 1.02, 1.1, 1.5, sunday];
}
