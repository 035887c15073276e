import type { DatasetOrder } from "../../domain.ts";
import { generate } from "../generate.ts";
import { BAKEHOUSE_BANDS } from "./bakehouse-bands.ts";
import { booksOf } from "./books.ts";
import { findingsOf } from "./check.ts";
import { type Band, SALES_BANDS } from "./sales-bands.ts";
import { sceneOf } from "./scene.ts";
import { mean } from "./statistics.ts";

const BANDS: readonly Band[] = [...SALES_BANDS, ...BAKEHOUSE_BANDS];

/** What one dataset came to: findings of the hard checks, and a figure for each band. */
export interface Examined {
  readonly order: DatasetOrder;
  readonly findings: ReadonlyArray<{ readonly check: string; readonly found: string }>;
  /** In the order of BANDS. */
  readonly figures: ReadonlyArray<number | undefined>;
}

export function examine(order: DatasetOrder): Examined {
  const dataset = generate(order);
  const books = booksOf(dataset);
  const scene = sceneOf(order, books);
  return {
    order,
    findings: findingsOf(order, dataset, books),
    figures: BANDS.map((band) => band.measure(scene)),
  };
}

export interface Verdict {
  readonly id: string;
  readonly what: string;
  readonly value: number | undefined;
  readonly band: string;
  /** Share of the datasets within the band. */
  readonly within: number;
  readonly holds: boolean;
}

const ENOUGH = 0.8;

/** Each band over many datasets of one scenario. */
export function judge(examined: readonly Examined[]): Verdict[] {
  return BANDS.map((band, index) => {
    const figures = examined.map((it) => it.figures[index]).filter((it) => it !== undefined && Number.isFinite(it));
    const isIn = (it: number) => it >= band.low && it <= band.high;
    const value = figures.length === 0 ? undefined : mean(figures as number[]);
    const within = figures.length === 0 ? 1 : figures.filter((it) => isIn(it as number)).length / figures.length;
    const holds = value === undefined || (band.ofMean ? isIn(value) : within >= ENOUGH);
    return { id: band.id, what: band.what, value, band: `${band.low} to ${band.high}`, within, holds };
  });
}
