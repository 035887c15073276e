import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aSite, type Site } from "./a-browser.ts";

/* The way in: at whatever address, with whatever the browser has already. */

let site: Site;
beforeAll(async () => {
  site = await aSite({ PUBLIC_URL: "", MAX_DEMOS_PER_BROWSER: "2" });
}, 180_000);
afterAll(() => site.close());

const demoOf = (page: Page): string => new URL(page.url()).pathname.split("/")[2] ?? "";
const countDemos = async () =>
  Number((await site.service.superuser.query("select count(*) from demo_sessions")).rows[0].count);
/** Presses the landing page's first button. */
async function openFrom(page: Page): Promise<string> {
  await page.locator("form.open button").click();
  await page.getByRole("region", { name: "Te necesita" }).waitFor({ timeout: 60_000 });
  return demoOf(page);
}

test.each(["127.0.0.1", "panaderia.lan.test"])("at %s the button opens a demo that can be entered", async (at) => {
  const { page, complaints, openDemo } = await site.visitor({ at });
  await openDemo();
  await page.getByRole("region", { name: "Te necesita" }).waitFor();
  await page.getByRole("button", { name: "Menú de la demo" }).click();
  await page.getByRole("button", { name: "Compartir con QR" }).click();
  await page.getByRole("button", { name: "Crear código" }).click();
  const link = await page.getByRole("textbox", { name: "Enlace" }).inputValue();
  expect(new URL(link).hostname).toBe(at);
  // Chromium says of a page on plain http that it ignores a header, which is so.
  expect(complaints.filter((it) => !it.includes("Cross-Origin-Opener-Policy"))).toEqual([]);
});

test("two demos in one browser: each tab stays with its own, and the landing page leads back", async () => {
  const { page: tab, context } = await site.visitor();
  await tab.goto(site.url);
  await tab.getByLabel("¿Cómo se llama la tuya?").fill("Horno Uno");
  const first = await openFrom(tab);
  const other = await context.newPage();
  await other.goto(site.url);
  await other.getByRole("link", { name: /^Seguir en Horno Uno \(quedan 2[34] h\)$/ }).waitFor();
  await other.getByRole("button", { name: "Abrir otra" }).click();
  await other.getByRole("region", { name: "Te necesita" }).waitFor({ timeout: 60_000 });
  const second = demoOf(other);
  expect(second).not.toBe(first);
  for (const [page, own] of [
    [tab, first],
    [other, second],
  ] as const) {
    await page.reload();
    await page.getByRole("region", { name: "Te necesita" }).waitFor();
    expect(demoOf(page)).toBe(own);
  }
  // No third one, and the way on is on the page.
  await other.goto(site.url);
  await other.getByRole("button", { name: "Abrir otra" }).click();
  await other.getByText("En este navegador ya tienes abiertas tantas demos como se puede.").waitFor();
  await other.getByRole("link", { name: /^Seguir en Horno Uno/ }).click();
  await other.getByRole("region", { name: "Te necesita" }).waitFor();
  expect(demoOf(other)).toBe(first);
});

test("another's address shows nothing of one's own", async () => {
  const stranger = await site.visitor();
  const theirs = await stranger.openDemo();
  const { page, openDemo } = await site.visitor();
  await openDemo();
  for (const id of [theirs, "otra"]) {
    await page.goto(`${site.url}/w/${id}`);
    await page.getByRole("heading", { name: "Aquí no hay ninguna demo tuya" }).waitFor();
    expect(demoOf(page)).toBe(id);
  }
});

test("without a script the page says what is needed, and nothing is opened", async () => {
  const before = await countDemos();
  const { page } = await site.visitor({ script: false });
  await page.goto(site.url);
  await page.locator("form.open button").click();
  await page.getByText("tu navegador tiene que ejecutar JavaScript").waitFor();
  expect(await countDemos()).toBe(before);
});

test("a button that is pressed before the page's script runs opens the demo all the same", async () => {
  const { page, complaints } = await site.visitor();
  await page.goto(site.url);
  await page.getByLabel("¿Cómo se llama la tuya?").fill("Horno Veloz");
  await page.evaluate("document.querySelector('form.open').submit()");
  await page.getByRole("region", { name: "Te necesita" }).waitFor({ timeout: 60_000 });
  await page.getByText("Horno Veloz").first().waitFor();
  expect(complaints).toEqual([]);
});

test("a mistyped address says so", async () => {
  const { page } = await site.visitor();
  await page.goto(`${site.url}/panaderia`);
  await page.getByText("Esa dirección no existe.").waitFor();
  await page.locator("form.open button").waitFor();
});

test("one's own bakery is not simulated where it could not be opened, and the page says why", async () => {
  const { page } = await site.visitor();
  for (let n = 0; n < 2; n += 1) {
    await page.goto(site.url);
    await openFrom(page);
  }
  await page.goto(site.url);
  const before = await site.service.demoDatabase.superuser.query("select from overlay.datasets");
  await page.getByRole("button", { name: "Con mi lista de precios" }).last().click();
  await page.getByRole("button", { name: "Crear mi panadería" }).click();
  await page.getByText("En este navegador ya tienes abiertas tantas demos como se puede.").waitFor();
  const after = await site.service.demoDatabase.superuser.query("select from overlay.datasets");
  expect(after.rowCount).toBe(before.rowCount);
});
