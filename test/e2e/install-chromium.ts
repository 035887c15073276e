import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  interface ProvidedContext {
    chromium: string;
  }
}

const PLACES = [
  process.env["CHROMIUM_PATH"],
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
];
const HOW =
  "The tests in a browser need Chromium: install it (Debian: apt-get install chromium), or say where one is with CHROMIUM_PATH.";

const run = promisify(execFile);

/** Finds a browser, or installs Debian's where it may; without one the tests in a browser say how to get one. */
export default async function setup(project: TestProject): Promise<void> {
  if (!find() && process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) await install();
  project.provide("chromium", find() ?? "");
}

const find = (): string | undefined => PLACES.find((it) => it !== undefined && existsSync(it));

async function install(): Promise<void> {
  process.stderr.write("Chromium is not there: installing Debian's\n");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  try {
    await run("apt-get", ["update", "-qq"], { env });
    await run("apt-get", ["install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core"], { env });
  } catch (error) {
    process.stderr.write(`It cannot be installed: ${String(error).slice(0, 300)}\n${HOW}\n`);
  }
}

/** @throws Error that says how to get a browser */
export function mustBeThere(chromium: string): string {
  if (chromium === "") throw new Error(HOW);
  return chromium;
}
