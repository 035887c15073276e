import path from "node:path";
import type { Browser, CDPSession, Page } from "playwright-core";

/** Bytes and milliseconds of a line. */
export interface Connection {
  readonly latency: number;
  readonly downloadThroughput: number;
  readonly uploadThroughput: number;
}
/** Milliseconds, or shares of the screen that moved, of each thing measured. */
export type Measured = Map<string, number[]>;

const MEGABIT = 1_000_000 / 8;
const PHONE: Connection = { latency: 60, downloadThroughput: 9 * MEGABIT, uploadThroughput: 3 * MEGABIT };
const SLOW_LINE: Connection = { latency: 400, downloadThroughput: 50_000, uploadThroughput: 50_000 };
const SLOWER = 4;
const READING_MS = 2_500;

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

/** A browser that has never been here, from the landing page to today's sales figure and then from screen to screen. */
export async function visit(from: Browser, origin: string, measured: Measured): Promise<void> {
  const { page, note } = await arrive(from, measured);
  await slowDown(page, PHONE);
  await land(page, origin);
  note("largest paint of the landing page", await number(page, "largestAfter"));
  note("moved on the landing page", await number(page, "shifted"));
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
  note("moved in the workspace, eight screens", await number(page, "shifted"));
  await page.context().close();
}

/** Whoever pressed the button on a line that became bad: nothing fetched ahead helps. */
export async function visitOnSlowLine(from: Browser, origin: string, measured: Measured): Promise<void> {
  const { page, note } = await arrive(from, measured);
  await land(page, origin);
  const line = await slowDown(page, SLOW_LINE);
  await line.send("Network.clearBrowserCache");
  await page.locator("form.open button").click();
  note("slow line: click to today's sales figure", await waitOf(page, FIRST_PANEL));
  await page.waitForTimeout(READING_MS);
  note("slow line: moved while it opens", await number(page, "shifted"));
  await page.context().close();
}

async function arrive(from: Browser, measured: Measured) {
  const context = await from.newContext({ viewport: { width: 360, height: 740 }, locale: "es-ES" });
  await context.addInitScript({ path: path.join(import.meta.dirname, "watch-page.js") });
  const note = (what: string, value: number) => measured.set(what, [...(measured.get(what) ?? []), value]);
  return { page: await context.newPage(), note };
}

/** Somebody reads for a moment; meanwhile the workspace is fetched. */
async function land(page: Page, origin: string): Promise<void> {
  await page.goto(`${origin}/`);
  await page.getByRole("button", { name: "Entrar en mi panadería" }).waitFor();
  await page.waitForTimeout(READING_MS);
}

async function slowDown(page: Page, line: Connection): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  await session.send("Network.enable");
  await session.send("Network.emulateNetworkConditions", { offline: false, ...line });
  await session.send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  return session;
}

const number = (page: Page, name: "shifted" | "largestAfter"): Promise<number> =>
  page.evaluate((it) => (globalThis as unknown as Record<string, number>)[it] ?? 0, name);

/** Milliseconds from the last touch until the panel was painted, by the page's own clock. */
async function waitOf(page: Page, panel: string): Promise<number> {
  const look = (name: string) => (globalThis as { paintedAfter?: Record<string, number> }).paintedAfter?.[name] ?? 0;
  return await (await page.waitForFunction(look, panel, { polling: 250, timeout: 60_000 })).jsonValue();
}
