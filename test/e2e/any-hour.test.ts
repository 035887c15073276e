import { afterAll, beforeAll, expect, test } from "vitest";
import { bakery } from "../../server/bakery/bakery.ts";
import { aSite, type Site } from "./a-browser.ts";

/* The page at whatever hour it is for the service. */

let site: Site;
beforeAll(async () => {
  site = await aSite({}, bakery);
}, 180_000);
afterAll(() => site.close());

test("the button leads to a bakery that is open, and every screen of it can be looked at", async () => {
  const { page, complaints } = await site.visitor({ width: 1_280, height: 900 });
  await page.goto(site.url);
  await page.locator("form.open button").click();
  await page.getByRole("region", { name: "Te necesita" }).waitFor();
  for (const screen of ["Hornear", "Vender", "Prever", "Almacén", "Pedir", "Equipo"]) {
    await page.getByRole("link", { name: screen, exact: true }).click();
    await expect.poll(() => page.title()).toContain(screen);
    await page.waitForLoadState("networkidle");
    expect(await page.getByText("No se ha podido leer").count()).toBe(0);
  }
  expect(complaints).toEqual([]);
});
