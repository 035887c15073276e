import type { Config } from "../config.ts";
import type { SharedStore } from "../http/shared-store.ts";
import type { SessionDeps } from "../session/deps.ts";

/** What this stage works with. */
export interface HealthDeps extends SessionDeps {
  /** What replicas share, where there is something. */
  readonly store?: SharedStore | undefined;
  readonly config: SessionDeps["config"] & Pick<Config, "cleanupIntervalMinutes">;
}
