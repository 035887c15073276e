import type { Config } from "../config.ts";
import type { HttpMetrics } from "../http/http-metrics.ts";
import type { SessionDeps } from "../session/deps.ts";

/** What this stage works with. */
export interface AnalyticsDeps extends SessionDeps {
  readonly httpMetrics: HttpMetrics;
  readonly config: SessionDeps["config"] & Pick<Config, "reportingTimeZone" | "operatorApiKey" | "metricsToken">;
}
