import { buildApp } from "./app.ts";
import { bakery } from "./bakery/bakery.ts";
import { type Config, ConfigMistakes, readConfig } from "./config.ts";
import { openLog } from "./log.ts";
import { openResources, type Resources } from "./resources.ts";
import { syncScenarios } from "./scenario/queries.ts";
import { welcomeFirstOperator } from "./staff/first-operator.ts";
import { signInUrl } from "./staff/team-routes.ts";
import { startWorker } from "./worker.ts";

/**
 * A process that is told to stop and does not is worse than one that is cut off. Everything that is closed before is bounded
 * too, so that the embedded PostgreSQL is always told to stop.
 */
const SHUTDOWN_MS = 4_500;

const closers: Array<() => unknown> = [];

/** Opens everything in order; what is open is closed in the reverse one, also when the next thing fails. */
async function start(): Promise<void> {
  const config = readConfig(process.env);
  const log = openLog(config.logLevel);
  const resources = await openResources(config, log, bakery);
  closers.push(resources.close);
  await syncScenarios(resources.deps.main, bakery, config.seeding);
  if (config.roles.has("worker")) closers.push(await startWorker(resources.deps));
  if (config.roles.has("api")) {
    const app = await buildApp(resources.deps);
    closers.push(() => app.close());
    await app.listen({ port: config.port, host: config.host });
  }
  greet(config, resources, await welcomeFirstOperator(resources.deps, process.stdout.isTTY));
}

async function close(): Promise<void> {
  // Whatever one of them says, the others are closed, and the embedded PostgreSQL with them.
  for (const it of closers.splice(0).reverse())
    await (async () => it())().catch((error: unknown) => process.stderr.write(`closing: ${String(error)}\n`));
}

/** A signal during the start lets it finish first: what is half open cannot be closed. */
function stopOnSignal(starting: Promise<void>): void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    setTimeout(() => process.exit(1), SHUTDOWN_MS).unref();
    // Should the start fail after the signal, whoever waits for it closes.
    starting
      .then(close)
      .then(() => process.exit(0))
      .catch(() => undefined);
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

/** For the person who started it; where nobody looks on, for the log, which is no place for a key. */
function greet(config: Config, { newOperatorKey, deps }: Resources, firstSignIn: string | undefined): void {
  if (!process.stdout.isTTY) {
    const made = newOperatorKey && { operator_key_file: `${config.dataDir}/operator.key` };
    deps.log.info({ port: config.port, roles: [...config.roles], ...made }, "ready");
    return;
  }
  const url = config.publicUrl ?? `http://localhost:${config.port}`;
  const addresses = [
    `Demo Session Service   ${url}`,
    `API documentation      ${url}/docs`,
    `Open a demo            curl -X POST ${url}/api/v1/demo-sessions`,
  ];
  const lines = ["", ...(config.roles.has("api") ? addresses : ["Demo Session Service   works on jobs only (ROLES)"])];
  if (newOperatorKey) lines.push(`Staff key, shown once  ${newOperatorKey}   (kept in ${config.dataDir}/operator.key)`);
  if (firstSignIn) lines.push(`Sales, first sign-in    ${signInUrl(url, firstSignIn)}   (works once)`);
  process.stdout.write(`${lines.join("\n")}\n\n`);
}

const starting = start();
stopOnSignal(starting);
starting.catch(async (error: unknown) => {
  await close();
  const text = error instanceof ConfigMistakes ? error.message : `The service cannot start: ${reason(error)}`;
  process.stderr.write(`${text}\n`);
  process.exit(1);
});

function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ("code" in error && error.code === "EADDRINUSE") return "PORT is in use by another process; set another PORT.";
  return process.env["LOG_LEVEL"] === "debug" ? (error.stack ?? error.message) : error.message;
}
