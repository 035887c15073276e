import { spawn } from "node:child_process";
import { Connection } from "rabbitmq-client";
import { afterAll, beforeAll, expect, test } from "vitest";
import { publishOutbox, unparkOutbox } from "../../server/events/outbox.ts";
import { openRabbitBus, type RabbitBus, tryBroker } from "../../server/events/rabbit-bus.ts";
import { startRelay } from "../../server/events/relay.ts";
import { listenForSignUps } from "../../server/leads/sign-ups.ts";
import { openLog } from "../../server/log.ts";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";
import { until } from "../start-service.ts";
import { aListener, aPlatform, aRabbit, type Rabbit } from "./a-rabbit.ts";

/* What is announced reaches whoever listens on RabbitMQ, at least once and in its order, whatever becomes of the broker; what is rolled back never. */

let rabbit: Rabbit;
let service: TestService;
let bus: RabbitBus;
const logged: string[] = [];
beforeAll(async () => {
  [rabbit, service] = await Promise.all([aRabbit(), aService()]);
  bus = openRabbitBus(rabbit.url, openLog("debug", { write: (line) => logged.push(line) }));
  Object.assign(service.deps, { bus });
  await until(async () => bus.state() === "connected", 10_000);
}, 120_000);
afterAll(async () => {
  await bus.close();
  await service.close();
  await rabbit.close();
}, 60_000);

const waiting = async () =>
  (await service.superuser.query("select count(*)::int as n from outbox where published_at is null")).rows[0].n;
const announced = async () =>
  (await service.superuser.query("select id::text from outbox order by created_at, id")).rows.map((it) => it.id);
const open = async () => (await service.call("POST", "/demo-sessions")).json;

test("what no queue has is not taken as sent, and goes once somebody listens", async () => {
  const { id } = await open();
  expect(await publishOutbox(service.deps)).toBe(0);
  const { rows } = await service.superuser.query(
    "select last_error, attempts, parked_at, next_try_at > clock_timestamp() as later from outbox where session_id = $1",
    [id],
  );
  expect(rows).toEqual([
    { last_error: "no queue is bound for such events", attempts: 0, parked_at: null, later: true },
  ]);
  const listener = await aListener(rabbit.url);
  expect(await unparkOutbox(service.deps)).toBe(1);
  expect(await publishOutbox(service.deps)).toBe(1);
  await until(async () => listener.heard.length === 1, 5_000);
  const [heard] = listener.heard;
  expect(heard).toMatchObject({ routingKey: "demo.session_created", isPersistent: true, event: { session_id: id } });
  expect(heard?.messageId).toBe(heard?.event.event_id);
  expect(await waiting()).toBe(0);
  await listener.close();
});

test("whoever asks for some events only hears those, past the demo's others", async () => {
  const connection = new Connection({ url: rabbit.url });
  connection.on("error", () => undefined);
  // The queue of all of them is gone for a while.
  await connection.queueDelete({ queue: "listener" });
  const heard: string[] = [];
  const consumer = connection.createConsumer(
    {
      queue: "conversions",
      queueOptions: { exclusive: true },
      queueBindings: [{ exchange: "demo_sessions", routingKey: "demo.session_converted" }],
    },
    async ({ body }) => void heard.push(body.session_id),
  );
  await new Promise<void>((resolve) => consumer.once("ready", resolve));
  const { id } = await open();
  await publishOutbox(service.deps);
  await service.call("POST", `/demo-sessions/${id}/convert`, { token: OPERATOR_KEY, body: { stage: "signup" } });
  await publishOutbox(service.deps);
  await until(async () => heard.includes(id), 5_000);
  expect(await waiting()).toBe(1);
  await consumer.close();
  await connection.close();
  const listener = await aListener(rabbit.url);
  await unparkOutbox(service.deps);
  await publishOutbox(service.deps);
  expect(await waiting()).toBe(0);
  await listener.close();
});

test("the broker killed while five hundred demos are opened: each is there, each is announced, and in its order", async () => {
  const listener = await aListener(rabbit.url);
  const stop = startRelay({ ...service.deps, log: openLog("silent", { write: () => undefined }) });
  const sessions: string[] = [];
  const openSome = async (n: number) => {
    for (let k = 0; k < n; k += 1) {
      const { id, session_token: token } = await open();
      sessions.push(id);
      await service.call("POST", `/demo-sessions/${id}/extend`, { token, body: { hours: 1 } });
      await service.call("DELETE", `/demo-sessions/${id}`, { token });
    }
  };
  const opening = Promise.all(Array.from({ length: 10 }, () => openSome(50)));
  await until(async () => sessions.length > 50, 30_000);
  await rabbit.kill();
  await opening;
  expect(sessions.length).toBe(500);
  await until(async () => bus.state() === "away", 10_000);
  const left = await waiting();
  expect(left).toBeGreaterThan(200);
  await rabbit.start();
  await until(async () => (await waiting()) === 0, 60_000);
  const ids = await announced();
  const ours = () =>
    new Set(listener.heard.filter((it) => sessions.includes(it.event.session_id)).map((it) => it.event.event_id));
  await until(async () => ours().size >= 3 * sessions.length, 20_000);
  await stop();
  // I5: whatever was committed was heard; I6: nothing else was.
  const heard = new Set(listener.heard.map((it) => it.event.event_id));
  expect([...heard].filter((it) => !ids.includes(it))).toEqual([]);
  for (const id of sessions) {
    const of = listener.heard.filter((it) => it.event.session_id === id);
    const first = of.filter((it, at) => of.findIndex((other) => other.event.event_id === it.event.event_id) === at);
    expect(first.map((it) => it.routingKey)).toEqual([
      "demo.session_created",
      "demo.session_extended",
      "demo.session_terminated",
    ]);
  }
  await listener.close();
}, 180_000);

test("out of memory it takes nothing: demos are opened all the same, and their events go when it does again", async () => {
  const listener = await aListener(rabbit.url);
  await until(async () => bus.state() === "connected", 20_000);
  await rabbit.setAlarm(true);
  const stop = startRelay({ ...service.deps, log: openLog("silent", { write: () => undefined }) });
  // The alarm is told to whoever publishes.
  await until(async () => (await open()) && bus.state() === "blocked", 30_000);
  const startedAt = performance.now();
  const { id } = await open();
  expect(performance.now() - startedAt).toBeLessThan(1_000);
  expect(await waiting()).toBeGreaterThan(0);
  await rabbit.setAlarm(false);
  await until(async () => (await waiting()) === 0, 40_000);
  await until(async () => listener.heard.some((it) => it.event.session_id === id), 10_000);
  await stop();
  await listener.close();
}, 120_000);

test("ten thousand that wait are gone within a minute, and one that cannot be read is parked while the others go on", async () => {
  const listener = await aListener(rabbit.url);
  const { id } = await open();
  await service.superuser.query(
    `insert into outbox (id, routing_key, payload)
       select e, 'demo.session_extended', jsonb_build_object('event_type', 'demo_session_extended', 'event_id', e, 'schema_version', 1, 'session_id', gen_random_uuid(),
              'timestamp', '2026-11-28T10:00:00.000Z', 'hours', 1, 'expires_at', '2026-11-28T11:00:00.000Z')
         from (select gen_random_uuid() as e from generate_series(1, 10000)) it`,
  );
  const { rows: poison } = await service.superuser.query(
    `insert into outbox (routing_key, payload, created_at)
       values ('demo.session_extended', jsonb_build_object('session_id', $1::text, 'hours', 'none'), clock_timestamp() - interval '1 hour') returning id`,
    [id],
  );
  const startedAt = performance.now();
  await publishOutbox(service.deps);
  expect((performance.now() - startedAt) / 1_000).toBeLessThan(60);
  const state = async () =>
    (
      await service.superuser.query("select attempts, parked_at is not null as parked from outbox where id = $1", [
        poison[0].id,
      ])
    ).rows[0];
  expect((await state()).parked).toBe(false);
  // What is behind it in its own demo waits, and nothing else.
  expect(await waiting()).toBe(2);
  while ((await state()).attempts < 5) {
    await service.superuser.query("update outbox set next_try_at = null where id = $1", [poison[0].id]);
    await publishOutbox(service.deps);
  }
  expect(await state()).toEqual({ attempts: 5, parked: true });
  // Then what was behind it goes.
  await publishOutbox(service.deps);
  expect(await waiting()).toBe(1);
  await until(async () => listener.heard.some((it) => it.event.session_id === id), 10_000);
  await listener.close();
}, 120_000);

test("the platform's sign-up becomes a conversion, a message that cannot be done is kept, and none is lost with the broker", async () => {
  const log = openLog("silent", { write: () => undefined });
  const stop = listenForSignUps({ ...service.deps, log }, bus.connection);
  const platform = aPlatform(rabbit.url);
  const stage = async (id: string) =>
    (await service.superuser.query("select converted_stage from demo_sessions where id = $1", [id])).rows[0]
      .converted_stage;
  const { id } = await open();
  const message = { event_id: crypto.randomUUID(), tenant_id: crypto.randomUUID(), demo_session_id: id };
  await until(async () => {
    await platform.send(message);
    return (await stage(id)) === "signup";
  }, 15_000);
  await platform.send({ ...message, event_id: "nonsense" });
  await until(async () => (await platform.deadLetters()) === 1, 10_000);
  // Sent while nobody takes them, and the broker killed: they are there when both are again.
  await stop();
  const other = await open();
  await platform.send({ ...message, event_id: crypto.randomUUID(), demo_session_id: other.id, stage: "paid" });
  await rabbit.kill();
  await rabbit.start();
  const stopAgain = listenForSignUps({ ...service.deps, log }, bus.connection);
  await until(async () => (await stage(other.id)) === "paid", 40_000);
  expect(await platform.deadLetters()).toBe(1);
  await stopAgain();
  await platform.close();
}, 120_000);

test("at rest an event is heard within a second", async () => {
  const listener = await aListener(rabbit.url);
  const stop = startRelay({ ...service.deps, log: openLog("silent", { write: () => undefined }) });
  const took: number[] = [];
  for (let n = 0; n < 40; n += 1) {
    const startedAt = performance.now();
    const { id } = await open();
    await until(async () => listener.heard.some((it) => it.event.session_id === id), 5_000);
    took.push(performance.now() - startedAt);
  }
  await stop();
  await listener.close();
  expect(Math.max(...took)).toBeLessThan(1_000);
}, 60_000);

test("the example of the documentation hears what is announced", async () => {
  const example = spawn(process.execPath, ["docs/examples/listen.js", rabbit.url]);
  let printed = "";
  example.stdout.on("data", (chunk) => (printed += chunk));
  const ids: string[] = [];
  await until(async () => {
    ids.push((await open()).id);
    await publishOutbox(service.deps);
    return ids.some((it) => printed.includes(`demo.session_created ${it}`));
  }, 15_000);
  example.kill("SIGTERM");
  await until(async () => example.exitCode !== null || example.signalCode !== null, 5_000);
}, 30_000);

test("a broker that refuses is told from one that is away, and nothing that is logged has the address", async () => {
  const wrong = rabbit.url.replace("guest:guest", "guest:wrong-secret");
  expect(await tryBroker(wrong)).toBe("refused");
  expect(await tryBroker(rabbit.url)).toBe("fine");
  expect(await tryBroker("amqp://guest:guest@127.0.0.1:1")).toBe("away");
  expect(logged.length).toBeGreaterThan(0);
  expect(logged.join("\n")).not.toMatch(/guest|127\.0\.0\.1/);
});
