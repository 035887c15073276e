import type AsyncLock from "async-lock";
import type { Config } from "../config.ts";
import type { DemoDomain } from "../domain.ts";
import type { Limit } from "../http/limit.ts";
import type { DemoDb } from "./demo-db.ts";
import type { FairShare } from "./fair-share.ts";

/** What this stage works with. */
export interface TenantDeps {
  readonly config: Pick<Config, "maxChanges">;
  readonly domain: DemoDomain;
  readonly demo: DemoDb;
  /** Of those who change one tenant, by its id. */
  readonly turns: AsyncLock;
  readonly signInLimit: Limit;
  /** Of the database, among demos and among addresses. */
  readonly shares: { readonly ofTenant: FairShare; readonly ofAddress: FairShare };
  /** Tokens and passwords are derived from it. */
  readonly serviceSecret: string;
}
