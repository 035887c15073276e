import type { Logger } from "pino";
import type { DemoDomain } from "../domain.ts";
import type { DemoDb, LoaderDb } from "../tenant/demo-db.ts";
import type { Datasets } from "./dataset-memory.ts";

/** What this stage works with. */
export interface ProvisionDeps {
  readonly log: Logger;
  readonly domain: DemoDomain;
  readonly demo: DemoDb;
  readonly loader: LoaderDb;
  /** For the thread that makes datasets, which has a connection of its own. */
  readonly demoUrl: string;
  readonly datasets: Datasets;
  readonly serviceSecret: string;
}
