import type { ShopDay } from "../model/calendar.ts";
import type { ShopProduct } from "../model/shop.ts";

export interface Forecast {
  readonly predicted: number;
  /** Ends of the band that held 80 % of the days so far. */
  readonly lower: number;
  readonly upper: number;
}

/** One product's day in one shop, as it is known in the evening. */
export interface ProductDay {
  readonly date: string;
  readonly sold: number;
  /** What would have been sold, had it not run out. */
  readonly demand: number;
  /** Thrown away or given away after closing. */
  readonly left: number;
  readonly soldOut: boolean;
  readonly predicted: number;
  /** What a piece cost as the day ended. */
  readonly priceCents: number;
}

const LEVEL_RATE = 0.18;
const WEEKDAY_RATE = 0.15;
/** Days of a history that count: nine weeks. A forecast follows from them alone. */
export const REMEMBERED_DAYS = 63;
export const MODEL = "level_weekday";

/** Says what a day to come will want, from past days only. */
export type Forecaster = (day: ShopDay) => Forecast;

/**
 * Level times weekday, both smoothed exponentially over the last nine weeks. The band is empirical: it held 80 % of what those days
 * were against what would have been said of them.
 *
 * @param past oldest first
 * @param expected units of an ordinary weekday, as long as there is nothing to learn from
 */
export function learn(
  past: readonly ProductDay[],
  dayOf: (date: string) => ShopDay,
  product: ShopProduct,
  expected: number,
): Forecaster {
  const opened = past.filter((it) => dayOf(it.date).isOpen);
  const weekdays = [...weekdayPrior(product)];
  const indexOf = (day: ShopDay) => (weekdays[day.weekday] ?? 1) * day.known;
  const first = opened.slice(0, 14);
  let level =
    first.length < 14
      ? expected
      : first.reduce((sum, it) => sum + it.demand / indexOf(dayOf(it.date)), 0) / first.length;
  const ratios: number[] = [];
  for (const past of opened) {
    const day = dayOf(past.date);
    const index = indexOf(day);
    if (level > 0) ratios.push(past.demand / (level * index));
    if (day.known === 1 && level > 0)
      weekdays[day.weekday] = index + WEEKDAY_RATE * Math.max(-0.6, Math.min(0.6, past.demand / level - index));
    level = Math.max(0.05, level + LEVEL_RATE * (past.demand / index - level));
  }
  const [low, high] = band(ratios);
  return (day) => {
    if (!day.isOpen) return { predicted: 0, lower: 0, upper: 0 };
    const predicted = level * indexOf(day);
    return { predicted: tenth(predicted), lower: tenth(predicted * low), upper: tenth(predicted * high) };
  };
}

/** Factors that held 80 % of what was seen; a guess until there are two weeks of it. */
function band(ratios: readonly number[]): readonly [number, number] {
  if (ratios.length < 14) return [0.7, 1.35];
  const sorted = [...ratios].sort((one, other) => one - other);
  const quantile = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 1;
  return [Math.min(1, quantile(0.1)), Math.max(1, quantile(0.9))];
}

const tenth = (value: number) => Math.round(value * 10) / 10;

/** Weekday pattern to begin with, Monday first: sweet things and cakes gain on Sundays, bread on Saturdays. */
function weekdayPrior(product: ShopProduct): readonly number[] {
  const sunday = { bread: 0.95, viennoiserie: 1.55, cakes: 2.2, savoury: 1.1, drinks: 1.1 }[product.category];
  return [0.97, 0.94, 0.97, 1.02, 1.1, 1.5, sunday];
}
