import { drawFor } from "./rng.ts";

export interface Weather {
  readonly condition: "sunny" | "cloudy" | "rain";
  readonly maxCelsius: number;
  readonly rainMillimetres: number;
}

/** Mean daily maximum and share of wet days by month in Madrid, rounded from AEMET's normals of 1991 to 2020. */
const MONTHS = [
  [10, 0.18],
  [12, 0.16],
  [16, 0.17],
  [18, 0.22],
  [23, 0.2],
  [29, 0.09],
  [33, 0.04],
  [32, 0.05],
  [27, 0.12],
  [20, 0.21],
  [14, 0.2],
  [10, 0.19],
] as const;

/** The same for every scenario of a seed; a day's weather does not depend on the day before. */
export function weatherOf(seed: number, date: string): Weather {
  const [mean, wet] = MONTHS[Number(date.slice(5, 7)) - 1] ?? [20, 0.15];
  const draw = drawFor(seed, "weather", date);
  const isWet = draw.uniform() < wet;
  const maxCelsius = Math.round(mean + 3 * draw.normal() - (isWet ? 3 : 0));
  const rainMillimetres = isWet ? Math.round((1 - Math.log(1 - draw.uniform()) * 5) * 10) / 10 : 0;
  const condition = isWet ? "rain" : draw.uniform() < 0.35 ? "cloudy" : "sunny";
  return { condition, maxCelsius, rainMillimetres };
}

/** Rain keeps two in a hundred at home (0 to 5 % in real shops) and changes what the others want rather than how many they are. */
export function rainFactor({ condition }: Weather): number {
  return condition === "rain" ? 0.975 : 1;
}

/** How much more, or less, people want something hot. */
export function warmthWanted({ maxCelsius, condition }: Weather): number {
  const cold = maxCelsius < 12 ? 1.12 : maxCelsius > 30 ? 0.85 : 1;
  return cold * (condition === "rain" ? 1.05 : 1);
}
