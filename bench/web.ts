import path from "node:path";
import { type Browser, type CDPSession, chromium, type Page } from "playwright-core";
import { median, ms, quantile } from "./figures.ts";
import { startService } from "./start-service.ts";

/*
 * What a visitor waits for on a slow phone: the processor four times slower, 9 Mbit/s down, 60 ms there and back. Twenty visits, each
 * in a browser that has never been here: from the click on the landing page to today's sales figure, then from screen
 * to screen, with two and a half seconds on each before the next is touched.
 */
const PORT = 18_159;
const RUNS = Number(process.env["WEB_RUNS"] ?? 20);
const SLOWER = 4;
const LINE = {
  offline: false,
  latency: 60,
  downloadThroughput: (9 * 1_000_000) / 8,
  uploadThroughput: (3 * 1_000_000) / 8,
};
const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
];
/** Links below one's thumb and, after those, behind "more"; and what stands on their screens once their first figures do. */
const SCREENS: ReadonlyArray<readonly [link: string, panel: string, isBehindMore?: true]> = [
  ["Hornear", "sheet"],
  ["Vender", "till"],
  ["Pedir", "suggested"],
  ["Prever", "days", true],
  ["Almacén", "stock", true],
  ["Equipo", "shifts", true],
  ["Demo", "changes", true],
];
const FIRST_PANEL = "sentence";
const READING_MS = 2_500;

const service = await startService(PORT);
const browser = await chromium.launch({
  executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium",
  args: ARGUMENTS,
});
try {
  const waits = new Map<string, number[]>();
  for (let run = 0; run < RUNS; run += 1) await visit(browser, waits);
  process.stdout.write(`| wait | p75 of ${RUNS} | median | least | aim |\n|---|---|---|---|---|\n`);
  for (const [what, took] of waits)
    process.stdout.write(
      `| ${what} | ${ms(quantile(took, 0.75))} | ${ms(median(took))} | ${ms(Math.min(...took))} | <= ${what.startsWith("click") ? "1800" : "450"} ms |\n`,
    );
} finally {
  await browser.close();
  await service.stop();
}

async function visit(from: Browser, waits: Map<string, number[]>): Promise<void> {
  const context = await from.newContext({ viewport: { width: 360, height: 740 }, locale: "es-ES" });
  const page = await context.newPage();
  await slowDown(await context.newCDPSession(page));
  await context.addInitScript({ path: path.join(import.meta.dirname, "watch-page.js") });
  const note = (what: string, took: number) => waits.set(what, [...(waits.get(what) ?? []), took]);
  await page.goto(`http://localhost:${PORT}/`);
  await page.getByRole("button", { name: "Entrar en mi panadería" }).waitFor();
  // Somebody reads for a moment; meanwhile the workspace is fetched.
  await page.waitForTimeout(READING_MS);
  await page.locator("form.open button").click();
  note("click on the landing page to today's sales figure", await waitOf(page, FIRST_PANEL));
  for (const [link, panel, isBehindMore] of SCREENS) {
    await page.waitForTimeout(READING_MS);
    if (isBehindMore) await page.locator("nav.thumbs button").click();
    await page
      .locator(isBehindMore ? `.mantine-Drawer-body a:has-text("${link}")` : `nav.thumbs a:text-is("${link}")`)
      .click();
    note(`to ${link}`, await waitOf(page, panel));
  }
  await context.close();
}

async function slowDown(session: CDPSession): Promise<void> {
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", LINE);
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
}

/** Milliseconds from the last touch until the panel was painted, by the page's own clock. */
async function waitOf(page: Page, panel: string): Promise<number> {
  const look = (name: string) => (globalThis as { paintedAfter?: Record<string, number> }).paintedAfter?.[name] ?? 0;
  return await (await page.waitForFunction(look, panel, { polling: 250 })).jsonValue();
}
