import type { Config } from "../config.ts";
import type { Limit } from "../http/limit.ts";
import type { SessionDeps } from "../session/deps.ts";

/** What this stage works with. */
export interface LinkDeps extends SessionDeps {
  /** Codes and passcodes that are wrong, by address. */
  readonly wrongCodeLimit: Limit;
  readonly visitLimit: Limit;
  readonly config: SessionDeps["config"] & Pick<Config, "reportingTimeZone">;
}
