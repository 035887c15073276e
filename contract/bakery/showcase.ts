/** Between two of a day's `typical_shares`. */
export const SHARE_MINUTES = 5;

/** A bakery's day as the landing page shows it before anybody has one of their own; instants as text. */
export interface Showcase {
  readonly day_on: string;
  readonly time_zone: string;
  readonly opens_at: string;
  readonly closes_at: string;
  readonly weather: { readonly condition: "sunny" | "cloudy" | "rain"; readonly max_celsius: number } | null;
  /** Pieces of a run, by when it was planned so: the morning's sales change the afternoon's. */
  readonly runs: ReadonlyArray<{
    readonly lit_at: string;
    readonly planned: ReadonlyArray<readonly [planned_at: string, units: number]>;
  }>;
  readonly hours: ReadonlyArray<{
    readonly starts_at: string;
    readonly ends_at: string;
    readonly typical_units: number;
  }>;
  /** Cents of a normal day: the median of the last four like it. */
  readonly typical_cents: number;
  /** Share of a normal day's money that is in at opening and after each `SHARE_MINUTES` from then. */
  readonly typical_shares: readonly number[];
  /** Of the whole day: minutes after opening, cents, pieces, what, and how it was paid. What is rung up by mistake is taken back below zero. */
  readonly tickets: ReadonlyArray<
    readonly [minute: number, cents: number, units: number, what: string, payment: string]
  >;
  /** What is baked tomorrow of what sells most. */
  readonly toy: {
    readonly product_id: string;
    readonly name: string;
    readonly day_on: string;
    readonly likely: number;
    readonly low: number;
    readonly high: number;
    readonly planned: number;
    readonly dough_grams: number;
    readonly cost_cents: number;
  } | null;
}
