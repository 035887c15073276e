import type { FastifyInstance } from "fastify";
import { pino } from "pino";
import { buildApp } from "../server/app.ts";
import { readConfig } from "../server/config.ts";
import type { Deps, MainDb } from "../server/deps.ts";
import { openJobs } from "../server/jobs/boss.ts";
import { handle, openPool } from "../server/sql/connection.ts";
import { syncScenarios } from "../server/session/scenarios.ts";
import { bookshop } from "./bookshop.ts";
import { cloneDatabase, openDemoDatabase, type TestDemo } from "./database.ts";

export const OPERATOR_KEY = "key_for-tests-only-0123456789abcdef";
export const PUBLIC_URL = "http://demo.test";

export interface TestService {
  readonly app: FastifyInstance;
  readonly deps: Deps;
  readonly demoDatabase: TestDemo;
  close(): Promise<void>;
}

/** The real application on databases of the test's own, demonstrating the bookshop; no socket, and no worker unless started. */
export async function aService(environment: NodeJS.ProcessEnv = {}): Promise<TestService> {
  const [mainDatabase, demoDatabase] = await Promise.all([cloneDatabase("main"), openDemoDatabase()]);
  const config = readConfig({ PUBLIC_URL, LOG_LEVEL: "silent", ...environment });
  const main: MainDb = handle(
    openPool({ url: mainDatabase.servingUrl, role: "session_service", searchPath: "public", connections: 10 }),
    "main",
  );
  const jobs = openJobs(mainDatabase.servingUrl, "session_service", true);
  jobs.on("error", () => undefined);
  await jobs.start();
  const deps: Deps = {
    config,
    log: pino({ level: config.logLevel }),
    domain: bookshop,
    main,
    demo: demoDatabase.demo,
    loader: demoDatabase.loader,
    demoUrl: demoDatabase.servingUrl,
    jobs,
    serviceSecret: "a-secret-for-tests-only-0123456789",
    operatorKey: OPERATOR_KEY,
  };
  await syncScenarios(main, bookshop, config.seeding);
  const app = await buildApp(deps);
  return {
    app,
    deps,
    demoDatabase,
    async close() {
      await app.close();
      await jobs.stop({ graceful: false });
      await main.destroy();
      await demoDatabase.drop();
      await mainDatabase.drop();
    },
  };
}
