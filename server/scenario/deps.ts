import type { Config } from "../config.ts";
import type { Limit } from "../http/limit.ts";
import type { ProvisionDeps } from "../provision/deps.ts";
import type { MakingQueue } from "../provision/making-queue.ts";
import type { MainDb } from "../sql/main-db.ts";

/** What this stage works with. */
export interface ScenarioDeps extends ProvisionDeps {
  readonly config: Pick<Config, "seeding" | "preparesAll">;
  readonly main: MainDb;
  readonly previewLimit: Limit;
  /** Of those who have a dataset of their own made. */
  readonly making: MakingQueue;
}
