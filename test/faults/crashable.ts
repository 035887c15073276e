import { spawn } from "node:child_process";
import path from "node:path";
import { killGroup, nodePid, type ServiceProcess, startService, until } from "../start-service.ts";

const OPERATOR_API_KEY = "key_for-tests-only-0123456789abcdef";
const headers = { authorization: `Bearer ${OPERATOR_API_KEY}` };
const BACK_WITHIN_MS = 30_000;
const GREEN_WITHIN_MS = 60_000;

/** A service that is killed and started again, and what it promised to whom. */
export interface Crashable {
  /** Sessions whose makers were told that they are open, and that nobody ended since. */
  readonly promised: ReadonlySet<string>;
  printed(): string;
  /** @returns milliseconds from the start until a demo was opened */
  start(): Promise<number>;
  /** kill -9, of node alone. */
  kill(): Promise<void>;
  /** @returns the session's id once its maker was told that it is open; undefined when nobody was told anything */
  open(name: string): Promise<string | undefined>;
  end(id: string): Promise<unknown>;
  status(id: string): Promise<string | undefined>;
  /** SIGTERM, with everything that belongs to it. */
  stop(): Promise<unknown>;
  /** Fails unless the audit, which looks from outside and forgives nothing, is green within a minute. @returns milliseconds */
  becomesGreen(): Promise<number>;
  close(): void;
}

export function crashable(port: number, environment: NodeJS.ProcessEnv): Crashable {
  const promised = new Set<string>();
  const demos = `http://127.0.0.1:${port}/api/v1/demo-sessions`;
  let running: ServiceProcess | undefined;
  const printed = () => running?.printed() ?? "";
  const hasEnded = () => running?.child.exitCode !== null || running.child.signalCode !== null;

  async function open(name: string): Promise<string | undefined> {
    const id = await openDemo(demos, name);
    if (id) promised.add(id);
    return id;
  }

  return {
    promised,
    printed,
    open,
    async start() {
      const startedAt = Date.now();
      running = startService({ ...SETTINGS, PORT: String(port), HOST: "127.0.0.1", ...environment });
      await until(async () => (await open("after a start")) !== undefined, BACK_WITHIN_MS, printed);
      return Date.now() - startedAt;
    },
    async kill() {
      if (running) process.kill(await nodePid(running), "SIGKILL");
      await until(async () => hasEnded(), 5_000, printed);
    },
    end(id) {
      promised.delete(id);
      return fetch(`${demos}/${id}`, { method: "DELETE", headers }).catch(() => undefined);
    },
    status: (id) => readStatus(`${demos}/${id}`),
    async stop() {
      running?.child.kill("SIGTERM");
      return until(async () => hasEnded(), 6_000, printed);
    },
    becomesGreen: () => becomesGreen(environment),
    close: () => running && killGroup(running),
  };
}

async function readStatus(url: string): Promise<string | undefined> {
  return ((await (await fetch(url, { headers })).json()) as { status?: string }).status;
}

async function openDemo(url: string, business_name: string): Promise<string | undefined> {
  const answer = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", "idempotency-key": crypto.randomUUID() },
    body: JSON.stringify({ business_name }),
  }).catch(() => undefined);
  if (answer?.status !== 201) return undefined;
  return ((await answer.json().catch(() => undefined)) as { id: string } | undefined)?.id;
}

const SETTINGS = {
  OPERATOR_API_KEY,
  SERVICE_SECRET: "a-secret-for-tests-only-0123456789",
  MAX_CONCURRENT_DEMOS: "10000",
  MAX_DEMOS_PER_IP: "10000",
  DEMO_CREATE_LIMIT: "10000",
  LOG_LEVEL: "warn",
};

async function becomesGreen(environment: NodeJS.ProcessEnv): Promise<number> {
  let said = "";
  return until(
    async () => {
      said = await audit(environment);
      return /^audit: (\d+) of \1 hold$/m.test(said);
    },
    GREEN_WITHIN_MS,
    () => said,
  );
}

/** As its user runs it. @returns what it printed */
function audit(environment: NodeJS.ProcessEnv): Promise<string> {
  const { PATH, HOME } = process.env;
  const child = spawn("npm", ["run", "--silent", "audit"], {
    cwd: path.join(import.meta.dirname, "..", ".."),
    env: { PATH, HOME, ...environment, AUDIT_GRACE_SECONDS: "0" },
  });
  let printed = "";
  child.stdout.on("data", (chunk) => (printed += chunk));
  child.stderr.on("data", (chunk) => (printed += chunk));
  return new Promise((resolve) => child.once("close", () => resolve(printed)));
}
