import type { Logger } from "pino";
import type { Config } from "../config.ts";
import type { MainDb } from "../sql/main-db.ts";

/** What this stage works with. */
export interface WebhookDeps {
  readonly main: MainDb;
  readonly log: Logger;
  readonly serviceSecret: string;
  readonly config: Pick<Config, "webhookNetworks">;
}
