import AsyncLock from "async-lock";
import type { FastifyInstance } from "fastify";
import pg from "pg";
import type { Method } from "../contract/endpoint.ts";
import { buildApp } from "../server/app.ts";
import { readConfig } from "../server/config.ts";
import type { Deps } from "../server/deps.ts";
import type { DemoDomain } from "../server/domain.ts";
import { openBus } from "../server/events/bus.ts";
import { openHttpMetrics } from "../server/http/http-metrics.ts";
import {
  openCreateLimit,
  openPreviewLimit,
  openRequestLimit,
  openSignInLimit,
  openVisitLimit,
  openWrongCodeLimit,
  openWrongPasswordLimit,
} from "../server/http/limit.ts";
import { BUILT_PAGES } from "../server/http/pages.ts";
import { openJobs } from "../server/jobs/boss.ts";
import { openLog } from "../server/log.ts";
import { noDatasets } from "../server/provision/dataset-memory.ts";
import { openMakingQueue } from "../server/provision/making-queue.ts";
import { openProvisionSeconds } from "../server/provision/provision-seconds.ts";
import { syncScenarios } from "../server/scenario/queries.ts";
import { handle, openPool } from "../server/sql/connection.ts";
import type { MainDb } from "../server/sql/main-db.ts";
import { openShares } from "../server/tenant/fair-share.ts";
import { bookshop } from "./bookshop.ts";
import { cloneDatabase, openDemoDatabase, type TestDatabase, type TestDemo } from "./database.ts";
import type { JsonOf } from "./typed-answer.ts";

export const OPERATOR_KEY = "key_for-tests-only-0123456789abcdef";
export const PUBLIC_URL = "http://demo.test";

export interface TestService {
  readonly app: FastifyInstance;
  /** Sees and may do everything in the main database: what a test looks at from outside. */
  readonly superuser: pg.Pool;
  /** Everything that was logged, one JSON line each. */
  readonly logged: string[];
  /** What is answered is typed by the contract, where the address is written out. */
  call<Verb extends Method, Url extends string>(
    method: Verb,
    url: Url,
    options?: CallOptions,
  ): Promise<Answer<JsonOf<Verb, Url>>>;
  readonly deps: Deps;
  readonly mainDatabase: TestDatabase;
  readonly demoDatabase: TestDemo;
  close(): Promise<void>;
}

export interface CallOptions {
  readonly token?: string | undefined;
  readonly body?: object;
  readonly headers?: Record<string, string>;
}

export interface Answer<Json = unknown> {
  readonly status: number;
  readonly json: Json;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** Every test calls from one place; those about the limits set their own. */
/** And what has expired goes at once: those about the hold say so. */
const LIMITS_OUT_OF_THE_WAY = {
  DEMO_HOLD_HOURS: "0",
  MAX_DEMOS_PER_BROWSER: "1000",
  MAX_DEMOS_PER_IP: "1000",
  DEMO_CREATE_LIMIT: "100000",
};

/** The real application on databases of the test's own, demonstrating the bookshop; no socket, and no worker unless started. */
export async function aService(
  environment: NodeJS.ProcessEnv = {},
  domain: DemoDomain = bookshop,
  pages: string = BUILT_PAGES,
): Promise<TestService> {
  const [mainDatabase, demoDatabase] = await Promise.all([cloneDatabase("main"), openDemoDatabase(10, domain)]);
  const config = readConfig({ PUBLIC_URL, LOG_LEVEL: "debug", ...LIMITS_OUT_OF_THE_WAY, ...environment });
  const mainPool = { url: mainDatabase.servingUrl, role: "session_service", searchPath: "public", connections: 10 };
  const main: MainDb = handle(openPool(mainPool), "main");
  const superuser = new pg.Pool({ connectionString: mainDatabase.superuserUrl, max: 3 });
  superuser.on("error", () => undefined);
  const logged: string[] = [];
  const jobs = await startJobs(mainDatabase.servingUrl);
  const deps: Deps = {
    config,
    log: openLog(config.logLevel, { write: (line) => logged.push(line) }),
    domain,
    main,
    demo: demoDatabase.demo,
    loader: demoDatabase.loader,
    demoUrl: demoDatabase.servingUrl,
    datasets: noDatasets(),
    bus: openBus(),
    ...limitsOf(config),
    turns: new AsyncLock(),
    jobs,
    serviceSecret: "a-secret-for-tests-only-0123456789",
    operatorKey: OPERATOR_KEY,
    pages,
  };
  await syncScenarios(main, domain, config.seeding);
  const app = await buildApp(deps);
  const close = async () => {
    await app.close();
    await deps.datasets.generators.stop();
    await jobs.stop({ graceful: false });
    await Promise.all([main.destroy(), superuser.end()]);
    await Promise.all([demoDatabase.drop(), mainDatabase.drop()]);
  };
  return { app, deps, mainDatabase, demoDatabase, superuser, logged, call: callOf(app), close };
}

async function startJobs(url: string) {
  const jobs = openJobs(url, "session_service", true);
  jobs.on("error", () => undefined);
  await jobs.start();
  return jobs;
}

const limitsOf = (config: ReturnType<typeof readConfig>) => ({
  createLimit: openCreateLimit(config.createLimit),
  requestLimit: openRequestLimit(config.requestsPerMinute),
  signInLimit: openSignInLimit(),
  staffSignInLimit: openSignInLimit(),
  wrongPasswordLimit: openWrongPasswordLimit(),
  wrongPasswordsAnywhere: openWrongPasswordLimit(true),
  wrongCodeLimit: openWrongCodeLimit(),
  previewLimit: openPreviewLimit(),
  visitLimit: openVisitLimit(),
  shares: openShares(),
  making: openMakingQueue(),
  provisionSeconds: openProvisionSeconds(),
  httpMetrics: openHttpMetrics(),
});

const callOf =
  (app: FastifyInstance): TestService["call"] =>
  async (method, url, { token, body, headers } = {}) => {
    const answer = await app.inject({
      method,
      url: /^\/(api|livez|readyz|metrics|\.well-known)/.test(url) ? url : `/api/v1${url}`,
      ...(body && { payload: body }),
      headers: { ...(token && { authorization: `Bearer ${token}` }), ...headers },
    });
    // What it is the contract says.
    const json = (answer.body.startsWith("{") ? answer.json() : answer.body) as never;
    return { status: answer.statusCode, json, headers: answer.headers };
  };
