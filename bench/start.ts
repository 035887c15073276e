import { type ChildProcess, spawn } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { cpus, tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/*
 * How long a person waits: the first start in an empty folder and the next one, until /readyz says yes, each as `npm start`; and
 * opening a demo, one after the other. Prints a Markdown table.
 */

const ROUNDS = 3;
const DEMOS = 50;
const PORT = "18019";
const url = (route: string) => `http://localhost:${PORT}${route}`;

const first: number[] = [];
const next: number[] = [];
const opened: number[] = [];
for (let round = 0; round < ROUNDS; round += 1) {
  const folder = await mkdtemp(path.join(tmpdir(), "demo-session-bench-"));
  await chmod(folder, 0o755);
  first.push(await once(folder));
  next.push(await once(folder, async () => opened.push(...(await openDemos()))));
  await rm(folder, { recursive: true, force: true });
}

const row = (what: string, values: number[]) =>
  `| ${what} | ${Math.round(median(values))} | ${Math.round(Math.min(...values))} | ${Math.round(Math.max(...values))} | ${values.length} |`;
process.stdout.write(
  `${[
    `${new Date().toISOString().slice(0, 10)}, ${cpus().length} x ${cpus()[0]?.model.trim()}, Node ${process.versions.node}`,
    "",
    "| milliseconds | median | least | most | n |",
    "|---|---|---|---|---|",
    row("first `npm start` until ready", first),
    row("next `npm start` until ready", next),
    row("`POST /demo-sessions`, one at a time", opened),
  ].join("\n")}\n`,
);

/** Starts the service, waits until it is ready, and stops it. @returns milliseconds until ready */
async function once(folder: string, then?: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  const child = spawn("npm", ["start", "--silent"], {
    cwd: path.join(import.meta.dirname, ".."),
    env: {
      ...process.env,
      PORT,
      DATA_DIR: path.join(folder, "data"),
      LOG_LEVEL: "warn",
      MAX_CONCURRENT_DEMOS: "1000",
      MAX_DEMOS_PER_IP: "1000",
      DEMO_CREATE_LIMIT: "1000",
    },
    stdio: "ignore",
  });
  while (!(await isReady())) {
    if (child.exitCode !== null) throw new Error(`npm start ended with ${child.exitCode}`);
    await pause(10);
  }
  const ms = performance.now() - startedAt;
  await then?.();
  await stop(child);
  return ms;
}

async function isReady(): Promise<boolean> {
  return fetch(url("/readyz")).then(
    (it) => it.ok,
    () => false,
  );
}

async function openDemos(): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < DEMOS; n += 1) {
    const startedAt = performance.now();
    const answer = await fetch(url("/api/v1/demo-sessions"), { method: "POST" });
    await answer.arrayBuffer();
    if (answer.status !== 201) throw new Error(`answered ${answer.status}`);
    times.push(performance.now() - startedAt);
  }
  return times;
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once("exit", () => resolve());
    child.kill("SIGTERM");
  });
}

function median(values: number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
