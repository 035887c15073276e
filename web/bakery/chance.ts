/** Of a normal distribution, the standard deviations between which eight of ten fall. */
const BAND_WIDTH = 2 * 1.2816;

/** Abramowitz and Stegun, 26.2.17: the normal distribution to seven digits. */
function above(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const poly = t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * poly;
  return z >= 0 ? tail : 1 - tail;
}

/** How often more would be asked for than there is, taking the band for that of a normal distribution. @returns 0 to 1 */
export function chanceOfRunningOut(
  pieces: number,
  {
    predicted_units,
    lower_units,
    upper_units,
  }: {
    readonly predicted_units: number;
    readonly lower_units: number;
    readonly upper_units: number;
  },
): number {
  const deviation = (upper_units - lower_units) / BAND_WIDTH;
  if (deviation <= 0) return pieces >= predicted_units ? 0 : 1;
  return above((pieces + 0.5 - predicted_units) / deviation);
}
