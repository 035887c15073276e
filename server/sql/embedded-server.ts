import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import type { Logger } from "pino";
import { within } from "../deadline.ts";
import { findHome, type Home, run } from "./embedded-home.ts";

/** A PostgreSQL that belongs to this service: on loopback, in `DATA_DIR`, with passwords of its own. */
export interface EmbeddedServer {
  /** May do everything: for migrations and tests, never for serving. */
  superuserUrl(database: string): string;
  /** Whether another process of this service uses it. */
  hasOtherUsers(): Promise<boolean>;
  hasLogin(name: string): Promise<boolean>;
  /** Stops PostgreSQL, unless another process of this service still uses it. */
  close(): Promise<void>;
}

interface Cluster extends Home {
  readonly directory: string;
  readonly password: string;
}

/** How long a start waits for a server that is shutting down or was killed a moment ago. */
const RETRY_MS = 5_000;
const LONGEST_PAUSE_MS = 15_000;
const KEEPER_PATIENCE_MS = 300;
/** Shared by every process that uses the server; who can take it alone is the last and may stop it. */
const USERS_LOCK = 8019;

/**
 * Starts PostgreSQL under `dataDir`, making the cluster at the first start. A server that survived a `kill -9` of this
 * service is used again; one that dies while we run is started again on the same port.
 */
export async function startEmbeddedServer(dataDir: string, log: Logger): Promise<EmbeddedServer> {
  const cluster = await openCluster(dataDir, log);
  let closing = false;
  let port = await findOrStart(cluster);
  let keeper = await keep(cluster, port, onLoss);

  function onLoss() {
    if (closing) return;
    log.error("the embedded PostgreSQL has died; starting it again");
    void bringBack();
  }

  async function bringBack() {
    for (let pauseMs = 500; !closing; pauseMs = Math.min(2 * pauseMs, LONGEST_PAUSE_MS)) {
      try {
        port = await findOrStart(cluster, port);
        keeper = await keep(cluster, port, onLoss);
        log.info("the embedded PostgreSQL is back");
        return;
      } catch (error) {
        log.error(error, "the embedded PostgreSQL does not start again yet");
        await delay(pauseMs, undefined, { ref: false });
      }
    }
  }

  return {
    superuserUrl: (database) => urlOf(cluster, port, database),
    async hasLogin(name) {
      const { rowCount } = await keeper.query("select from pg_roles where rolname = $1 and rolcanlogin", [name]);
      return rowCount === 1;
    },
    async hasOtherUsers() {
      const { rows } = await keeper.query<{ others: boolean }>(
        "select count(*) > 1 as others from pg_locks where locktype = 'advisory' and objid = $1 and classid = 0 and mode = 'ShareLock' and granted",
        [USERS_LOCK],
      );
      return rows[0]?.others === true;
    },
    async close() {
      closing = true;
      const last = await within(KEEPER_PATIENCE_MS, isLastUser(keeper), () => true);
      keeper.end().catch(() => undefined);
      if (last) await run(cluster, cluster.binaries.pgCtl, ["stop", "-D", cluster.directory, "-m", "fast", "-t", "4"]);
    },
  };
}

/** Gives our share of the users' lock back, and tries to have it alone. A server that does not answer has no other user. */
function isLastUser(keeper: pg.Client): Promise<boolean> {
  const question = "select pg_try_advisory_lock($1) as alone from pg_advisory_unlock_shared($1)";
  return keeper.query<{ alone: boolean }>(question, [USERS_LOCK]).then(
    (it) => it.rows[0]?.alone === true,
    () => true,
  );
}

async function openCluster(dataDir: string, log: Logger): Promise<Cluster> {
  const home = await findHome(dataDir, log);
  const directory = path.join(home.path, "cluster");
  if (!existsSync(directory)) await makeCluster(home, directory);
  const password = await readFile(path.join(directory, PASSWORD_FILE), "utf8");
  return { ...home, directory: await realpath(directory), password };
}

/** Lies in the cluster that it opens, so that the two are moved into place by one rename. */
const PASSWORD_FILE = "superuser.password";

/** Made beside its place and moved there whole: a start that was killed half-way, or lost to another one, leaves no half. */
async function makeCluster(home: Home, directory: string): Promise<void> {
  const draft = path.join(home.path, `cluster.${process.pid}.draft`);
  const draftPassword = `${draft}.password`;
  await rm(draft, { recursive: true, force: true });
  await writeFile(draftPassword, randomBytes(24).toString("base64url"), { mode: 0o600 });
  await home.giveToServer(draftPassword);
  const options = ["-U", "postgres", "-A", "scram-sha-256", "--pwfile", draftPassword, "-E", "UTF8"];
  const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
  await run(home, home.binaries.initdb, ["-D", draft, ...options, ...locale, "--no-instructions"]);
  await writeFile(path.join(draft, "postgresql.auto.conf"), settings());
  await rename(draftPassword, path.join(draft, PASSWORD_FILE));
  await rename(draft, directory).catch(async (error: unknown) => {
    await rm(draft, { recursive: true, force: true });
    if (!existsSync(path.join(directory, PASSWORD_FILE))) throw error;
  });
}

/** Loopback only; no Unix socket, whose path would be too long in a deep checkout. */
function settings(): string {
  return [
    "listen_addresses = '127.0.0.1'",
    "unix_socket_directories = ''",
    "max_connections = 200",
    "shared_buffers = '128MB'",
    // A day's datasets would leave a gigabyte of log behind.
    "max_wal_size = '256MB'",
    "timezone = 'UTC'",
    "log_timezone = 'UTC'",
    "",
  ].join("\n");
}

/** @returns the port of the running server */
async function findOrStart(cluster: Cluster, preferred?: number): Promise<number> {
  const deadline = Date.now() + RETRY_MS;
  for (;;) {
    const running = await findRunning(cluster);
    if (running) return running;
    try {
      return await start(cluster, preferred ?? (await freePort()));
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await delay(200);
    }
  }
}

async function start(cluster: Cluster, port: number): Promise<number> {
  const logFile = path.join(cluster.path, "postgres.log");
  const options = ["start", "-D", cluster.directory, "-w", "-t", "30", "-l", logFile, "-o", `-p ${port}`];
  await run(cluster, cluster.binaries.pgCtl, options).catch(async (error: unknown) => {
    const lines = (await readFile(logFile, "utf8").catch(() => "")).trim().split("\n");
    throw new Error(`PostgreSQL does not start: ${lines.slice(-5).join(" | ")}`, { cause: error });
  });
  return port;
}

/** The port of a live server on this very cluster, if there is one. */
async function findRunning(cluster: Cluster): Promise<number | undefined> {
  const lines = await readFile(path.join(cluster.directory, "postmaster.pid"), "utf8").catch(() => "");
  const port = Number(lines.split("\n")[3]);
  if (!port) return undefined;
  const client = new pg.Client({ connectionString: urlOf(cluster, port, "postgres"), connectionTimeoutMillis: 2_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const shown = await client.query<{ data_directory: string }>("show data_directory");
    return shown.rows[0]?.data_directory === cluster.directory ? port : undefined;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** One connection for as long as we run: it holds our share of the users' lock and notices when the server dies. */
async function keep(cluster: Cluster, port: number, onLoss: () => void): Promise<pg.Client> {
  const keeper = new pg.Client({ connectionString: urlOf(cluster, port, "postgres"), keepAlive: true });
  keeper.on("error", () => undefined);
  await keeper.connect();
  await keeper.query("select pg_advisory_lock_shared($1)", [USERS_LOCK]);
  keeper.once("end", onLoss);
  return keeper;
}

function urlOf(cluster: Cluster, port: number, database: string): string {
  return `postgresql://postgres:${cluster.password}@127.0.0.1:${port}/${database}`;
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
