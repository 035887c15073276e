/** Four decimals: of a share a hundredth of a per cent, of minutes a few milliseconds. */
export const rounded = (value: number): number => Math.round(value * 10_000) / 10_000;

/** Two-sided, 95 %. */
const Z = 1.959964;

/**
 * The interval in which a share lies with 95 % confidence, when it was seen `hits` times in `n` (Wilson, 1927). Unlike the textbook's
 * normal one it stays within 0 to 1 and is honest about few cases.
 *
 * @param n at least 1
 */
export function wilson(hits: number, n: number): { low: number; high: number } {
  const share = hits / n;
  const spread = Z ** 2 / n;
  const middle = (share + spread / 2) / (1 + spread);
  const half = (Z / (1 + spread)) * Math.sqrt((share * (1 - share)) / n + spread / (4 * n));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/**
 * The interval of a mean of something that is never below zero, a count or a duration: by the central limit theorem on the logarithm
 * (delta method), so that it stays above zero, too. Undefined for a single case, of which no spread is known.
 */
export function intervalOfMean(mean: number, deviation: number, n: number): { low: number; high: number } | undefined {
  if (n < 2) return undefined;
  if (mean === 0) return { low: 0, high: 0 };
  const factor = Math.exp((Z * deviation) / Math.sqrt(n) / mean);
  return { low: mean / factor, high: mean * factor };
}
