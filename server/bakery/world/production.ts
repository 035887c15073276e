import type { ShopDay } from "./calendar.ts";
import type { Forecast } from "./forecast.ts";
import { type Draw, drawFor } from "./random.ts";
import type { ShopProduct } from "./shop.ts";

export type Run = "night" | "midday" | "afternoon";
export const RUNS: readonly Run[] = ["night", "midday", "afternoon"];

/** When the oven is lit for a run, in minutes of the local day. */
export const RUN_STARTS: Readonly<Record<Run, number>> = { night: 3 * 60 + 30, midday: 10 * 60, afternoon: 15 * 60 };
const DECKS = 3;

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
}

/** Share of a day's bake by run. What keeps for two days is baked once, at night. */
function shares(product: ShopProduct, day: ShopDay): readonly [number, number, number] {
  if (product.shelfLifeHours >= 48 || product.category === "cakes") return [1, 0, 0];
  const isShort = day.closes - day.opens < 8 * 60;
  if (product.category === "bread") return isShort ? [0.7, 0.3, 0] : [0.5, 0.32, 0.18];
  return isShort ? [0.85, 0.15, 0] : [0.68, 0.12, 0.2];
}

/**
 * Tomorrow's plan, made in the evening: what the forecast wants and some more against running out, less what still lies on the
 * shelf and will be good.
 */
export function planFor(product: ShopProduct, day: ShopDay, forecast: Forecast, onHand: number): Planned[] {
  if (!product.isBaked || !day.isOpen) return [];
  const wanted = forecast.predicted + 0.35 * (forecast.upper - forecast.predicted);
  // What keeps is baked for more than one day, and only when the shelf runs low.
  const keeps = product.shelfLifeHours >= 96 ? 2.2 : 1;
  if (keeps > 1 && onHand > wanted) return [];
  const units = Math.max(0, Math.ceil(wanted * keeps - onHand));
  const [night, midday] = shares(product, day);
  const first = Math.round(units * night);
  const second = Math.round(units * midday);
  return [
    { product, run: "night" as const, units: first },
    { product, run: "midday" as const, units: second },
    { product, run: "afternoon" as const, units: units - first - second },
  ].filter((it) => it.units > 0);
}

/**
 * Bakes one run on three decks, the most wanted products first. A load that fails costs a piece or two.
 *
 * @param pace how the day sells against its forecast: later runs follow it
 */
export function bake(
  seed: number,
  day: ShopDay,
  run: Run,
  plan: readonly Planned[],
  pace: (product: ShopProduct) => number,
): Batch[] {
  const draw = drawFor(seed, "bake", day.date, run);
  const decks = Array<number>(DECKS).fill(RUN_STARTS[run]);
  return plan
    .filter((it) => it.run === run)
    .sort((one, other) => one.product.index - other.product.index)
    .map((it) => bakeOne(it, decks, pace(it.product), draw))
    .filter((it) => it.producedUnits > 0);
}

function bakeOne(planned: Planned, decks: number[], pace: number, draw: Draw): Batch {
  const { product } = planned;
  const wanted = Math.round(planned.units * pace);
  const loads = Math.max(1, Math.ceil(wanted / product.batchUnits));
  const free = decks.indexOf(Math.min(...decks));
  const startedAt = decks[free] ?? 0;
  const finishedAt = startedAt + loads * (product.bakeMinutes + 3);
  decks[free] = finishedAt;
  const failed = Math.min(wanted, draw.poisson(wanted * 0.008));
  return { ...planned, startedAt, finishedAt, producedUnits: wanted - failed };
}
