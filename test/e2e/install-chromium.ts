import { existsSync } from "node:fs";
import type { TestProject } from "vitest/node";
import { installDebian } from "../install-debian.ts";

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

/** Finds a browser, or installs Debian's where it may; without one the tests in a browser say how to get one. */
export default async function setup(project: TestProject): Promise<void> {
  if (!find()) await installDebian(["chromium", "fonts-dejavu-core"], HOW);
  project.provide("chromium", find() ?? "");
}

const find = (): string | undefined => PLACES.find((it) => it !== undefined && existsSync(it));

/** @throws Error that says how to get a browser */
export function mustBeThere(chromium: string): string {
  if (chromium === "") throw new Error(HOW);
  return chromium;
}
