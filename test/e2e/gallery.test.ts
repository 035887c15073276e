import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import fastifyStatic from "@fastify/static";
import fastify from "fastify";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findBarriers, launchBrowser } from "./a-browser.ts";

/* Every part of the kit in every state, in both themes, on a phone, a small one, and at a desk; pictures in test-results/gallery. */

const ROOT = path.join(import.meta.dirname, "../..");
const FOLDER = path.join(ROOT, "test-results/gallery");

let browser: Browser;
let pages: string;
const server = fastify();
let url: string;
beforeAll(async () => {
  pages = await mkdtemp(path.join(tmpdir(), "gallery-"));
  const vite = path.join(ROOT, "node_modules/vite/bin/vite.js");
  const how = ["build", "--config", path.join(ROOT, "web/vite.config.ts"), "--mode", "gallery", "--outDir", pages];
  await promisify(execFile)(process.execPath, [vite, ...how, "--emptyOutDir", "--logLevel", "error"]);
  await server.register(fastifyStatic, { root: pages });
  url = await server.listen({ port: 0, host: "127.0.0.1" });
  browser = await launchBrowser();
  await mkdir(FOLDER, { recursive: true });
}, 120_000);
afterAll(async () => {
  await browser.close();
  await server.close();
  await rm(pages, { recursive: true });
});

test.each([
  ["light", 390],
  ["dark", 390],
  ["light", 320],
  ["dark", 1_440],
] as const)("in %s at %i pixels nothing is cut off and there is no barrier", async (theme, width) => {
  const context = await browser.newContext({ viewport: { width, height: 844 } });
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(String(error)));
  await page.goto(`${url}/gallery.html?theme=${theme}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  expect(await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth")).toBeLessThanOrEqual(
    0,
  );
  // Words that leave their band would be cut off by the page's edge.
  const outside = await page.evaluate(`[...document.querySelectorAll(".ribbon-labels text, .ribbon-plot text")]
    .filter((it) => getComputedStyle(it).display !== "none")
    .map((it) => [it.textContent, it.getBoundingClientRect()])
    .filter(([, box]) => box.left < 0 || box.right > innerWidth)
    .map(([text]) => text)`);
  expect(outside).toEqual([]);
  expect(await findBarriers(page)).toEqual([]);
  await page.screenshot({ path: path.join(FOLDER, `${theme}-${width}.png`), fullPage: true });
  expect(complaints).toEqual([]);
  await context.close();
});

test("where a mark stands is exact to the minute", async () => {
  const page = await browser.newPage({ viewport: { width: 1_200, height: 844 } });
  await page.goto(`${url}/gallery.html`);
  const [band, ...marks] = await page.evaluate<number[]>(`(() => {
    const ribbon = document.querySelector(".ribbon");
    const track = ribbon.querySelector(".ribbon-band").getBoundingClientRect();
    const domes = [...ribbon.querySelectorAll(".ribbon-mark-body")].map((it) => it.getBoundingClientRect());
    return [track.width, ...domes.map((it) => it.left + it.width / 2 - track.left)];
  })()`);
  // From 02:45 to 21:22 the band is 1,117 minutes long.
  const minutes = marks.map((x) => Math.round((x / (band ?? 1)) * 1_117) + 2 * 60 + 45);
  expect(minutes).toEqual([3 * 60 + 30, 10 * 60, 14 * 60 + 45]);
  await page.close();
});
