import type { Config } from "../config.ts";
import type { DemoDomain } from "../domain.ts";
import type { Limit } from "../http/limit.ts";
import type { MainDb } from "../sql/main-db.ts";
import type { DemoDb } from "../tenant/demo-db.ts";

/** What this stage works with. */
export interface InvitationDeps {
  readonly config: Pick<Config, "publicUrl">;
  readonly domain: Pick<DemoDomain, "roles">;
  readonly main: MainDb;
  readonly demo: DemoDb;
  readonly signInLimit: Limit;
  readonly serviceSecret: string;
}
