import type { Config } from "../config.ts";
import type { SessionDeps } from "../session/deps.ts";

/** What this stage works with. */
export interface HealthDeps extends SessionDeps {
  readonly config: SessionDeps["config"] & Pick<Config, "cleanupIntervalMinutes">;
}
