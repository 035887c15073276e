import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { cloneDatabase } from "../database.ts";

/* The service as its user starts it: `npm start`, a folder, and signals. */

const root = path.join(import.meta.dirname, "..", "..");
let folder: string;
let port: number;
let running: ChildProcess | undefined;
let printed = "";

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "demo session "));
  await chmod(folder, 0o755);
  port = await freePort();
});
afterAll(async () => {
  if (running?.pid && running.exitCode === null && running.signalCode === null) process.kill(-running.pid, "SIGKILL");
  await rm(folder, { recursive: true, force: true });
});

const dataDir = () => path.join(folder, "data");
const url = (route: string) => `http://localhost:${port}${route}`;

function start(environment: NodeJS.ProcessEnv = {}, command = "exec npm start --silent"): ChildProcess {
  printed = "";
  const plain = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|npm_)/.test(name)),
  );
  const child = spawn("sh", ["-c", command], {
    cwd: root,
    detached: true,
    env: { ...plain, PORT: String(port), DATA_DIR: dataDir(), ...environment },
  });
  child.stdout?.on("data", (chunk) => (printed += chunk));
  child.stderr?.on("data", (chunk) => (printed += chunk));
  running = child;
  return child;
}

/** @returns milliseconds until the condition held */
async function until(holds: () => Promise<boolean>, patienceMs: number): Promise<number> {
  const startedAt = Date.now();
  for (;;) {
    if (await holds().catch(() => false)) return Date.now() - startedAt;
    if (Date.now() - startedAt > patienceMs) throw new Error(`not within ${patienceMs} ms:\n${printed.slice(-2_000)}`);
    await pause(25);
  }
}

const isReady = async () => (await fetch(url("/readyz"))).ok;
const exited = (child: ChildProcess) => until(async () => child.exitCode !== null || child.signalCode !== null, 6_000);
const pidFile = () => path.join(dataDir(), "postgres", "cluster", "postmaster.pid");
const postgresPid = async () => Number((await readFile(pidFile(), "utf8")).split("\n")[0]);
/** The service itself: npm's only child. */
const nodePid = async (npm: ChildProcess) =>
  Number((await readFile(`/proc/${npm.pid}/task/${npm.pid}/children`, "utf8")).trim());
const isGone = async (pid: number) => {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
};

let token: string;
const demoAnswers = async () =>
  (await fetch(url("/api/v1/workspace/sales/daily"), { headers: { authorization: `Bearer ${token}` } })).status === 200;

test("npm start makes everything it needs and says how to go on", { timeout: 60_000 }, async () => {
  start();
  expect(await until(isReady, 30_000)).toBeLessThan(15_000);
  expect(printed).toContain(`curl -X POST http://localhost:${port}/api/v1/demo-sessions`);
  expect(printed).toContain(`http://localhost:${port}/docs`);
  const key = (await readFile(path.join(dataDir(), "operator.key"), "utf8")).trim();
  expect(printed).toContain(key);
  for (const file of ["operator.key", "service.secret"])
    expect((await stat(path.join(dataDir(), file))).mode & 0o777).toBe(0o600);
  const opened = (await (await fetch(url("/api/v1/demo-sessions"), { method: "POST" })).json()) as {
    session_token: string;
  };
  token = opened.session_token;
  expect(await demoAnswers()).toBe(true);
  expect((await fetch(url("/docs"))).status).toBe(200);
});

test("SIGTERM to npm alone ends everything within five seconds, and a new start has lost nothing", {
  timeout: 60_000,
}, async () => {
  const [child, pid] = [running as ChildProcess, await postgresPid()];
  child.kill("SIGTERM");
  await until(async () => (await isGone(child.pid ?? 0)) && (await isGone(pid)), 5_000);
  start();
  await until(isReady, 15_000);
  expect(printed).not.toContain("key_");
  expect(await demoAnswers()).toBe(true);
});

test("after kill -9 of node the database that lives on is used again", { timeout: 60_000 }, async () => {
  const [child, pid] = [running as ChildProcess, await postgresPid()];
  process.kill(await nodePid(child), "SIGKILL");
  await exited(child);
  start();
  await until(isReady, 15_000);
  expect(await postgresPid()).toBe(pid);
  expect(await demoAnswers()).toBe(true);
});

test("after kill -9 of PostgreSQL it is started again, and nothing is lost", { timeout: 60_000 }, async () => {
  process.kill(await postgresPid(), "SIGKILL");
  await until(async () => !(await isReady()), 5_000).catch(() => undefined);
  await until(demoAnswers, 15_000);
});

test("a second process on the same port says so and leaves the first alone", { timeout: 60_000 }, async () => {
  const first = running as ChildProcess;
  const second = start();
  await exited(second);
  expect([second.exitCode, printed]).toEqual([1, expect.stringContaining("PORT is in use")]);
  running = first;
  expect(await demoAnswers()).toBe(true);
});

test("SIGTERM to the whole group ends everything within five seconds", { timeout: 60_000 }, async () => {
  const [child, pid] = [running as ChildProcess, await postgresPid()];
  process.kill(-(child.pid ?? 0), "SIGTERM");
  await until(async () => (await isGone(child.pid ?? 0)) && (await isGone(pid)), 5_000);
});

test("two first starts on one folder share one cluster; stopped together they leave nothing running, and the next start knows it", {
  timeout: 90_000,
}, async () => {
  const fresh = { DATA_DIR: path.join(folder, "fresh"), PORT: "0", ROLES: "worker" };
  const both = [start(fresh), start(fresh)];
  const greeted = ["", ""];
  for (const [index, child] of both.entries()) child.stdout?.on("data", (chunk) => (greeted[index] += chunk));
  await until(async () => greeted.every((it) => it.includes("works on jobs")), 40_000);
  const pidFile = path.join(fresh.DATA_DIR, "postgres", "cluster", "postmaster.pid");
  const pid = Number((await readFile(pidFile, "utf8")).split("\n")[0]);
  for (const child of both) child.kill("SIGTERM");
  await until(
    async () => (await Promise.all([pid, ...both.map((it) => it.pid ?? 0)].map(isGone))).every(Boolean),
    5_000,
  );
  const again = start(fresh);
  await until(async () => printed.includes("works on jobs"), 20_000);
  again.kill("SIGTERM");
  await exited(again);
});

test("a start under a closed umask works", { timeout: 60_000 }, async () => {
  const child = start(
    { DATA_DIR: path.join(folder, "closed"), PORT: "0", ROLES: "worker" },
    "umask 077; exec npm start --silent",
  );
  await until(async () => printed.includes("works on jobs"), 30_000);
  child.kill("SIGTERM");
  await exited(child);
  expect(child.exitCode).toBe(0);
});

test("an empty secret is refused, and says which file", { timeout: 60_000 }, async () => {
  const empty = path.join(folder, "empty");
  await mkdir(empty);
  await writeFile(path.join(empty, "service.secret"), "\n");
  const child = start({ DATA_DIR: empty, PORT: "0" });
  await exited(child);
  expect([child.exitCode, printed]).toEqual([1, expect.stringContaining("service.secret holds no whole secret")]);
});

test("SIGTERM while a request waits for somebody's lock still ends everything within five seconds", {
  timeout: 60_000,
}, async () => {
  const child = start();
  await until(isReady, 15_000);
  const pid = await postgresPid();
  const [, , , databasePort] = (await readFile(pidFile(), "utf8")).split("\n");
  const password = await readFile(path.join(dataDir(), "postgres", "cluster", "superuser.password"), "utf8");
  const blocker = new pg.Client(`postgresql://postgres:${password}@127.0.0.1:${databasePort}/demo_session`);
  blocker.on("error", () => undefined);
  await blocker.connect();
  await blocker.query("begin; lock table admission in access exclusive mode");
  const blocked = fetch(url("/api/v1/demo-sessions"), { method: "POST" }).catch(() => undefined);
  await until(async () => {
    const { rows } = await blocker.query("select from pg_stat_activity where wait_event_type = 'Lock'");
    return rows.length > 0;
  }, 5_000);
  child.kill("SIGTERM");
  await until(async () => (await isGone(child.pid ?? 0)) && (await isGone(pid)), 5_000);
  await blocked;
  await blocker.end().catch(() => undefined);
});

test("databases of one's own are used, and the same one twice is refused however it is spelt", {
  timeout: 60_000,
}, async () => {
  const [main, demo] = [await cloneDatabase("main"), await cloneDatabase("bakery")];
  const secret = { SERVICE_SECRET: "a-secret-for-tests-only-0123456789", OPERATOR_API_KEY: "x".repeat(32) };
  try {
    const child = start({
      DATABASE_URL: main.superuserUrl,
      DEMO_DATABASE_URL: demo.superuserUrl,
      HOST: "localhost",
      ...secret,
      REDIS_URL: "redis://localhost",
    });
    await until(isReady, 20_000);
    expect(printed).toContain("REDIS_URL is set but not used yet");
    expect((await fetch(url("/api/v1/demo-sessions"), { method: "POST" })).status).toBe(201);
    child.kill("SIGTERM");
    await exited(child);
    const twice = start({
      DATABASE_URL: main.superuserUrl,
      DEMO_DATABASE_URL: main.superuserUrl.replace("127.0.0.1", "localhost"),
      ...secret,
    });
    await exited(twice);
    expect([twice.exitCode, printed]).toEqual([1, expect.stringContaining("names the same database as DATABASE_URL")]);
  } finally {
    await Promise.all([main.drop(), demo.drop()]);
  }
});

test("databases that cannot be reached are all named, and the process ends with 1", { timeout: 60_000 }, async () => {
  const nowhere = new URL(inject("superuserUrl"));
  nowhere.port = "1";
  const child = start({
    DATABASE_URL: new URL("/one", nowhere).href,
    DEMO_DATABASE_URL: new URL("/two", nowhere).href,
    SERVICE_SECRET: "a-secret-for-tests-only-0123456789",
  });
  await exited(child);
  expect(child.exitCode).toBe(1);
  for (const name of [
    "  - DATABASE_URL: 127.0.0.1:1/one cannot be reached",
    "  - DEMO_DATABASE_URL: 127.0.0.1:1/two cannot be reached",
  ])
    expect(printed).toContain(name);
  expect(printed).not.toContain(nowhere.password);
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
