import type { RawBuilder } from "kysely";

/** What is asked of every demo opened in a period; `of` is SQL over `demo_sessions`. */
export interface Measure {
  readonly name: string;
  /** `count`: how many there are; `share`: of how many it is true; `mean`: of a number; `p95`: what 95 of 100 stay below. */
  readonly kind: "count" | "share" | "mean" | "p95";
  readonly of: RawBuilder<unknown>;
  /** Some demos have no answer, and are not among those it is about: there `of` is null. */
  readonly isPartial?: boolean;
}
