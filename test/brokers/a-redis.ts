import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createClient } from "redis";
import { freePort, until } from "../start-service.ts";
import { mustHaveBrokers, REDIS } from "./install-brokers.ts";

/** A Redis of the test's own: it can be killed, frozen and emptied. */
export interface RedisServer {
  readonly url: string;
  start(): Promise<void>;
  kill(): Promise<void>;
  freeze(isFrozen: boolean): void;
  flush(): Promise<void>;
  close(): Promise<void>;
}

export async function aRedis(password?: string): Promise<RedisServer> {
  mustHaveBrokers();
  const folder = await mkdtemp(path.join(tmpdir(), "demo-session-redis-"));
  const port = await freePort();
  const url = `redis://${password ? `:${password}@` : ""}127.0.0.1:${port}/3`;
  let server: ChildProcess | undefined;
  const hasExited = () => !server || server.exitCode !== null || server.signalCode !== null;
  const start = async () => {
    const settings = ["--port", String(port), "--bind", "127.0.0.1", "--save", "", "--dir", folder];
    server = spawn(REDIS, [...settings, ...(password ? ["--requirepass", password] : [])], {
      env: { ...process.env, LD_PRELOAD: "" },
      stdio: "ignore",
    });
    await until(async () => (await asked(url, (it) => it.ping())) === "PONG", 10_000);
  };
  const kill = async () => {
    if (!hasExited()) server?.kill("SIGKILL");
    await until(async () => hasExited(), 5_000);
  };
  await start();
  return {
    url,
    start,
    kill,
    freeze: (isFrozen) => void server?.kill(isFrozen ? "SIGSTOP" : "SIGCONT"),
    flush: async () => void (await asked(url, (it) => it.flushAll())),
    async close() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const clientOf = (url: string) => createClient({ url, socket: { connectTimeout: 500, reconnectStrategy: false } });

async function asked<Answer>(url: string, question: (client: ReturnType<typeof clientOf>) => Promise<Answer>) {
  const client = clientOf(url);
  client.on("error", () => undefined);
  try {
    await client.connect();
    return await question(client);
  } finally {
    client.destroy();
  }
}
