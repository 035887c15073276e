import type { DatasetOrder } from "../domain.ts";
import { uuidOf } from "../uuid.ts";

/**
 * A dataset's id is its order: whoever needs the same rows computes the same id and finds them, or makes them once.
 */
export function datasetId(order: DatasetOrder, generatorVersion: number): string {
  const { scenarioName, scenarioVersion, configuration, locale, seed, dateOn } = order;
  const text = JSON.stringify([
    scenarioName,
    scenarioVersion,
    generatorVersion,
    sorted(configuration),
    locale,
    seed,
    dateOn,
  ]);
  return uuidOf(text);
}

/** The same configuration in whatever order its keys were written. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)]);
}
