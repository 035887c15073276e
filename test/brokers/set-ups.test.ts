import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { connect } from "../../audit/databases.ts";
import { INVARIANTS } from "../../audit/invariants.ts";
import { buildApp } from "../../server/app.ts";
import type { Deps } from "../../server/deps.ts";
import { type Bus, openBus } from "../../server/events/bus.ts";
import { openRabbitBus } from "../../server/events/rabbit-bus.ts";
import { countTogether } from "../../server/http/counter.ts";
import { openCreateLimit, openRequestLimit, openSignInLimit } from "../../server/http/limit.ts";
import { openSharedStore, type SharedStore } from "../../server/http/shared-store.ts";
import { openLog } from "../../server/log.ts";
import { startWorker } from "../../server/worker.ts";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";
import { event } from "../leads.ts";
import { until } from "../start-service.ts";
import { aListener, aRabbit, type Rabbit } from "./a-rabbit.ts";
import { aRedis, type RedisServer } from "./a-redis.ts";

/*
 * A demo's whole life, the same on each set-up: nothing configured; Redis; RabbitMQ; and both, with two replicas of which each request asks the other
 * one. At its end the audit holds, and where somebody listens they have heard all of it.
 */

let rabbit: Rabbit;
let redis: RedisServer;
beforeAll(async () => {
  [rabbit, redis] = await Promise.all([aRabbit(), aRedis()]);
}, 120_000);
afterAll(async () => {
  await Promise.all([rabbit.close(), redis.close()]);
}, 60_000);

const quiet = openLog("silent", { write: () => undefined });

interface SetUp {
  readonly service: TestService;
  /** Asks one replica after the other. */
  readonly call: TestService["call"];
  readonly close: () => Promise<void>;
}

async function setUp(withRedis: boolean, withRabbit: boolean, replicas: number): Promise<SetUp> {
  const service = await aService({ DATASETS_AHEAD: "default" });
  const closers: Array<() => Promise<unknown>> = [];
  const apps: Array<Awaited<ReturnType<typeof buildApp>>> = [];
  for (let n = 0; n < replicas; n += 1) {
    const bus: Bus = withRabbit ? openRabbitBus(rabbit.url, quiet) : openBus();
    const store: SharedStore | undefined = withRedis ? openSharedStore(redis.url, quiet) : undefined;
    await until(
      async () => ["connected", "in_process"].includes(bus.state()) && (store?.state() ?? "connected") === "connected",
      10_000,
    );
    const count = store && countTogether(store);
    const deps: Deps = {
      ...service.deps,
      log: quiet,
      bus,
      store,
      createLimit: openCreateLimit(1_000, count),
      requestLimit: openRequestLimit(1_000, count),
      signInLimit: openSignInLimit("sign-in", count),
    };
    const app = await buildApp(deps);
    apps.push(app);
    const stopWorker = await startWorker(deps);
    closers.push(
      stopWorker,
      () => app.close(),
      () => bus.close(),
      async () => store?.close(),
    );
  }
  let asked = 0;
  const call: TestService["call"] = async (method, url, { token, body, headers } = {}) => {
    const answer = await apps[asked++ % replicas]?.inject({
      method,
      url: `/api/v1${url}`,
      ...(body && { payload: body }),
      headers: { ...(token && { authorization: `Bearer ${token}` }), ...headers },
    });
    return { status: answer?.statusCode ?? 0, json: answer?.json() as never, headers: answer?.headers ?? {} };
  };
  return {
    service,
    call,
    async close() {
      for (const it of closers) await it();
      await service.close();
    },
  };
}

async function violations(service: TestService): Promise<string[]> {
  const main = await connect(service.mainDatabase.superuserUrl, "session_auditor");
  const demo = await connect(service.demoDatabase.superuserUrl, "demo_auditor");
  try {
    const found = await Promise.all(INVARIANTS.map(async ({ id, find }) => [id, await find({ main, demo })] as const));
    return found.flatMap(([id, wrong]) => wrong.map((it) => `${id}: ${it}`));
  } finally {
    await Promise.all([main.end(), demo.end()]);
  }
}

describe.each([
  ["nothing configured", false, false, 1],
  ["Redis", true, false, 1],
  ["RabbitMQ", false, true, 1],
  ["both, with two replicas", true, true, 2],
] as const)("%s", (_name, withRedis, withRabbit, replicas) => {
  test("a demo is opened, used, kept in touch with, started again, ended and deleted; all of it is announced", async () => {
    const queue = `set-up ${replicas} ${withRedis} ${crypto.randomUUID()}`;
    const listener = withRabbit ? await aListener(rabbit.url, queue) : undefined;
    const { service, call, close } = await setUp(withRedis, withRabbit, replicas);
    const key = { "idempotency-key": crypto.randomUUID() };
    const opened = await call("POST", "/demo-sessions", { body: { business_name: "Librería Luna" }, headers: key });
    expect(opened.status).toBe(201);
    const { id, session_token: token, credentials } = opened.json;
    expect(
      (await call("POST", "/demo-sessions", { body: { business_name: "Librería Luna" }, headers: key })).json.id,
    ).toBe(id);
    const { items } = (await call("GET", "/workspace/books" as never, { token })).json as {
      items: Array<{ id: string }>;
    };
    const book = items[0]?.id;
    const edit = (price_cents: number) =>
      call("PATCH", `/workspace/books/${book}` as never, { token, body: { price_cents } });
    expect((await edit(999)).status).toBe(200);
    const { email, password } = credentials[1] ?? { email: "", password: "" };
    expect((await call("POST", "/workspace/sign-in", { body: { email, password } })).status).toBe(200);
    const events = { events: [event("page_view", { screen: "books" }), event("action_performed", { action: "edit" })] };
    for (let n = 0; n < 2; n += 1) await call("POST", `/demo-sessions/${id}/events`, { token, body: events });
    await call("POST", `/demo-sessions/${id}/extend`, { token, body: { hours: 1 } });
    await call("PUT", `/demo-sessions/${id}/lead`, { token, body: { email: "luna@sol.test", consents: ["email"] } });
    await call("POST", `/demo-sessions/${id}/convert`, { token: OPERATOR_KEY, body: { stage: "signup" } });
    expect((await call("POST", `/demo-sessions/${id}/reset`, { token })).status).toBe(200);
    expect((await call("DELETE", `/demo-sessions/${id}`, { token })).status).toBe(200);
    // Dead on every replica from the very next request on.
    for (let n = 0; n < 4; n += 1) expect((await call("GET", "/workspace/me", { token })).status).toBe(410);
    await until(async () => (await call("GET", `/demo-sessions/${id}/receipt`, { token })).status === 200, 20_000);
    const waiting = async () =>
      (await service.superuser.query("select count(*)::int as n from outbox where published_at is null")).rows[0].n;
    await until(async () => (await waiting()) === 0, 20_000);
    const said = [
      "demo.session_created",
      "demo.session_extended",
      "demo.lead_captured",
      "demo.session_converted",
      "demo.session_terminated",
      "demo.session_cleaned",
    ];
    if (listener) {
      await until(async () => listener.heard.length >= said.length, 10_000);
      expect(listener.heard.filter((it) => it.event.session_id === id).map((it) => it.routingKey)).toEqual(said);
    }
    const { rows } = await service.superuser.query(
      "select routing_key from outbox where session_id = $1 order by created_at, id",
      [id],
    );
    expect(rows.map((it) => it.routing_key)).toEqual(said);
    expect(await violations(service)).toEqual([]);
    await close();
    await listener?.close();
  }, 90_000);
});
