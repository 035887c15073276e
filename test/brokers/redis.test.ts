import { afterAll, beforeAll, expect, test } from "vitest";
import { buildApp } from "../../server/app.ts";
import { countTogether } from "../../server/http/counter.ts";
import { openCreateLimit, openRequestLimit } from "../../server/http/limit.ts";
import { openSharedStore, type SharedStore, tryStore } from "../../server/http/shared-store.ts";
import { openLog } from "../../server/log.ts";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";
import { until } from "../start-service.ts";
import { aRedis, type RedisServer } from "./a-redis.ts";

/* Limits of two replicas together, whatever becomes of the Redis between them. */

const LIMIT = 20;
let redis: RedisServer;
let service: TestService;
const stores: SharedStore[] = [];
const apps: Array<Awaited<ReturnType<typeof buildApp>>> = [];
const logged: string[] = [];
beforeAll(async () => {
  redis = await aRedis();
  service = await aService({ MAX_CONCURRENT_DEMOS: "1000", TRUST_PROXY: "127.0.0.1" });
  const log = openLog("debug", { write: (line) => logged.push(line) });
  for (let n = 0; n < 2; n += 1) {
    const store = openSharedStore(redis.url, log);
    const count = countTogether(store);
    stores.push(store);
    apps.push(
      await buildApp({
        ...service.deps,
        store,
        createLimit: openCreateLimit(LIMIT, count),
        requestLimit: openRequestLimit(1_000, count),
      }),
    );
  }
  await areConnected();
}, 60_000);
afterAll(async () => {
  for (const it of apps) await it.close();
  for (const it of stores) await it.close();
  await service.close();
  await redis.close();
});

const areConnected = () => until(async () => stores.every((it) => it.state() === "connected"), 15_000);
let addresses = 0;
const anAddress = () => `203.0.113.${++addresses}`;
const ask = (replica: number, address: string) =>
  apps[replica]?.inject({
    method: "POST",
    url: "/api/v1/demo-sessions",
    headers: { "x-forwarded-for": address },
  });
/** Of so many at once, on both replicas in turn, how many were let in; and how long the slowest took. */
async function storm(n: number, address = anAddress()) {
  const startedAt = performance.now();
  const answers = await Promise.all(Array.from({ length: n }, (_, at) => ask(at % 2, address)));
  const statuses = answers.map((it) => it?.statusCode);
  return {
    opened: statuses.filter((it) => it === 201).length,
    refused: statuses.filter((it) => it === 429).length,
    ms: performance.now() - startedAt,
  };
}
const health = async (replica = 0) =>
  (
    await apps[replica]?.inject({
      url: "/api/v1/demo-sessions/health",
      headers: { authorization: `Bearer ${OPERATOR_KEY}` },
    })
  )?.json();

test("of eighty at once on two replicas exactly as many are let in as one limit allows", async () => {
  for (let round = 0; round < 3; round += 1)
    expect(await storm(80)).toMatchObject({ opened: LIMIT, refused: 80 - LIMIT });
  expect((await health()).checks.shared_limits).toBe("ok");
});

test("with Redis killed each replica counts by itself, says so, and both count together again when it is back", async () => {
  await redis.kill();
  await until(async () => stores.every((it) => it.state() === "away"), 5_000);
  expect(await storm(80)).toMatchObject({ opened: 2 * LIMIT, refused: 80 - 2 * LIMIT });
  expect(await health()).toMatchObject({ status: "degraded", checks: { shared_limits: "failing" } });
  const metrics = await apps[0]?.inject({ url: "/metrics", headers: { authorization: `Bearer ${OPERATOR_KEY}` } });
  expect(metrics?.body).toContain('demo_dependency_up{dependency="redis"} 0');
  await redis.start();
  await areConnected();
  expect(await storm(80)).toMatchObject({ opened: LIMIT, refused: 80 - LIMIT });
  expect((await health()).checks.shared_limits).toBe("ok");
});

test("what this replica let in before Redis went counts after it, too", async () => {
  const address = anAddress();
  for (let n = 0; n < LIMIT; n += 1) expect((await ask(0, address))?.statusCode).toBe(201);
  await redis.kill();
  await until(async () => stores.every((it) => it.state() === "away"), 5_000);
  expect((await ask(0, address))?.statusCode).toBe(429);
  await redis.start();
  await areConnected();
});

test("frozen it holds nobody up, and emptied it is no error", async () => {
  redis.freeze(true);
  const { opened, refused, ms } = await storm(80);
  expect([opened + refused, opened <= 2 * LIMIT]).toEqual([80, true]);
  expect(ms).toBeLessThan(3_000);
  const again = await storm(80);
  expect([again.opened, again.refused]).toEqual([2 * LIMIT, 80 - 2 * LIMIT]);
  redis.freeze(false);
  await areConnected();
  await redis.flush();
  expect(await storm(80)).toMatchObject({ opened: LIMIT, refused: 80 - LIMIT });
});

test("a Redis that refuses is told from one that is away, and nothing that is logged has the address", async () => {
  const guarded = await aRedis("a-secret-of-its-own");
  expect(await tryStore(guarded.url)).toBe("fine");
  expect(await tryStore(guarded.url.replace("a-secret-of-its-own", "wrong"))).toBe("refused");
  expect(await tryStore(guarded.url.replace(":a-secret-of-its-own@", ""))).toBe("refused");
  expect(await tryStore(guarded.url.replace(/\/3$/, "/99"))).toBe("refused");
  await guarded.close();
  expect(await tryStore("redis://127.0.0.1:1")).toBe("away");
  expect(logged.some((it) => it.includes("Redis cannot be reached"))).toBe(true);
  expect(logged.join("\n")).not.toMatch(/127\.0\.0\.1/);
});
