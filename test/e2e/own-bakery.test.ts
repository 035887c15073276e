import { afterAll, beforeAll, expect, test } from "vitest";
import { aSite, type Site } from "./a-browser.ts";

let site: Site;
beforeAll(async () => {
  site = await aSite();
}, 180_000);
afterAll(() => site.close());

const LIST = "Barra gallega;1,60\nCruasán relleno;2,35\nCafé con leche;1,90;drinks";

test("a pasted price list becomes a bakery of one's own, with its progress in sight", async () => {
  const { page, complaints } = await site.visitor();
  await page.goto(site.url);
  await page.getByRole("button", { name: "Crear la mía" }).click();
  const form = page.getByRole("dialog");
  await form.locator("input[name=name]").fill("Panadería");
  await form.getByLabel("Ventas en un día normal").fill("60");
  await form.getByLabel("lunes").check();
  await form.getByLabel("Tu lista de precios").fill(LIST);
  await form.getByRole("button", { name: "Ver cómo quedaría" }).click();
  await form.getByRole("cell", { name: "Cruasán relleno" }).waitFor();
  await form.getByText("2,35 €").waitFor();
  expect(await form.getByText("cerrado").count()).toBe(1);
  // It comes into view, and goes again once the form says something else.
  const week = form.getByRole("heading", { name: "Una semana cualquiera" });
  expect((await week.boundingBox())?.y).toBeLessThan(400);
  await form.locator("input[name=name]").fill("Panadería Luna");
  await week.waitFor({ state: "detached" });
  await form.getByRole("button", { name: "Crear mi panadería" }).click();
  await form.getByRole("progressbar").waitFor();
  await page.waitForURL(/\/w\//, { timeout: 30_000 });
  await page.getByText("Panadería Luna").first().waitFor();
  await page.getByRole("link", { name: "Ventas" }).click();
  await page.getByRole("tab", { name: "Carta y precios" }).click();
  await page.getByRole("cell", { name: "Barra gallega", exact: true }).waitFor();
  expect(complaints).toEqual([]);
}, 90_000);

test("a price list that cannot be read says where, and nothing is lost", async () => {
  const { page } = await site.visitor();
  await page.goto(site.url);
  await page.getByRole("button", { name: "Crear la mía" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Tu lista de precios").fill("Barra de pan;1,20\nCruasán sin precio");
  await form.getByRole("button", { name: "Ver cómo quedaría" }).click();
  await form.getByRole("alert").getByText("Revisa «Tu lista de precios», línea 2.").waitFor();
  const list = form.getByLabel("Tu lista de precios");
  expect(await list.inputValue()).toBe("Barra de pan;1,20\nCruasán sin precio");
  // Nor is it by closing the form.
  await form.getByRole("button", { name: "Cerrar" }).click();
  await form.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Crear la mía" }).click();
  expect(await list.inputValue()).toBe("Barra de pan;1,20\nCruasán sin precio");
});

test("a screen is shown around in the page's language, and the sheet prints without the frame", async () => {
  const { page, openDemo, complaints } = await site.visitor();
  await openDemo();
  await page.getByRole("button", { name: "Enséñame" }).click();
  await page.getByText("El día de un vistazo").waitFor();
  await page.getByRole("button", { name: "Siguiente" }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Producción" }).click();
  await page.getByText(/\d+ piezas para el /).waitFor();
  await page.emulateMedia({ media: "print" });
  expect(await page.getByRole("button", { name: "Imprimir" }).isVisible()).toBe(false);
  expect(await page.getByRole("contentinfo").isVisible()).toBe(false);
  expect(await page.getByText("Plan de horneado").isVisible()).toBe(true);
  expect(complaints).toEqual([]);
});
