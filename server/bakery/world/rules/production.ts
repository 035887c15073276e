import type { ShopDay } from "../model/calendar.ts";
import type { ShopProduct } from "../model/shop.ts";
import type { Forecast } from "./forecast.ts";
import type { Pattern } from "./pattern.ts";
import { type Draw, drawFor } from "./rng.ts";

export type Run = "night" | "midday" | "afternoon";
export const RUNS: readonly Run[] = ["night", "midday", "afternoon"];

/** When the oven is lit for a run of an ordinary day, in minutes of the local day. */
const RUN_STARTS: Readonly<Record<Run, number>> = {
  night: 3 * 60 + 30,
  midday: 10 * 60,
  afternoon: 14 * 60 + 45,
};

/** When the oven is lit for a run of a day, in minutes of it. */
export const startOf = (run: Run, { earlier }: Pick<ShopDay, "earlier">): number =>
  RUN_STARTS[run] - (run === "night" ? earlier : 0);

export interface Planned {
  readonly product: ShopProduct;
  readonly run: Run;
  readonly units: number;
}

export interface Batch extends Planned {
  /** Minutes of the local day. */
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly producedUnits: number;
  /** 1, 2, 3 ... */
  readonly deck: number;
}

/** When what a run bakes is on the shelf, for the most part, in minutes of the day. */
export type ReadyAt = Readonly<Record<Run, number>>;

const READY_AFTER_MINUTES = 60;
/** In the shop that bakes. */
export const READY_HERE: ReadyAt = {
  night: RUN_STARTS.night + READY_AFTER_MINUTES,
  midday: RUN_STARTS.midday + READY_AFTER_MINUTES,
  afternoon: RUN_STARTS.afternoon + READY_AFTER_MINUTES,
};
/** When the van of a central bakehouse has unloaded it: before opening, after the midday run and after the afternoon's. */
export const READY_BY_VAN: ReadyAt = { night: 6 * 60 + 50, midday: 12 * 60 + 15, afternoon: 17 * 60 + 30 };
export const vanAt = (run: Run, { earlier }: ShopDay): number => READY_BY_VAN[run] - (run === "night" ? earlier : 0);
/** What keeps is baked once, at night; and cakes, which nobody makes at noon. */
export const isBakedOnce = ({ shelfLifeHours, category }: ShopProduct): boolean =>
  shelfLifeHours >= 36 || category === "cakes";
/** Baked for some days at a time, when the shelf runs low. */
export const isLongLived = ({ shelfLifeHours }: ShopProduct): boolean => shelfLifeHours >= 96;
const DAYS_AT_A_TIME = 2.2;

/** The runs of a day: on short days nobody bakes in the afternoon. */
export const runsOf = (day: ShopDay): readonly Run[] =>
  RUNS.filter((it) => it === "night" || RUN_STARTS[it] + READY_AFTER_MINUTES < day.closes - 120);

/** Share of a day's wishes that what a run bakes is for: up to when the next one's is on the shelf. */
function shareOf(product: ShopProduct, day: ShopDay, run: Run, { pattern, readyAt }: Spread): number {
  const runs = runsOf(day);
  if (isBakedOnce(product)) return run === "night" ? 1 : 0;
  const next = runs[runs.indexOf(run) + 1];
  const from = run === "night" ? 0 : pattern(product.category, day, readyAt[run]);
  return pattern(product.category, day, next ? readyAt[next] : day.closes) - from;
}

/** How wishes spread over a day, and when what is baked for them is there. */
export interface Spread {
  readonly pattern: Pattern;
  readonly readyAt: ReadyAt;
}

/** Of the way from the forecast to the upper end of its band: what is baked against running out. What keeps may lie a day. */
const caution = (product: ShopProduct): number =>
  isLongLived(product) ? 0.3 : product.shelfLifeHours >= 72 ? 0.8 : product.shelfLifeHours >= 36 ? 0.7 : 0.25;

/** Of what sells fewer a day less is kept in reserve: most of it would be thrown away. */
const USUAL_UNITS = 7;

/** Units of a product to be had on a day, of all shops together. */
export function wantedUnits(product: ShopProduct, forecast: Forecast): number {
  const careful = caution(product) * Math.min(1, forecast.predicted / USUAL_UNITS);
  const wanted = forecast.predicted + careful * (forecast.upper - forecast.predicted);
  return isLongLived(product) ? wanted * DAYS_AT_A_TIME : wanted;
}

/** Tomorrow's plan, made in the evening: what is wanted, less what still lies on the shelves and will be good. */
export function planFor(product: ShopProduct, day: ShopDay, wanted: number, onHand: number, spread: Spread): Planned[] {
  if (!product.isBaked || !day.isOpen) return [];
  if (isLongLived(product) && onHand > wanted / DAYS_AT_A_TIME) return [];
  const units = Math.max(0, Math.ceil(wanted - onHand));
  let planned = 0;
  let upTo = 0;
  return runsOf(day).flatMap((run) => {
    upTo += shareOf(product, day, run, spread);
    const some = Math.round(units * Math.min(1, upTo)) - planned;
    planned += some;
    return some > 0 ? [{ product, run, units: some }] : [];
  });
}

/** Between two loads of a deck. */
const RELOADING_MINUTES = 3;

const loadsOf = (product: ShopProduct, units: number): number => Math.max(1, Math.ceil(units / product.batchUnits));
export const loadMinutes = (product: ShopProduct): number => product.bakeMinutes + RELOADING_MINUTES;

/** Planned pieces and the time that they have in the oven. */
export type Load = Omit<Batch, "producedUnits">;

/**
 * When each product of one run is in the oven, the most wanted products first; a deck takes one product's loads after the other.
 *
 * @param busyUntil by deck: minute of the day up to which it is still taken by the run before
 */
export function loadsOfRun(day: ShopDay, run: Run, plan: readonly Planned[], busyUntil: readonly number[]): Load[] {
  const free = busyUntil.map((it) => Math.max(it, startOf(run, day)));
  return plan
    .filter((it) => it.run === run)
    .sort((one, other) => one.product.index - other.product.index)
    .map((it) => load(it, free));
}

function load(planned: Planned, free: number[]): Load {
  const deck = free.indexOf(Math.min(...free));
  const startedAt = free[deck] ?? 0;
  const finishedAt = startedAt + loadsOf(planned.product, planned.units) * loadMinutes(planned.product);
  free[deck] = finishedAt;
  return { ...planned, startedAt, finishedAt, deck: deck + 1 };
}

/** Bakes one run. A load that fails costs a piece or two. */
export function bake(
  seed: number,
  day: ShopDay,
  run: Run,
  plan: readonly Planned[],
  busyUntil: readonly number[],
): Batch[] {
  return loadsOfRun(day, run, plan, busyUntil)
    .map((it) => ({
      ...it,
      producedUnits: it.units - failedOf(it, drawFor(seed, "bake", day.date, run, it.product.sku)),
    }))
    .filter((it) => it.producedUnits > 0);
}

const failedOf = ({ units }: Load, draw: Draw): number => Math.min(units, draw.poisson(units * 0.008));
