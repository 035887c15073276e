import { spawn } from "node:child_process";
import path from "node:path";
import { clockAt, type Moment } from "./moment.ts";

const VITEST = path.join(import.meta.dirname, "../../node_modules/vitest/vitest.mjs");

/**
 * Runs tests with every clock at a moment; with the machine's own, and a word about it, where clocks cannot be set.
 *
 * @returns Vitest's exit code
 */
export async function vitestAt(moment: Moment, options: readonly string[]): Promise<number> {
  const clock = await clockAt(moment);
  if (!clock) process.stderr.write("No libfaketime here: the tests run at the machine's own time.\n");
  const child = spawn(process.execPath, [VITEST, "run", ...options], {
    stdio: "inherit",
    env: { ...process.env, ...clock },
  });
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve) => child.once("exit", (code) => resolve(code ?? 1)));
}
