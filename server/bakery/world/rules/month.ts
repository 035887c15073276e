import type { ShopDay } from "../model/calendar.ts";
import type { ShopProduct } from "../model/shop.ts";
import type { ProductDay } from "./forecast.ts";

export const MONTH_DAYS = 28;

/** One product over the last four weeks, all shops together. */
export interface Month {
  readonly product: ShopProduct;
  readonly priceCents: number;
  readonly days: ReadonlyArray<ProductDay & { readonly day: ShopDay }>;
}

export const soldOf = (it: Month): number => it.days.reduce((sum, one) => sum + one.sold, 0);
export const leftOf = (it: Month): number => it.days.reduce((sum, one) => sum + one.left, 0);
/** The one of which there is most. */
export const most = (months: readonly Month[], of: (it: Month) => number): Month | undefined =>
  months.reduce<Month | undefined>((best, it) => (best === undefined || of(it) > of(best) ? it : best), undefined);

/** Cents that would have been sold, had it not run out. */
export const lostOf = (month: Month): number =>
  month.days.reduce((sum, one) => sum + (one.soldOut ? Math.max(0, one.demand - one.sold) : 0), 0) * month.priceCents;
