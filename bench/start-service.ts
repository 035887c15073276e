import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import manifest from "../package.json" with { type: "json" };
import { type Client, openClient } from "./client.ts";

/** The service as its user starts it, in a folder of its own that goes with it. */
export interface Service {
  readonly client: Client;
  readonly pid: number;
  /** A database of its embedded server, as who may do everything. */
  databaseUrl(database: string): Promise<string>;
  stop(): Promise<void>;
}

const OPERATOR_API_KEY = "key_for-the-bench-only-0123456789abc";
const SETTINGS = {
  OPERATOR_API_KEY,
  LOG_LEVEL: "warn",
  TRUST_PROXY: "127.0.0.1",
  HOST: "127.0.0.1",
  MAX_CONCURRENT_DEMOS: "100000",
  MAX_DEMOS_PER_IP: "100000",
  DEMO_CREATE_LIMIT: "1000000",
  DEMO_REQUESTS_PER_MINUTE: "1000000",
  DATASETS_AHEAD: "default",
};

/** @param whileStarting runs as soon as the process answers, until it is ready */
export async function startService(
  port: number,
  whileStarting?: (client: Client, isReady: () => boolean) => Promise<void>,
): Promise<Service> {
  const folder = await mkdtemp(path.join(tmpdir(), "demo-session-bench-"));
  await chmod(folder, 0o755);
  const env = { ...process.env, ...SETTINGS, PORT: String(port), DATA_DIR: folder };
  const child = spawn(process.execPath, startArguments(), {
    cwd: path.join(import.meta.dirname, ".."),
    env,
    stdio: ["ignore", "ignore", "inherit"],
  });
  const client = openClient(port);
  const answers = async (route: string) =>
    client.call("GET", route).then(
      (it) => it.status === 200,
      () => false,
    );
  let ready = false;
  await waitFor(() => answers("/livez"), child);
  const beside = whileStarting?.(client, () => ready);
  await waitFor(() => answers("/readyz"), child);
  ready = true;
  await beside;
  return {
    client,
    pid: child.pid ?? 0,
    databaseUrl: (database) => superuserUrl(folder, database),
    async stop() {
      client.close();
      await new Promise((resolve) => {
        child.once("exit", resolve);
        child.kill("SIGTERM");
      });
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** What `npm start` gives to Node. */
function startArguments(): string[] {
  const [, , ...given] = manifest.scripts.start.split(" ");
  return given;
}

async function waitFor(holds: () => Promise<boolean>, child: ChildProcess): Promise<void> {
  while (!(await holds())) {
    if (child.exitCode !== null) throw new Error(`the service ended with ${child.exitCode}`);
    await pause(20);
  }
}

async function superuserUrl(folder: string, database: string): Promise<string> {
  const cluster = path.join(folder, "postgres", "cluster");
  const password = await readFile(path.join(cluster, "superuser.password"), "utf8");
  const port = (await readFile(path.join(cluster, "postmaster.pid"), "utf8")).split("\n")[3];
  return `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
}
