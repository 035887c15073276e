import type { DemoDomain } from "../domain.ts";
import type { MainDb } from "../sql/main-db.ts";
import type { Bus } from "./bus.ts";

/** What this stage works with. */
export interface EventsDeps {
  readonly domain: Pick<DemoDomain, "features" | "areas">;
  readonly main: MainDb;
  readonly bus: Bus;
}
