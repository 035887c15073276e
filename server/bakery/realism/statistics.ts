/* Statistics of short series; undefined where there is too little to say. */

export const total = (values: readonly number[]): number => values.reduce((sum, it) => sum + it, 0);
export const mean = (values: readonly number[]): number => total(values) / Math.max(1, values.length);

export function variance(values: readonly number[]): number {
  const middle = mean(values);
  return total(values.map((it) => (it - middle) ** 2)) / Math.max(1, values.length - 1);
}

/** Standard deviation over the mean. */
export const variation = (values: readonly number[]): number => Math.sqrt(variance(values)) / mean(values);

/** Autocorrelation at a lag. */
export function autocorrelation(values: readonly number[], lag: number): number {
  const middle = mean(values);
  const own = total(values.map((it) => (it - middle) ** 2));
  return total(values.slice(lag).map((it, index) => (it - middle) * ((values[index] ?? middle) - middle))) / own;
}

/** Slope of the least-squares line of the logarithms of values over their ranks. */
export function zipfSlope(values: readonly number[]): number {
  const sorted = values.filter((it) => it > 0).sort((one, other) => other - one);
  const points = sorted.map((it, index) => [Math.log(index + 1), Math.log(it)] as const);
  const [x, y] = [mean(points.map(([it]) => it)), mean(points.map(([, it]) => it))];
  return total(points.map(([a, b]) => (a - x) * (b - y))) / total(points.map(([a]) => (a - x) ** 2));
}

/** Half the sum of the differences of two distributions over the same classes. */
export const distance = (one: readonly number[], other: readonly number[]): number =>
  total(one.map((it, index) => Math.abs(it - (other[index] ?? 0)))) / 2;

/** Weighted absolute percentage error. */
export function wape(pairs: ReadonlyArray<readonly [said: number, was: number]>): number {
  return total(pairs.map(([said, was]) => Math.abs(said - was))) / Math.max(1e-9, total(pairs.map(([, was]) => was)));
}
