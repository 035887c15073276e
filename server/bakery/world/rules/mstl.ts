import { readFileSync } from "node:fs";
import { initSync, MSTL } from "@bsull/augurs/mstl";
import type { Forecast } from "./forecast.ts";

export const MSTL_MODEL = "mstl_ets";

const WEEK = 7;
const BAND = 0.8;
let isReady = false;

/**
 * Forecasts a daily series: its week taken out (multiple seasonal-trend decomposition), the rest by exponential smoothing.
 *
 * @param past one value a day, the oldest first; NaN where there is none
 * @returns one forecast for each of the next `days`, or undefined where the series is too empty for the model
 */
export function forecastSeries(past: readonly number[], days: number): Forecast[] | undefined {
  if (!isReady) {
    initSync({ module: readFileSync(new URL(import.meta.resolve("@bsull/augurs/mstl").replace(/\.js$/, "_bg.wasm"))) });
    isReady = true;
  }
  if (past.filter((it) => it > 0).length < WEEK * 4) return undefined;
  const model = MSTL.ets([WEEK], { impute: true });
  try {
    model.fit(Float64Array.from(past));
    const { point, intervals } = model.predict(days, BAND);
    const atLeastZero = (value: number) => Math.max(0, Math.round(value * 10) / 10);
    return point.map((value, index) => {
      const predicted = atLeastZero(value);
      const lower = Math.min(predicted, atLeastZero(intervals?.lower[index] ?? value));
      const upper = Math.max(predicted, atLeastZero(intervals?.upper[index] ?? value));
      return { predicted, lower, upper };
    });
  } catch {
    // It says so by throwing when no smoothing fits the series.
    return undefined;
  } finally {
    model.free();
  }
}
