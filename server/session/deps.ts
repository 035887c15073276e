import type { PgBoss } from "pg-boss";
import type { Histogram } from "prom-client";
import type { Config } from "../config.ts";
import type { EventsDeps } from "../events/deps.ts";
import type { Limit } from "../http/limit.ts";
import type { ScenarioDeps } from "../scenario/deps.ts";
import type { TenantDeps } from "../tenant/deps.ts";

/** What this stage works with. */
export interface SessionDeps extends ScenarioDeps, Omit<TenantDeps, "config">, Omit<EventsDeps, "domain"> {
  readonly config: ScenarioDeps["config"] &
    TenantDeps["config"] &
    Pick<
      Config,
      | "publicUrl"
      | "allowedOrigins"
      | "defaultDurationHours"
      | "maxDurationHours"
      | "holdHours"
      | "maxConcurrentDemos"
      | "maxDemosPerBrowser"
      | "maxDemosPerAddress"
      | "retention"
    >;
  readonly jobs: PgBoss;
  /** How many demos may be opened from one address in a while. */
  readonly createLimit: Limit;
  /** How long this process takes to open a demo. */
  readonly provisionSeconds: Histogram<"scenario">;
}
