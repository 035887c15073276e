import { type ChildProcess, spawn } from "node:child_process";
import { readFile } from "node:fs/promises";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/* The service as its user starts it, for tests that send signals and look from outside. */

const root = path.join(import.meta.dirname, "..");

export interface ServiceProcess {
  /** A group of its own, so that a test can signal npm alone or all of it. */
  readonly child: ChildProcess;
  /** Everything on both outputs so far. */
  printed(): string;
}

/** Every other scenario's data would be made beside what is tested. */
const SETTINGS = { DATASETS_AHEAD: "default" };

/** @param command runs in a shell of the project's folder, with the environment of a user, not of the test runner */
export function startService(environment: NodeJS.ProcessEnv, command = "exec npm start --silent"): ServiceProcess {
  const plain = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(VITEST|NODE_ENV|npm_)/.test(name)),
  );
  const child = spawn("sh", ["-c", command], {
    cwd: root,
    detached: true,
    env: { ...plain, ...SETTINGS, ...environment },
  });
  let printed = "";
  child.stdout?.on("data", (chunk) => (printed += chunk));
  child.stderr?.on("data", (chunk) => (printed += chunk));
  return { child, printed: () => printed };
}

/**
 * Asks again until the condition holds.
 *
 * @returns milliseconds until it did
 */
export async function until(
  holds: () => Promise<boolean>,
  patienceMs: number,
  about: () => string = () => "",
): Promise<number> {
  const startedAt = Date.now();
  for (;;) {
    if (await holds().catch(() => false)) return Date.now() - startedAt;
    if (Date.now() - startedAt > patienceMs) throw new Error(`not within ${patienceMs} ms:\n${about().slice(-2_000)}`);
    await pause(25);
  }
}

const hasExited = ({ child }: ServiceProcess) => child.exitCode !== null || child.signalCode !== null;
export const exited = (it: ServiceProcess) => until(async () => hasExited(it), 6_000, it.printed);

export async function isGone(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
    return false;
  } catch {
    return true;
  }
}

/** The service itself: npm's only child. */
export async function nodePid({ child }: ServiceProcess): Promise<number> {
  return Number((await readFile(`/proc/${child.pid}/task/${child.pid}/children`, "utf8")).trim());
}

/** For whatever a failed test left running. */
export function killGroup({ child }: ServiceProcess): void {
  if (child.pid && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, "SIGKILL");
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
