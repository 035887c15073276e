import type { Config } from "../config.ts";
import type { HttpMetrics } from "../http/http-metrics.ts";
import type { SharedStore } from "../http/shared-store.ts";
import type { LeadDeps } from "../leads/deps.ts";
import type { SessionDeps } from "../session/deps.ts";

/** What this stage works with. */
export interface AnalyticsDeps extends SessionDeps, LeadDeps {
  readonly store?: SharedStore | undefined;
  readonly httpMetrics: HttpMetrics;
  readonly config: SessionDeps["config"] & LeadDeps["config"] & Pick<Config, "operatorApiKey" | "metricsToken">;
}
