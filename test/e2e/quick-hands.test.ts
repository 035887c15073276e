import { afterAll, beforeAll, expect, test } from "vitest";
import { there } from "../there.ts";
import { aSite, type Site } from "./a-browser.ts";

/* Who works fast on a phone: what is said comes nowhere near what is touched next, and each touch counts. */

const THUMB = { width: 390, height: 844 };
let site: Site;
beforeAll(async () => {
  site = await aSite();
}, 180_000);
afterAll(() => site.close());

test("what is said of a sale does not lie on the buttons of the next", async () => {
  const { page, openDemo, complaints } = await site.visitor(THUMB);
  const id = await openDemo();
  await page.goto(`${site.url}/w/${id}/sales?tab=till`);
  await page.locator(".key").first().click();
  await page.getByRole("button", { name: /^Tarjeta/ }).click();
  await page.getByText(/^Cobrado: /).waitFor();
  await page.locator(".key").first().click();
  const said = there(await page.locator(".mantine-Notification-root").first().boundingBox());
  for (const name of [/^Tarjeta/, /^Efectivo/]) {
    const button = there(await page.getByRole("button", { name }).boundingBox());
    expect(said.y + said.height).toBeLessThan(button.y);
  }
  expect(complaints).toEqual([]);
});

test("five touches are five pieces, and the button stays below the finger", async () => {
  const { page, openDemo, complaints } = await site.visitor(THUMB);
  const id = await openDemo();
  await page.goto(`${site.url}/w/${id}/forecasting`);
  const row = page.locator(".loaf-row").first();
  const more = row.getByRole("button", { name: /^Uno más/ });
  await more.click();
  await row.getByRole("button", { name: /^Volver/ }).waitFor();
  const before = Number(await row.locator(".was").textContent());
  const { x, y, width, height } = there(await more.boundingBox());
  for (let n = 0; n < 4; n += 1) await page.mouse.click(x + width / 2, y + height / 2);
  await page.getByText(new RegExp(`a ${before + 5}\\.$`)).waitFor();
  await page.reload();
  await expect.poll(() => row.locator(".count-button").innerText()).toMatch(new RegExp(`\\b${before + 5}$`));
  expect(complaints).toEqual([]);
});
