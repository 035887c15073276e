import path from "node:path";
import AsyncLock from "async-lock";
import type { Logger } from "pino";
import { type Config, ConfigMistakes } from "./config.ts";
import { openDataDir } from "./data-dir.ts";
import { within } from "./deadline.ts";
import type { Deps } from "./deps.ts";
import type { DemoDomain } from "./domain.ts";
import { type Bus, openBus } from "./events/bus.ts";
import { openRabbitBus, tryBroker } from "./events/rabbit-bus.ts";
import { countHere, countTogether, type OpenCounter } from "./http/counter.ts";
import { openHttpMetrics } from "./http/http-metrics.ts";
import {
  openCreateLimit,
  openPreviewLimit,
  openRequestLimit,
  openSignInLimit,
  openVisitLimit,
  openWrongCodeLimit,
  openWrongPasswordLimit,
} from "./http/limit.ts";
import { BUILT_PAGES } from "./http/pages.ts";
import { openSharedStore, type SharedStore, tryStore } from "./http/shared-store.ts";
import { openJobs } from "./jobs/boss.ts";
import { bringUpToDate } from "./migrate.ts";
import { noDatasets } from "./provision/dataset-memory.ts";
import { openMakingQueue } from "./provision/making-queue.ts";
import { openProvisionSeconds } from "./provision/provision-seconds.ts";
import { derive, keepSecret } from "./secrets.ts";
import { handle, openPool } from "./sql/connection.ts";
import { createDatabase, type DatabaseUrls, DEMO_DATABASE, identify, MAIN_DATABASE } from "./sql/databases.ts";
import { type EmbeddedServer, startEmbeddedServer } from "./sql/embedded-server.ts";
import type { MainDb } from "./sql/main-db.ts";
import type { DemoDb, LoaderDb } from "./tenant/demo-db.ts";
import { openShares } from "./tenant/fair-share.ts";

export interface Resources {
  readonly deps: Deps;
  /** Set when the operator's key was made by this start, to be shown once. */
  readonly newOperatorKey: string | undefined;
  /** Closes everything in the reverse order of its opening. */
  close(): Promise<void>;
}

const EMBEDDED_LOGIN = "demo_app";
/** The audit finds its login here. */
const AUDIT_LOGIN = "demo_audit";
const AUDIT_PASSWORD_FILE = "auditor.password";
/** Jobs that run when we are told to stop get this long; what is cut off is tried again by whoever comes next. */
const JOBS_GRACE_MS = 800;
/** A pool closes at once unless a statement waits for somebody's lock. */
const POOL_GRACE_MS = 200;

/**
 * Finds or starts the databases, brings them up to date and opens what the service works with.
 *
 * @throws ConfigMistakes when a database cannot be reached or both URLs name the same one
 */
export async function openResources(config: Config, log: Logger, domain: DemoDomain): Promise<Resources> {
  const closers: Array<() => Promise<unknown>> = [];
  const close = async () => {
    for (const it of closers.splice(0).reverse()) await it().catch((error: unknown) => log.warn(error, "closing"));
  };
  const soon = (ms: number, closing: () => Promise<unknown>) =>
    closers.push(() => within(ms, closing(), () => log.warn("something does not close in time and is left")));
  try {
    if (!config.database.url) await openDataDir(config.dataDir);
    const { serviceSecret, operator } = await openSecrets(config);
    const urls = await findDatabases(config, log, serviceSecret, closers);
    await bringUpToDate(urls, domain);
    const databases = openDatabases(urls, soon);
    const jobs = openJobs(urls.main.servingUrl, "session_service", config.roles.has("worker"));
    jobs.on("error", (error) => log.error(error, "jobs"));
    await jobs.start();
    soon(JOBS_GRACE_MS + 200, () => jobs.stop({ graceful: true, timeout: JOBS_GRACE_MS }));
    const bus = await openConfiguredBus(config, log);
    soon(POOL_GRACE_MS, () => bus.close());
    const store = await openConfiguredStore(config, log);
    if (store) soon(POOL_GRACE_MS, () => store.close());
    const datasets = noDatasets();
    soon(POOL_GRACE_MS, () => datasets.generators.stop());
    const deps = {
      datasets,
      ...openInProcess(config, store ? countTogether(store) : countHere),
      bus,
      store,
      config,
      log,
      domain,
      ...databases,
      demoUrl: urls.demo.servingUrl,
      jobs,
      serviceSecret,
      operatorKey: operator.secret,
      pages: BUILT_PAGES,
    };
    return { deps, newOperatorKey: operator.isNew ? operator.secret : undefined, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * Where announced events go: to the broker that is configured, also while it is away.
 *
 * @throws ConfigMistakes where it is there and refuses the login
 */
async function openConfiguredBus({ rabbitmqUrl }: Config, log: Logger): Promise<Bus> {
  if (rabbitmqUrl === undefined) return openBus();
  if ((await tryBroker(rabbitmqUrl)) === "refused")
    throw new ConfigMistakes(["RABBITMQ_URL: the broker refuses the user, the password or the virtual host in it"]);
  return openRabbitBus(rabbitmqUrl, log);
}

/** @throws ConfigMistakes where it is there and refuses the login */
async function openConfiguredStore({ redisUrl }: Config, log: Logger): Promise<SharedStore | undefined> {
  if (redisUrl === undefined) return undefined;
  if ((await tryStore(redisUrl)) === "refused")
    throw new ConfigMistakes(["REDIS_URL: Redis refuses the user, the password or the database in it"]);
  return openSharedStore(redisUrl, log);
}

/** What each process has for itself; and limits, which all share where there is something to share them by. */
const openInProcess = (config: Config, count: OpenCounter) => ({
  createLimit: openCreateLimit(config.createLimit, count),
  requestLimit: openRequestLimit(config.requestsPerMinute, count),
  signInLimit: openSignInLimit("sign-in", count),
  staffSignInLimit: openSignInLimit("staff-sign-in", count),
  wrongPasswordLimit: openWrongPasswordLimit(false, count),
  wrongPasswordsAnywhere: openWrongPasswordLimit(true, count),
  wrongCodeLimit: openWrongCodeLimit(count),
  previewLimit: openPreviewLimit(count),
  visitLimit: openVisitLimit(count),
  shares: openShares(),
  making: openMakingQueue(),
  provisionSeconds: openProvisionSeconds(),
  httpMetrics: openHttpMetrics(),
  // Bounded by the limit of requests, not by the queue.
  turns: new AsyncLock({ maxPending: Number.POSITIVE_INFINITY }),
});

/** What is not given is kept in a file of `DATA_DIR`, made at the first start. */
async function openSecrets({ dataDir, serviceSecret, operatorApiKey }: Config) {
  return {
    serviceSecret: serviceSecret ?? (await keepSecret(path.join(dataDir, "service.secret"))).secret,
    operator: operatorApiKey
      ? { secret: operatorApiKey, isNew: false }
      : await keepSecret(path.join(dataDir, "operator.key"), "key_"),
  };
}

function openDatabases(urls: DatabaseUrls, soon: (ms: number, closing: () => Promise<unknown>) => void) {
  const open = <It>(url: string, role: string, searchPath: string, connections: number, name: string): It => {
    const opened = handle(openPool({ url, role, searchPath, connections }), name);
    soon(POOL_GRACE_MS, () => opened.destroy());
    return opened as It;
  };
  return {
    main: open<MainDb>(urls.main.servingUrl, "session_service", "public", 10, "main"),
    demo: open<DemoDb>(urls.demo.servingUrl, "demo_service", "workspace", 10, "demo"),
    loader: open<LoaderDb>(urls.demo.servingUrl, "demo_loader", "workspace", 2, "loader"),
  };
}

async function findDatabases(
  config: Config,
  log: Logger,
  serviceSecret: string,
  closers: Array<() => Promise<unknown>>,
): Promise<DatabaseUrls> {
  const { database, demoDatabase } = config;
  let embedded: EmbeddedServer | undefined;
  if (!database.url || !demoDatabase.url) {
    embedded = await startEmbeddedServer(config.dataDir, log);
    closers.push(embedded.close);
  }
  const given = { [MAIN_DATABASE]: database, [DEMO_DATABASE]: demoDatabase };
  const find = async (name: keyof typeof given) => {
    const { url, migrationUrl } = given[name] ?? {};
    if (url) return { servingUrl: url, migrationUrl: migrationUrl ?? url };
    if (!embedded) throw new Error("no server to make a database on");
    const password = derive(serviceSecret, "database login").toString("base64url");
    const { secret: auditPassword } = await keepSecret(path.join(config.dataDir, AUDIT_PASSWORD_FILE));
    return makeEmbedded(embedded, name, password, auditPassword);
  };
  const urls = { main: await find(MAIN_DATABASE), demo: await find(DEMO_DATABASE) };
  await refuseMistakes(urls);
  return urls;
}

async function makeEmbedded(server: EmbeddedServer, database: string, password: string, auditPassword: string) {
  const logins = [
    { name: EMBEDDED_LOGIN, password },
    { name: AUDIT_LOGIN, password: auditPassword },
  ];
  await refuseOtherSecret(server, database, password);
  await createDatabase(server.superuserUrl("postgres"), database, ...logins);
  const migrationUrl = server.superuserUrl(database);
  const servingUrl = new URL(migrationUrl);
  servingUrl.username = EMBEDDED_LOGIN;
  servingUrl.password = password;
  return { servingUrl: servingUrl.href, migrationUrl, auditLogin: AUDIT_LOGIN };
}

/**
 * The database's login follows from `SERVICE_SECRET`. With another one, a start would change it under a service that is running.
 *
 * @throws ConfigMistakes
 */
async function refuseOtherSecret(server: EmbeddedServer, database: string, password: string): Promise<void> {
  if (!(await server.hasOtherUsers()) || !(await server.hasLogin(EMBEDDED_LOGIN))) return;
  const url = new URL(server.superuserUrl(database));
  url.username = EMBEDDED_LOGIN;
  url.password = password;
  const isRefused = await identify(database, url.href).then(
    () => false,
    (error: Error) => /password authentication failed/.test(error.message),
  );
  if (isRefused)
    throw new ConfigMistakes([
      "SERVICE_SECRET: is not that of the service which is running on this DATA_DIR; stop that one first, or use another DATA_DIR",
    ]);
}

async function refuseMistakes(urls: DatabaseUrls): Promise<void> {
  const found = await Promise.allSettled([
    identify("DATABASE_URL", urls.main.servingUrl),
    identify("DEMO_DATABASE_URL", urls.demo.servingUrl),
    identify("DATABASE_MIGRATION_URL", urls.main.migrationUrl),
    identify("DEMO_MIGRATION_URL", urls.demo.migrationUrl),
  ]);
  const mistakes = found.flatMap((it) => (it.status === "rejected" ? [(it.reason as Error).message] : []));
  const [main, demo, mainMigration, demoMigration] = found.map((result) =>
    result.status === "fulfilled" ? result.value : undefined,
  );
  if (main !== undefined && main === demo) mistakes.push("DEMO_DATABASE_URL: names the same database as DATABASE_URL");
  if (main !== mainMigration && mainMigration)
    mistakes.push("DATABASE_MIGRATION_URL: names another database than DATABASE_URL");
  if (demo !== demoMigration && demoMigration)
    mistakes.push("DEMO_MIGRATION_URL: names another database than DEMO_DATABASE_URL");
  if (mistakes.length > 0) throw new ConfigMistakes(mistakes);
}
