import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Installs Debian's packages where that is allowed; else, or where it fails, says what is missing. */
export async function installDebian(packages: readonly string[], how: string): Promise<void> {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  process.stderr.write(`${packages.join(", ")}: not there, installing Debian's\n`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive", RUNLEVEL: "1" };
  try {
    await run("apt-get", ["update", "-qq"], { env });
    await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...packages], { env });
  } catch (error) {
    process.stderr.write(`It cannot be installed: ${String(error).slice(0, 300)}\n${how}\n`);
  }
}
