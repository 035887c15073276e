import type { Config } from "../config.ts";
import type { ScenarioDeps } from "../scenario/deps.ts";

/** What this stage works with. */
export interface HealthDeps extends ScenarioDeps {
  readonly config: ScenarioDeps["config"] & Pick<Config, "cleanupIntervalMinutes">;
}
