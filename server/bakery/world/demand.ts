import type { ShopDay } from "./calendar.ts";
import { type Draw, drawFor } from "./random.ts";
import type { Shop, ShopProduct } from "./shop.ts";

/** Somebody who comes in: when, and what they would like. */
export interface Visitor {
  /** Minute of the local day, with a fraction. */
  readonly minute: number;
  readonly purpose: Purpose;
  readonly wishes: ReadonlyArray<{ readonly product: ShopProduct; readonly units: number }>;
}

type Purpose = "breakfast" | "bread" | "lunch" | "treat";
const PURPOSES: readonly Purpose[] = ["breakfast", "bread", "lunch", "treat"];
const CATEGORIES = ["bread", "viennoiserie", "cakes", "savoury", "drinks"] as const;

/** Share of a day's tickets by the hour they begin in; the first weekday one is the half hour from 07:30. */
const WEEKDAY_HOURS = new Map([
  [7, 4],
  [8, 12],
  [9, 13],
  [10, 9],
  [11, 8],
  [12, 9],
  [13, 13],
  [14, 7],
  [15, 2],
  [16, 3],
  [17, 7],
  [18, 7],
  [19, 4],
  [20, 2],
]);
const SHORT_DAY_HOURS = new Map([
  [8, 4],
  [9, 12],
  [10, 18],
  [11, 20],
  [12, 19],
  [13, 18],
  [14, 9],
]);

/** Units of a whole ticket, as the specification weighs them. */
const UNITS = [1, 2, 3, 4, 5, 6, 10] as const;
const UNIT_WEIGHTS = [40, 25, 15, 10, 5, 3, 2] as const;

/** Why people come, by the part of the day; in the order of PURPOSES. */
function purposeWeights(hour: number): readonly number[] {
  if (hour < 12) return [50, 40, 3, 7];
  if (hour < 15) return [5, 62, 23, 10];
  if (hour < 17) return [25, 40, 15, 20];
  return [15, 50, 3, 32];
}

/** What each kind of visitor takes, unit by unit; in the order of CATEGORIES. A breakfast's first unit is a drink. */
const MIX: Readonly<Record<Purpose, readonly number[]>> = {
  breakfast: [2, 70, 1, 9, 18],
  bread: [88, 8, 2, 0, 2],
  lunch: [15, 0, 2, 58, 25],
  treat: [2, 58, 16, 0, 24],
};
/** Sundays and holidays are for sweet things: bread sells less, cakes more. */
const FESTIVE = [0.75, 1.25, 1.8, 0.9, 0.9] as const;

const RHO = 0.4;
const SIGMA = 0.13;

/**
 * How good each day is against its expectation: an AR(1) process in the logarithm, so that a good day is followed by a good
 * day as in real shops (lag-1 0.15 to 0.75), kept within the specification's 0.8 to 1.2. Feed it the days in order.
 */
export function shocks(seed: number): (date: string) => number {
  let state = 0;
  return (date) => {
    state = RHO * state + SIGMA * Math.sqrt(1 - RHO * RHO) * drawFor(seed, "shock", date).normal();
    return Math.min(1.2, Math.max(0.8, Math.exp(state - (SIGMA * SIGMA) / 2)));
  };
}

/** Everybody who comes in on a day, in order. Counts are Poisson around `base x factor x day x shock`. */
export function visitorsOf(shop: Shop, seed: number, day: ShopDay, shock: number): Visitor[] {
  if (!day.isOpen) return [];
  const { baseTickets, volumeFactor } = shop.configuration;
  const draw = drawFor(seed, "visitors", day.date);
  const count = draw.poisson(baseTickets * volumeFactor * day.demand * shock);
  const minutes = Array.from({ length: count }, () => arrival(day, draw)).sort((one, other) => one - other);
  const festive = day.closes - day.opens < 8 * 60;
  return minutes.map((minute) => {
    const purpose = PURPOSES[draw.pick(purposeWeights(minute / 60))] ?? "bread";
    return { minute, purpose, wishes: wishesOf(shop, purpose, festive, draw) };
  });
}

/** Nobody comes in the very last minutes, so that even a mistyped ticket is rung up before closing. */
const LAST_MINUTES = 4;

function arrival(day: ShopDay, draw: Draw): number {
  const shares = day.closes - day.opens < 8 * 60 ? SHORT_DAY_HOURS : WEEKDAY_HOURS;
  const hours = [...shares.keys()];
  const hour = hours[draw.pick([...shares.values()])] ?? 12;
  const from = Math.max(hour * 60, day.opens);
  const until = Math.min(hour * 60 + 60, day.closes - LAST_MINUTES);
  return from + draw.uniform() * (until - from);
}

function wishesOf(shop: Shop, purpose: Purpose, festive: boolean, draw: Draw): Visitor["wishes"] {
  const units = UNITS[draw.pick(UNIT_WEIGHTS)] ?? 1;
  const wanted = new Map<ShopProduct, number>();
  for (let unit = 0; unit < units; unit += 1) {
    const mix = MIX[purpose].map((weight, index) => weight * (festive ? (FESTIVE[index] ?? 1) : 1));
    const category = purpose === "breakfast" && unit === 0 ? "drinks" : CATEGORIES[draw.pick(mix)];
    const product = choose(shop, category, draw);
    wanted.set(product, (wanted.get(product) ?? 0) + 1);
  }
  return [...wanted].map(([product, count]) => ({ product, units: count }));
}

/** One of a category by popularity; of everything, where a small catalogue has nothing of it. */
export function choose(shop: Shop, category: string | undefined, draw: Draw, except?: ShopProduct): ShopProduct {
  const some = shop.products.filter((it) => it.category === category && it !== except);
  const from = some.length > 0 ? some : shop.products;
  const chosen = from[draw.pick(from.map((it) => it.popularity))];
  if (!chosen) throw new Error("a shop without products");
  return chosen;
}
