import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { cloneDatabase } from "../database.ts";
import {
  exited,
  freePort,
  isGone,
  killGroup,
  nodePid,
  type ServiceProcess,
  startService,
  until,
} from "../start-service.ts";

/* The service as its user starts it: `npm start`, a folder, and signals. */

let folder: string;
let port: number;
let running: ServiceProcess | undefined;
const started: ServiceProcess[] = [];

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "demo session "));
  await chmod(folder, 0o755);
  port = await freePort();
});
afterAll(async () => {
  for (const it of started) killGroup(it);
  await rm(folder, { recursive: true, force: true });
});

const dataDir = () => path.join(folder, "data");
const url = (route: string) => `http://localhost:${port}${route}`;
const printed = () => running?.printed() ?? "";

function start(environment: NodeJS.ProcessEnv = {}, command?: string): ServiceProcess {
  running = startService({ PORT: String(port), DATA_DIR: dataDir(), ...environment }, command);
  started.push(running);
  return running;
}

const isReady = async () => (await fetch(url("/readyz"))).ok;
const pidFile = () => path.join(dataDir(), "postgres", "cluster", "postmaster.pid");
const postgresPid = async () => Number((await readFile(pidFile(), "utf8")).split("\n")[0]);

let token: string;
const demoAnswers = async () =>
  (await fetch(url("/api/v1/workspace/sales/daily"), { headers: { authorization: `Bearer ${token}` } })).status === 200;

test("npm start makes everything it needs and says how to go on", { timeout: 60_000 }, async () => {
  start();
  expect(await until(isReady, 30_000)).toBeLessThan(15_000);
  await until(async () => printed().includes('"msg":"ready"'), 2_000, printed);
  // Nobody looks on: there are lines of JSON alone, and a key is not for a log.
  const lines = printed()
    .trim()
    .split("\n")
    .map((it) => JSON.parse(it));
  expect(lines).toContainEqual(
    expect.objectContaining({ level: "info", operator_key_file: path.join(dataDir(), "operator.key") }),
  );
  const key = (await readFile(path.join(dataDir(), "operator.key"), "utf8")).trim();
  expect(printed()).not.toContain(key);
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
  const [child, pid] = [running as ServiceProcess, await postgresPid()];
  child.child.kill("SIGTERM");
  await until(async () => (await isGone(child.child.pid ?? 0)) && (await isGone(pid)), 5_000);
  start();
  await until(isReady, 15_000);
  expect(printed()).not.toContain("operator_key_file");
  expect(await demoAnswers()).toBe(true);
});

test("after kill -9 of node the database that lives on is used again", { timeout: 60_000 }, async () => {
  const [child, pid] = [running as ServiceProcess, await postgresPid()];
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
  const first = running as ServiceProcess;
  const second = start();
  await exited(second);
  expect([second.child.exitCode, printed()]).toEqual([1, expect.stringContaining("PORT is in use")]);
  running = first;
  expect(await demoAnswers()).toBe(true);
});

test("SIGTERM to the whole group ends everything within five seconds", { timeout: 60_000 }, async () => {
  const [child, pid] = [running as ServiceProcess, await postgresPid()];
  process.kill(-(child.child.pid ?? 0), "SIGTERM");
  await until(async () => (await isGone(child.child.pid ?? 0)) && (await isGone(pid)), 5_000);
});

test("two first starts on one folder share one cluster; stopped together they leave nothing running, and the next start knows it", {
  timeout: 90_000,
}, async () => {
  const fresh = { DATA_DIR: path.join(folder, "fresh"), PORT: "0", ROLES: "worker" };
  const both = [start(fresh), start(fresh)];
  const printedByBoth = () => both.map((it) => it.printed()).join("\n");
  await until(async () => both.every((it) => it.printed().includes('"roles":["worker"]')), 40_000, printedByBoth);
  const pidFile = path.join(fresh.DATA_DIR, "postgres", "cluster", "postmaster.pid");
  const pid = Number((await readFile(pidFile, "utf8")).split("\n")[0]);
  for (const child of both) child.child.kill("SIGTERM");
  await until(
    async () => (await Promise.all([pid, ...both.map((it) => it.child.pid ?? 0)].map(isGone))).every(Boolean),
    5_000,
  );
  const again = start(fresh);
  await until(async () => printed().includes('"roles":["worker"]'), 20_000);
  again.child.kill("SIGTERM");
  await exited(again);
});

test("a start under a closed umask works", { timeout: 60_000 }, async () => {
  const child = start(
    { DATA_DIR: path.join(folder, "closed"), PORT: "0", ROLES: "worker" },
    "umask 077; exec npm start --silent",
  );
  await until(async () => printed().includes('"roles":["worker"]'), 30_000);
  child.child.kill("SIGTERM");
  await exited(child);
  expect(child.child.exitCode).toBe(0);
});

test("an empty secret is refused, and says which file", { timeout: 60_000 }, async () => {
  const empty = path.join(folder, "empty");
  await mkdir(empty);
  await writeFile(path.join(empty, "service.secret"), "\n");
  const child = start({ DATA_DIR: empty, PORT: "0" });
  await exited(child);
  expect([child.child.exitCode, printed()]).toEqual([
    1,
    expect.stringContaining("service.secret holds no whole secret"),
  ]);
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
    // In one transaction it would say the same as the first time.
    await blocker.query("select pg_stat_clear_snapshot()");
    const { rows } = await blocker.query("select from pg_stat_activity where wait_event_type = 'Lock'");
    return rows.length > 0;
  }, 5_000);
  child.child.kill("SIGTERM");
  await until(async () => (await isGone(child.child.pid ?? 0)) && (await isGone(pid)), 5_000);
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
      REDIS_URL: "redis://localhost:1",
    });
    await until(isReady, 20_000);
    await until(async () => printed().includes("Redis cannot be reached"), 2_000, printed);
    expect((await fetch(url("/api/v1/demo-sessions"), { method: "POST" })).status).toBe(201);
    child.child.kill("SIGTERM");
    await exited(child);
    const twice = start({
      DATABASE_URL: main.superuserUrl,
      DEMO_DATABASE_URL: main.superuserUrl.replace("127.0.0.1", "localhost"),
      ...secret,
    });
    await exited(twice);
    expect([twice.child.exitCode, printed()]).toEqual([
      1,
      expect.stringContaining("names the same database as DATABASE_URL"),
    ]);
  } finally {
    await Promise.all([main.drop(), demo.drop()]);
  }
});

test("once it was migrated replicas start with a login that may change nothing", { timeout: 90_000 }, async () => {
  const [main, demo] = [await cloneDatabase("main"), await cloneDatabase("bakery")];
  const onServer = async (statement: string) => {
    const client = new pg.Client(inject("superuserUrl"));
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  const name = `replica_${process.pid}`;
  await onServer(`create role ${name} login noinherit password 'for-tests-only'`);
  const asReplica = (url: string) => Object.assign(new URL(url), { username: name, password: "for-tests-only" }).href;
  const environment = {
    DATABASE_URL: asReplica(main.superuserUrl),
    DEMO_DATABASE_URL: asReplica(demo.superuserUrl),
    HOST: "localhost",
    SERVICE_SECRET: "a-secret-for-tests-only-0123456789",
    OPERATOR_API_KEY: "x".repeat(32),
  };
  try {
    const early = start(environment);
    await exited(early);
    expect([early.child.exitCode, printed()]).toEqual([1, expect.stringContaining("npm run migrate")]);
    const migrating = start(
      { ...environment, DATABASE_MIGRATION_URL: main.superuserUrl, DEMO_MIGRATION_URL: demo.superuserUrl },
      "exec npm run --silent migrate",
    );
    await until(async () => printed().includes("Both databases are up to date."), 20_000, printed);
    await exited(migrating);
    const replica = start(environment);
    await until(isReady, 20_000, printed);
    expect((await fetch(url("/api/v1/demo-sessions"), { method: "POST" })).status).toBe(201);
    replica.child.kill("SIGTERM");
    await exited(replica);
  } finally {
    for (const database of [main, demo]) await database.drop();
    await onServer(`drop role ${name}`);
  }
});

test("a start that can only fail leaves what is running alone", { timeout: 60_000 }, async () => {
  const first = start();
  await until(isReady, 20_000, printed);
  for (const [environment, said] of [
    [{ SERVICE_SECRET: "another-secret-for-tests-only-0123456" }, "SERVICE_SECRET: is not that of the service"],
    [{ DATABASE_URL: "postgresql://a:b@127.0.0.1:1/x" }, "DEMO_DATABASE_URL: is required"],
    [{ DATA_DIR: "/dev/null/x" }, "DATA_DIR: /dev/null/x cannot be written"],
  ] as Array<[NodeJS.ProcessEnv, string]>) {
    const failing = start({ PORT: "0", ...environment });
    await exited(failing);
    expect([failing.child.exitCode, printed()]).toEqual([1, expect.stringContaining(said)]);
  }
  running = first;
  expect((await fetch(url("/api/v1/demo-sessions"), { method: "POST" })).status).toBe(201);
  first.child.kill("SIGTERM");
  await exited(first);
});

test("databases that cannot be reached are all named, and the process ends with 1", { timeout: 60_000 }, async () => {
  const nowhere = new URL(inject("superuserUrl"));
  nowhere.port = "1";
  const child = start({
    DATABASE_URL: new URL("/one", nowhere).href,
    DEMO_DATABASE_URL: new URL("/two", nowhere).href,
    SERVICE_SECRET: "a-secret-for-tests-only-0123456789",
    OPERATOR_API_KEY: "x".repeat(32),
  });
  await exited(child);
  expect(child.child.exitCode).toBe(1);
  for (const name of [
    "  - DATABASE_URL: 127.0.0.1:1/one cannot be reached",
    "  - DEMO_DATABASE_URL: 127.0.0.1:1/two cannot be reached",
  ])
    expect(printed()).toContain(name);
  expect(printed()).not.toContain(nowhere.password);
});
