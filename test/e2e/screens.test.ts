import { mkdir } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aSite, findBarriers, type Site, type VisitorOptions } from "./a-browser.ts";

/* Every screen in every dress: nothing cut off, nothing raw, no barrier; pictures of all in test-results/screens. */

const SCREENS = [
  "",
  "sales",
  "sales?tab=products",
  "sales?tab=history",
  "sales?tab=tickets",
  "sales?tab=customers",
  "forecasting",
  "production",
  "production?tab=today",
  "production?tab=quality",
  "production?tab=labels",
  "inventory",
  "inventory?tab=lots",
  "inventory?tab=waste",
  "inventory?tab=movements",
  "suppliers",
  "suppliers?tab=orders",
  "suppliers?tab=suppliers",
  "team",
  "demo",
];
const DRESSES: ReadonlyArray<[name: string, VisitorOptions]> = [
  ["phone-es", { language: "es", theme: "light" }],
  ["phone-en", { language: "en", theme: "dark" }],
  ["desk-es", { language: "es", theme: "dark", width: 1_440, height: 900 }],
];
const FOLDER = path.join(import.meta.dirname, "../../test-results/screens");

let site: Site;
beforeAll(async () => {
  site = await aSite();
  await mkdir(FOLDER, { recursive: true });
}, 180_000);
afterAll(() => site.close());

/** Identifiers, keys and values that are meant for programs. */
const RAW = /\b[a-z]+_[a-z_]+\b|\bundefined\b|\bnull\b|\bNaN\b|\[object|[0-9a-f]{8}-[0-9a-f]{4}-|\d{4}-\d\d-\d\dT/;
/** Of the English page, what would show in the Spanish one if it were not translated. */
const ENGLISH = /\b(the|with|and|today|sales|orders|loading|show|close|save|price|left|days|week)\b/i;

const nameOf = (screen: string): string => screen.replace("?tab=", "-") || "today";

/** A page whose figures and charts are there, and which has come to rest. */
async function settle(page: Page): Promise<void> {
  await page.locator("h1").waitFor();
  await page.waitForLoadState("networkidle");
  await page.locator(".mantine-Skeleton-root").first().waitFor({ state: "detached" });
}

test.each(DRESSES)(
  "%s",
  async (dress, options) => {
    const { page, complaints, open } = await site.visitor(options);
    const id = await open("standard_bakery");
    const found: string[] = [];
    for (const screen of SCREENS) {
      await page.goto(`${site.url}/w/${id}/${screen}`);
      await settle(page);
      const text = await page.locator("body").innerText();
      for (const pattern of [RAW, ...(options.language === "es" ? [ENGLISH] : [])]) {
        const raw = pattern.exec(text);
        if (raw) found.push(`${nameOf(screen)}: "${text.slice(Math.max(0, raw.index - 30), raw.index + 40)}"`);
      }
      const tooWide = await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth");
      if (tooWide > 0) found.push(`${nameOf(screen)} is ${tooWide} pixels too wide`);
      // The same elements in both languages: looked at in one, on a phone in light and at a desk in the dark.
      if (options.language === "es") found.push(...(await findBarriers(page)).map((it) => `${nameOf(screen)}: ${it}`));
      await page.screenshot({ path: path.join(FOLDER, `${dress}-${nameOf(screen)}.png`) });
    }
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
  },
  240_000,
);

test.each(DRESSES)("the landing page, %s", async (dress, options) => {
  const { page, complaints } = await site.visitor(options);
  await page.goto(options.language === "es" ? site.url : `${site.url}/en`);
  await page.locator(".shop-last b").first().waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.screenshot({ path: path.join(FOLDER, `${dress}-landing.png`), fullPage: true });
  await page.locator(".kinds > button").click();
  await page.getByRole("dialog").waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.screenshot({ path: path.join(FOLDER, `${dress}-own-bakery.png`) });
  expect(complaints).toEqual([]);
});
