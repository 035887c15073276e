import { chromium } from "playwright-core";
import { median, ms, quantile } from "./figures.ts";
import { startService } from "./start-service.ts";
import { type Measured, visit, visitOnSlowLine } from "./visit.ts";

/*
 * What a visitor waits for on a slow phone: the processor four times slower, 9 Mbit/s down, 60 ms there and back. Twenty visits, each
 * in a browser that has never been here, with two and a half seconds on each screen before the next is touched; then three on a bad
 * line: 50 kB/s, 400 ms, nothing kept from before.
 */
const PORT = 18_159;
const RUNS = Number(process.env["WEB_RUNS"] ?? 20);
const SLOW_RUNS = 3;
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
];
/** By how the name of a measure begins. Milliseconds, but for what moved: shares of the screen, summed. */
const AIMS: ReadonlyArray<readonly [begins: string, aim: number | undefined]> = [
  ["largest paint", 1_200],
  ["click", 1_800],
  ["to ", 450],
  ["slow line: click", undefined],
];
const MAY_MOVE = 0.02;

const service = await startService(PORT);
const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
  args: ARGUMENTS,
});
try {
  const measured: Measured = new Map();
  const origin = `http://localhost:${PORT}`;
  for (let run = 0; run < RUNS; run += 1) await visit(browser, origin, measured);
  for (let run = 0; run < SLOW_RUNS; run += 1) await visitOnSlowLine(browser, origin, measured);
  process.stdout.write("| measure | p75 | median | least | runs | aim |\n|---|---|---|---|---|---|\n");
  for (const [what, values] of measured) process.stdout.write(lineOf(what, values));
} finally {
  await browser.close();
  await service.stop();
}

function lineOf(what: string, values: readonly number[]): string {
  const aim = AIMS.find(([begins]) => what.startsWith(begins))?.[1];
  const isMove = what.includes("moved");
  const shown = isMove ? (it: number) => it.toFixed(3) : ms;
  const aimed = isMove ? `<= ${MAY_MOVE}` : aim === undefined ? "" : `<= ${ms(aim)}`;
  const figures = [quantile(values, 0.75), median(values), Math.min(...values)].map(shown);
  return `| ${what} | ${figures.join(" | ")} | ${values.length} | ${aimed} |\n`;
}
