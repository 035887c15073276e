import type { Config } from "../config.ts";
import type { DemoDomain } from "../domain.ts";
import type { SessionDeps } from "../session/deps.ts";

/** What this stage works with. */
export interface LeadDeps extends Pick<SessionDeps, "main" | "demo"> {
  readonly config: Pick<Config, "reportingTimeZone" | "retention" | "erasure">;
  readonly domain: DemoDomain;
}
