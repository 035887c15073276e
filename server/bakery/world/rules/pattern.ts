import type { ShopDay } from "../model/calendar.ts";
import type { Bakery, ShopProduct } from "../model/shop.ts";
import { visitorsOf } from "./demand.ts";
import type { Category, MenuOf } from "./menu.ts";

/** Share of a day's wishes for a category that have come up to a minute of the day. */
export type Pattern = (category: Category, day: ShopDay, minute: number) => number;

/** Two ordinary days without a season: a Monday and a Sunday. */
const TRIAL_MONDAY = "2024-06-10";
const TRIAL_SUNDAY = "2024-06-16";
const TRIAL_WEEKS = 12;
const SLOT_MINUTES = 15;
const SLOTS = 1_440 / SLOT_MINUTES;

/**
 * What an ordinary weekday sells in a shop with a share of 1, and how a day's wishes spread over its hours: counted over weeks of
 * trial visitors that leave no trace.
 */
export function tryOut(
  bakery: Bakery,
  menuOf: MenuOf,
): { readonly expected: ReadonlyMap<ShopProduct, number>; readonly pattern: Pattern } {
  const expected = new Map<ShopProduct, number>(bakery.products.map((it) => [it, 0]));
  const long = countWishes(bakery, menuOf, TRIAL_MONDAY, (product, units) =>
    expected.set(product, (expected.get(product) ?? 0) + units / TRIAL_WEEKS),
  );
  const short = countWishes(bakery, menuOf, TRIAL_SUNDAY, () => undefined);
  const pattern: Pattern = (category, day, minute) => {
    if (minute >= day.closes) return 1;
    const slots = (day.isShort ? short : long).get(category);
    return slots?.[Math.min(SLOTS - 1, Math.max(0, Math.floor(minute / SLOT_MINUTES)))] ?? linear(day, minute);
  };
  return { expected, pattern };
}

const linear = ({ opens, closes }: ShopDay, minute: number): number =>
  Math.min(1, Math.max(0, (minute - opens) / (closes - opens)));

function countWishes(
  { calendar, configuration, places }: Bakery,
  menuOf: MenuOf,
  date: string,
  count: (product: ShopProduct, units: number) => unknown,
): ReadonlyMap<Category, readonly number[]> {
  const [place] = places;
  const { opening } = configuration;
  const usual = calendar.day(date);
  const day = { ...usual, isOpen: true, closes: usual.isShort ? opening.shortCloses : opening.closes };
  const slots = new Map<Category, number[]>();
  for (let week = 0; place && week < TRIAL_WEEKS; week += 1)
    for (const visitor of visitorsOf(configuration, week, { ...place, share: 1 / day.demand }, day, menuOf(week, date)))
      for (const { product, units } of visitor.wishes) {
        count(product, units);
        const own = slots.get(product.category) ?? Array<number>(SLOTS).fill(0);
        const slot = Math.floor(visitor.second / 60 / SLOT_MINUTES);
        own[slot] = (own[slot] ?? 0) + units;
        slots.set(product.category, own);
      }
  return new Map([...slots].map(([category, own]) => [category, cumulative(own)]));
}

/** Up to the beginning of each slot. */
function cumulative(counts: readonly number[]): number[] {
  const total = counts.reduce((sum, it) => sum + it, 0);
  let before = 0;
  return counts.map((count) => {
    const share = before / total;
    before += count;
    return share;
  });
}
