import type { ShopDay } from "../model/calendar.ts";
import type { BakeryConfiguration } from "../model/configuration.ts";
import { addDays } from "../model/day.ts";
import type { Place, ShopProduct } from "../model/shop.ts";
import { CATEGORIES, type Category, type Menu } from "./menu.ts";
import { type Draw, drawFor, drawFrom } from "./rng.ts";
import { rainFactor, type Weather, warmthWanted, weatherOf } from "./weather.ts";

/** Somebody who comes in, or orders: when, and what they would like, were it there at its usual price. */
export interface Visitor {
  /** Second of the local day. */
  readonly second: number;
  readonly wishes: ReadonlyArray<{ readonly product: ShopProduct; readonly units: number }>;
  /** What else decides about them: how they pay, what they take instead. */
  readonly rng: number;
}

type Purpose = "breakfast" | "bread" | "lunch" | "treat";
const PURPOSES: readonly Purpose[] = ["breakfast", "bread", "lunch", "treat"];

/** Share of a day's tickets by the hour they begin in; the first is what is left of the hour of opening. */
const WEEKDAY_HOURS = [4, 12, 13, 9, 8, 9, 13, 7, 2, 3, 7, 7, 4, 2] as const;
const SHORT_DAY_HOURS = [4, 12, 18, 20, 19, 18, 9] as const;

/** Units of a whole ticket, as the specification weighs them. */
const UNITS = [1, 2, 3, 4, 5, 6, 10] as const;
const UNIT_WEIGHTS = [40, 25, 15, 10, 5, 3, 2] as const;

/** Why people come, by the part of the day; in the order of PURPOSES. Breakfast out is for working days. */
function purposeWeights(hour: number, isWeekend: boolean): readonly number[] {
  if (hour < 12) return [isWeekend ? 36 : 52, 40, 3, 7];
  if (hour < 15) return [5, 62, 23, 10];
  if (hour < 17) return [25, 40, 15, 20];
  return [15, 50, 3, 32];
}

const SATURDAY = 5;

/** What each kind of visitor takes, unit by unit; in the order of CATEGORIES. A breakfast's first unit is a drink. */
const MIX: Readonly<Record<Purpose, readonly number[]>> = {
  breakfast: [9, 65, 1, 8, 17],
  bread: [82, 8, 2, 0, 8],
  lunch: [15, 0, 2, 58, 25],
  treat: [2, 58, 16, 0, 24],
};
/** Sundays and holidays are for sweet things: bread sells less, cakes more. */
export const FESTIVE = [0.75, 1.25, 1.8, 0.9, 0.9] as const;

/**
 * How good a day is against its expectation: the sum of two AR(1) processes in the logarithm. A good day is followed by a good day,
 * and a good month by a good month, as in real shops (lag-1 0.15 to 0.75), kept within the specification's 0.8 to 1.2.
 */
const SHOCKS = [
  { rho: 0.4, sigma: 0.068, days: 20 },
  { rho: 0.95, sigma: 0.092, days: 60 },
] as const;
const VARIANCE = SHOCKS.reduce((sum, it) => sum + it.sigma ** 2, 0);

/** It follows from the date alone: what lies further back than a process remembers does not count. */
function shockOf(seed: number, place: number, date: string, variability: number): number {
  let log = (-VARIANCE * variability ** 2) / 2;
  for (const { rho, sigma, days } of SHOCKS) {
    let state = 0;
    for (let back = days; back >= 0; back -= 1)
      state = rho * state + innovation(seed, place, rho, addDays(date, -back));
    log += variability * sigma * Math.sqrt(1 - rho * rho) * state;
  }
  return Math.min(1.2, Math.max(0.8, Math.exp(log)));
}

/** A city's good days are good for all its shops, to a good part. */
function innovation(seed: number, place: number, rho: number, date: string): number {
  const own = normals(`${seed}/${rho}/${place}`, () => drawFor(seed, "shock", rho, place, date), date);
  return 0.9 * normals(`${seed}/${rho}`, () => drawFor(seed, "shock", rho, date), date) + 0.436 * own;
}

const drawn = new Map<string, number>();
const MOST_DRAWN = 20_000;

/** Drawn once: every day asks for twenty of them. */
function normals(key: string, draw: () => Draw, date: string): number {
  const name = `${key}/${date}`;
  const known = drawn.get(name);
  if (known !== undefined) return known;
  if (drawn.size > MOST_DRAWN) drawn.clear();
  const value = draw().normal();
  drawn.set(name, value);
  return value;
}

/** Tickets to be expected in a place on a day, before chance. */
export function expectedTickets(
  { baseTickets, volumeFactor }: BakeryConfiguration,
  { share }: Place,
  { demand }: ShopDay,
): number {
  return baseTickets * volumeFactor * share * demand;
}

/** One in fifty finds nothing of what they wanted, and leaves without a ticket. */
const LEAVERS = 1.02;

/** Everybody who comes in on a day, in order; it depends on nothing that happened in the shop. Counts are Poisson. */
export function visitorsOf(
  configuration: BakeryConfiguration,
  seed: number,
  place: Place,
  day: ShopDay,
  menu: Menu,
): Visitor[] {
  if (!day.isOpen || !place.sells) return [];
  const weather = weatherOf(seed, day.date);
  const draw = drawFor(seed, "visitors", place.index, day.date);
  const shock = shockOf(seed, place.index, day.date, configuration.variability);
  const mean = expectedTickets(configuration, place, day) * shock * rainFactor(weather) * LEAVERS;
  const count = draw.poisson(mean);
  const seconds = Array.from({ length: count }, () => arrival(day, draw)).sort((one, other) => one - other);
  return seconds.map((second) => {
    const own = drawFrom(draw.int32());
    const purpose = PURPOSES[own.pick(purposeWeights(second / 3_600, day.weekday >= SATURDAY))] ?? "bread";
    return { second, wishes: wishesOf(menu, purpose, day, weather, own), rng: own.int32() };
  });
}

/** Nobody comes in the very last minutes, so that even a mistyped ticket is rung up before closing. */
const LAST_SECONDS = 240;

function arrival(day: ShopDay, draw: Draw): number {
  const shares = day.isShort ? SHORT_DAY_HOURS : WEEKDAY_HOURS;
  const hours = (day.closes - day.opens) / 60;
  // A shop with other hours has the same shape of day, stretched over them.
  const first = Math.floor(day.opens / 60);
  const width = hours / (shares.length - (day.opens % 60) / 60);
  const slot = draw.pick(shares);
  const from = Math.max(day.opens, (first + slot * width) * 60);
  const until = Math.min((first + (slot + 1) * width) * 60, day.closes);
  const second = Math.floor((from + draw.uniform() * (until - from)) * 60);
  return Math.min(second, day.closes * 60 - LAST_SECONDS);
}

function wishesOf(menu: Menu, purpose: Purpose, day: ShopDay, weather: Weather, draw: Draw): Visitor["wishes"] {
  const units = UNITS[draw.pick(UNIT_WEIGHTS)] ?? 1;
  const warmth = warmthWanted(weather);
  const mix = MIX[purpose].map(
    (weight, index) =>
      weight * (day.isShort ? (FESTIVE[index] ?? 1) : 1) * (CATEGORIES[index] === "drinks" ? warmth : 1),
  );
  const wanted = new Map<ShopProduct, number>();
  for (let unit = 0; unit < units; unit += 1) {
    const category = purpose === "breakfast" && unit === 0 ? "drinks" : (CATEGORIES[draw.pick(mix)] ?? "bread");
    const product = wishOf(menu, category, draw);
    wanted.set(product, (wanted.get(product) ?? 0) + 1);
  }
  return [...wanted].map(([product, count]) => ({ product, units: count }));
}

const isSweet = (it: Category): boolean => it === "cakes" || it === "viennoiserie";

function wishOf(menu: Menu, category: Category, draw: Draw): ShopProduct {
  if (isSweet(category) && menu.craving > 0 && draw.uniform() < menu.craving) {
    const { specialities } = menu;
    const found = specialities[draw.pick(specialities.map((it) => it.weight))];
    if (found) return found.product;
  }
  return menu.choose(category, draw);
}
