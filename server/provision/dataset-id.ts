import { createHash } from "node:crypto";
import type { DatasetOrder } from "../domain.ts";

/**
 * A dataset's id is its order: whoever needs the same rows computes the same id and finds them, or makes them once.
 *
 * @returns a UUID of version 8 (RFC 9562, 5.8) over SHA-256
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
  const hex = createHash("sha256").update(text).digest("hex");
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join("-");
}

/** The same configuration in whatever order its keys were written. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, inner]) => [key, sorted(inner)]);
}
