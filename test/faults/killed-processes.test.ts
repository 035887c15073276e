import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cloneDatabase, type TestDatabase } from "../database.ts";
import { freePort, until } from "../start-service.ts";
import { type Crashable, crashable } from "./crashable.ts";
import { CREATION_STOPS, isWaiting, type Stop, setStop, TEARDOWN_STOPS } from "./stopping-places.ts";

/*
 * kill -9 of the service at every step of a demo's beginning and end, and of the service and of PostgreSQL at random while 200 are
 * opened at once. After the last start the audit must be green within a minute. `CRASH_ROUNDS` says how often the random parts are
 * repeated.
 */

const ROUNDS = Number(process.env["CRASH_ROUNDS"] ?? 1);
const BACK_WITHIN_MS = 15_000;
const ROUND_MS = 40_000;

let databases: { main: TestDatabase; demo: TestDatabase };
let pools: { main: pg.Pool; demo: pg.Pool };
let service: Crashable;

beforeAll(async () => {
  const [main, demo] = await Promise.all([cloneDatabase("main"), cloneDatabase("bakery")]);
  databases = { main, demo };
  const pool = (connectionString: string) => new pg.Pool({ connectionString, max: 4 }).on("error", () => undefined);
  pools = { main: pool(main.superuserUrl), demo: pool(demo.superuserUrl) };
  service = crashable(await freePort(), { DATABASE_URL: main.superuserUrl, DEMO_DATABASE_URL: demo.superuserUrl });
  await service.start();
});
afterAll(async () => {
  service.close();
  await Promise.all([pools.main.end(), pools.demo.end()]);
  await Promise.all([databases.main.drop(), databases.demo.drop()]);
});

async function crashAt(stop: Stop, begin: () => Promise<unknown>): Promise<void> {
  const pool = pools[stop.database];
  const giveBack = await setStop(pool, stop);
  const begun = begin();
  await until(() => isWaiting(pool), 10_000, service.printed);
  await service.kill();
  await giveBack();
  await begun;
  await service.start();
}

test("a demo whose making or unmaking is killed at any step leaves nothing behind within a minute", {
  timeout: 240_000,
}, async () => {
  for (const stop of CREATION_STOPS) await crashAt(stop, () => service.open(stop.name));
  for (const stop of TEARDOWN_STOPS) {
    const id = await service.open(stop.name);
    await crashAt(stop, () => service.end(id ?? ""));
  }
  await service.becomesGreen();
  // Their names went with them.
  const { rows } = await pools.main.query(
    "select status, count(*)::int as n from demo_sessions where cleaned_at is not null and business_name is null group by 1 order by 1",
  );
  // Failed: before it is written (one statement, which goes on without whoever asked), before the tenant, and within it.
  expect(rows).toEqual([
    { status: "failed", n: 3 },
    { status: "terminated", n: TEARDOWN_STOPS.length },
  ]);
});

/** Opens 200 demos at once and lets `strike` happen somewhere in between. */
async function rush(service: Crashable, round: number, strike: () => Promise<unknown>): Promise<void> {
  const opening = Promise.all(Array.from({ length: 200 }, (_, n) => service.open(`round ${round}, ${n}`)));
  await pause(50 + ((round * 397) % 900));
  await strike();
  await opening;
}

test(`I15: killed at random while 200 are opened at once, ${ROUNDS} times, it is back soon, and what it promised is there`, {
  timeout: 120_000 + ROUNDS * ROUND_MS,
}, async () => {
  for (let round = 0; round < ROUNDS; round += 1) {
    await rush(service, round, () => service.kill());
    expect(await service.start()).toBeLessThan(BACK_WITHIN_MS);
  }
  await service.becomesGreen();
  const { rows } = await pools.main.query("select id from demo_sessions where status = 'active' and id = any ($1)", [
    [...service.promised],
  ]);
  expect(rows).toHaveLength(service.promised.size);
  expect(service.promised.size).toBeGreaterThan(ROUNDS);
});

test(`PostgreSQL killed at random while 200 are opened at once, ${ROUNDS} times, then both: nothing that was promised is lost`, {
  timeout: 120_000 + ROUNDS * ROUND_MS,
}, async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "demo-session-crash-"));
  await chmod(folder, 0o755);
  const own = crashable(await freePort(), { DATA_DIR: folder });
  const pidFile = path.join(folder, "postgres", "cluster", "postmaster.pid");
  const killDatabase = async () => process.kill(Number((await readFile(pidFile, "utf8")).split("\n")[0]), "SIGKILL");
  try {
    await own.start();
    for (let round = 0; round < ROUNDS; round += 1) {
      await rush(own, round, killDatabase);
      await until(async () => (await own.open("after the fault")) !== undefined, BACK_WITHIN_MS, own.printed);
    }
    await rush(own, ROUNDS, async () => {
      await killDatabase();
      await own.kill();
    });
    expect(await own.start()).toBeLessThan(BACK_WITHIN_MS);
    await own.becomesGreen();
    const lost = await Promise.all(
      [...own.promised].map(async (id) => ((await own.status(id)) === "active" ? [] : [id])),
    );
    expect(lost.flat()).toEqual([]);
    expect(own.promised.size).toBeGreaterThan(ROUNDS);
  } finally {
    await own.stop();
    await rm(folder, { recursive: true, force: true });
  }
});
