import type { Config } from "../config.ts";
import type { Limit } from "../http/limit.ts";
import type { MainDb } from "../sql/main-db.ts";

/** What this stage works with. */
export interface StaffDeps {
  readonly config: Pick<Config, "publicUrl" | "allowedOrigins" | "firstOperator">;
  readonly main: MainDb;
  /** By address. */
  readonly signInLimit: Limit;
  /** Wrong passwords for one account. */
  readonly wrongPasswordLimit: Limit;
}
