import type { Config } from "../config.ts";
import type { Limit } from "../http/limit.ts";
import type { MainDb } from "../sql/main-db.ts";

/** What this stage works with. */
export interface StaffDeps {
  readonly config: Pick<Config, "publicUrl" | "allowedOrigins" | "firstOperator" | "oidc">;
  readonly main: MainDb;
  readonly serviceSecret: string;
  /** By address; apart from that of the demos' people. */
  readonly staffSignInLimit: Limit;
  /** Wrong passwords for one account, from one address and from all. */
  readonly wrongPasswordLimit: Limit;
  readonly wrongPasswordsAnywhere: Limit;
}
