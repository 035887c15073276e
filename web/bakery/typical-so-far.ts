import { percentOf } from "../ui/ribbon/scale.ts";

interface Hour {
  readonly starts_at: string;
  readonly ends_at: string;
  readonly typical_units: number;
}

/** Whole pieces that a normal day has sold by a moment; of the hour that runs its share. */
export const typicalSoFar = ({ hours }: { readonly hours: readonly Hour[] }, now: Date): number =>
  Math.round(
    hours.reduce(
      (sum, it) => sum + (it.typical_units * percentOf(now, new Date(it.starts_at), new Date(it.ends_at))) / 100,
      0,
    ),
  );
