import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { Connection } from "rabbitmq-client";
import { freePort, until } from "../start-service.ts";
import { mustHaveBrokers, RABBITMQ } from "./install-brokers.ts";

const run = promisify(execFile);
const START_MS = 60_000;

/** A RabbitMQ of the test's own: it can be killed, started again, and be out of memory. */
export interface Rabbit {
  readonly url: string;
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Takes nothing while it lasts, as when memory runs out. */
  setAlarm(isOn: boolean): Promise<void>;
  close(): Promise<void>;
}

export async function aRabbit(): Promise<Rabbit> {
  mustHaveBrokers();
  const home = await mkdtemp(path.join(tmpdir(), "demo-session-rabbit-"));
  const [port, distribution, mapper] = [await freePort(), await freePort(), await freePort()];
  const env = {
    ...process.env,
    HOME: home,
    // The runner's own clock is no business of another program's.
    LD_PRELOAD: "",
    RABBITMQ_NODENAME: `test${port}@localhost`,
    RABBITMQ_NODE_IP_ADDRESS: "127.0.0.1",
    RABBITMQ_NODE_PORT: String(port),
    RABBITMQ_DIST_PORT: String(distribution),
    RABBITMQ_MNESIA_BASE: path.join(home, "mnesia"),
    RABBITMQ_LOG_BASE: path.join(home, "log"),
    RABBITMQ_ENABLED_PLUGINS_FILE: path.join(home, "plugins"),
    RABBITMQ_CONF_ENV_FILE: path.join(home, "none"),
    ERL_EPMD_PORT: String(mapper),
    ERL_EPMD_ADDRESS: "127.0.0.1",
  };
  await writeFile(env.RABBITMQ_ENABLED_PLUGINS_FILE, "[].");
  const url = `amqp://guest:guest@127.0.0.1:${port}`;
  let server: ChildProcess | undefined;
  const hasExited = () => !server || server.exitCode !== null || server.signalCode !== null;
  const signal = async (name: NodeJS.Signals) => {
    if (server?.pid && !hasExited()) process.kill(-server.pid, name);
    await until(async () => hasExited(), 20_000);
  };
  const start = async () => {
    server = spawn(`${RABBITMQ}/rabbitmq-server`, { env, detached: true, stdio: "ignore" });
    await until(() => answers(url), START_MS);
  };
  await start();
  return {
    url,
    start,
    kill: () => signal("SIGKILL"),
    async setAlarm(isOn) {
      await run(`${RABBITMQ}/rabbitmqctl`, ["set_vm_memory_high_watermark", isOn ? "0.000001" : "0.6"], { env });
    },
    async close() {
      await signal("SIGKILL");
      await run("epmd", ["-port", String(mapper), "-kill"], { env }).catch(() => undefined);
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<boolean> {
  const connection = new Connection({ url, connectionTimeout: 1_000, retryLow: 60_000 });
  const { promise, resolve } = Promise.withResolvers<boolean>();
  connection.on("connection", () => resolve(true));
  connection.on("error", () => resolve(false));
  const isThere = await promise;
  await connection.close().catch(() => undefined);
  return isThere;
}

export interface Heard {
  readonly routingKey: string;
  readonly event: { readonly event_id: string; readonly session_id: string; readonly event_type: string };
  readonly messageId: string | undefined;
  readonly isPersistent: boolean;
}

/** Somebody who listens, with a queue of their own that outlives the broker. */
export async function aListener(url: string, queue = "listener") {
  const heard: Heard[] = [];
  const connection = new Connection({ url, retryLow: 100, retryHigh: 500 });
  connection.on("error", () => undefined);
  const consumer = connection.createConsumer(
    {
      queue,
      queueOptions: { durable: true },
      qos: { prefetchCount: 500 },
      exchanges: [{ exchange: "demo_sessions", type: "topic", durable: true }],
      queueBindings: [{ exchange: "demo_sessions", routingKey: "demo.#" }],
    },
    async (message) => {
      heard.push({
        routingKey: message.routingKey,
        event: message.body as Heard["event"],
        messageId: message.messageId,
        isPersistent: message.durable === true,
      });
    },
  );
  consumer.on("error", () => undefined);
  await new Promise<void>((resolve) => consumer.once("ready", resolve));
  return {
    heard,
    async close() {
      await consumer.close();
      await connection.close();
    },
  };
}

/** The platform, which announces who signed up. */
export function aPlatform(url: string) {
  const connection = new Connection({ url, retryLow: 100 });
  // It connects again by itself.
  connection.on("error", () => undefined);
  const exchange = "tenants";
  const publisher = connection.createPublisher({
    confirm: true,
    exchanges: [{ exchange, type: "topic", durable: true }],
  });
  return {
    send: (body: object) =>
      publisher.send({ exchange, routingKey: "tenant.signed_up", durable: true, mandatory: true }, body),
    /** How many could not be done. */
    deadLetters: async () =>
      (await connection.queueDeclare({ queue: "demo_sessions.dead_letters", passive: true })).messageCount,
    close: async () => {
      await publisher.close();
      await connection.close();
    },
  };
}
