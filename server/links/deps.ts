import type { Limit } from "../http/limit.ts";
import type { SessionDeps } from "../session/deps.ts";

/** What this stage works with. */
export interface LinkDeps extends SessionDeps {
  /** Codes and passcodes that are wrong, by address. */
  readonly wrongCodeLimit: Limit;
}
