import { existsSync } from "node:fs";
import { installDebian } from "../install-debian.ts";

/*
 * One clock for Node and both databases: libfaketime, preloaded into whatever the tests start but the browser. The monotonic
 * clock stays real, so that timers and time limits are what they are.
 */

/** A wall-clock time in Madrid, `2026-11-24T10:20`. */
export type Moment = string;

/** A Tuesday without a holiday near, when the shops are open and half of the day's batches are baked. */
export const ORDINARY: Moment = "2030-11-26T10:20";

const LIBRARIES = [
  "/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1",
  "/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1",
  "/usr/local/lib/faketime/libfaketimeMT.so.1",
];

/**
 * Settings under which a program's clock stands at `moment` and goes on ticking.
 *
 * @returns undefined where libfaketime neither is nor can be installed
 * @throws Error for a moment that has passed: in a signal's handler libfaketime tells the real time, and PostgreSQL would see its
 *   time limits exceeded there
 */
export async function clockAt(moment: Moment): Promise<Record<string, string> | undefined> {
  const seconds = Math.round((instantOf(moment) - Date.now()) / 1_000);
  if (seconds < 0) throw new Error(`${moment} has passed: the tests need a moment that lies ahead`);
  const library = find() ?? (await install());
  if (!library) return undefined;
  return {
    LD_PRELOAD: library,
    FAKETIME: `+${seconds}`,
    FAKETIME_DONT_FAKE_MONOTONIC: "1",
    // Shared memory would be closed to the database's own account.
    FAKETIME_DISABLE_SHM: "1",
    NO_FAKE_STAT: "1",
  };
}

/** Milliseconds since the epoch. */
function instantOf(moment: Moment): number {
  const asUtc = Date.parse(`${moment}:00Z`);
  const shown = new Date(asUtc).toLocaleString("sv-SE", { timeZone: "Europe/Madrid" }).replace(" ", "T");
  return asUtc - (Date.parse(`${shown}Z`) - asUtc);
}

const find = (): string | undefined => LIBRARIES.find((file) => existsSync(file));

async function install(): Promise<string | undefined> {
  await installDebian(["faketime"], "The tests at other hours need libfaketime (Debian: apt-get install faketime).");
  return find();
}
