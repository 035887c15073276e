import type AsyncLock from "async-lock";
import type { Kysely } from "kysely";
import type { PgBoss } from "pg-boss";
import type { Logger } from "pino";
import type { Histogram } from "prom-client";
import type { Config } from "./config.ts";
import type { DemoDomain } from "./domain.ts";
import type { Bus } from "./events/bus.ts";
import type { DB as MainTables } from "./generated/main-tables.ts";
import type { Limit } from "./http/limit.ts";
import type { Datasets } from "./provision/datasets.ts";
import type { MakingQueue } from "./provision/making-queue.ts";
import type { DemoDb, LoaderDb } from "./tenant/demo-db.ts";

/** The control database: sessions, events, leads. Never holds tenant rows. */
export type MainDb = Kysely<MainTables> & { readonly database: "main" };

/** Everything that is opened once and handed to whoever works with it, as the first argument. */
export interface Deps {
  readonly config: Config;
  readonly log: Logger;
  readonly domain: DemoDomain;
  readonly main: MainDb;
  readonly demo: DemoDb;
  readonly loader: LoaderDb;
  /** For the thread that makes datasets, which has a connection of its own. */
  readonly demoUrl: string;
  readonly datasets: Datasets;
  readonly jobs: PgBoss;
  readonly bus: Bus;
  /** How many demos may be opened from one place in a while. */
  readonly createLimit: Limit;
  /** How many requests of a demo's people are answered in a minute. */
  readonly requestLimit: Limit;
  readonly signInLimit: Limit;
  readonly previewLimit: Limit;
  /** Of those who have a dataset of their own made. */
  readonly making: MakingQueue;
  /** How long this process takes to open a demo. */
  readonly provisionSeconds: Histogram<"scenario">;
  /** Of those who change one tenant, by its id. */
  readonly turns: AsyncLock;
  /** Tokens and passwords are derived from it. */
  readonly serviceSecret: string;
  readonly operatorKey: string;
}
