import { afterAll, beforeAll, expect, test } from "vitest";
import { OPERATOR_KEY } from "../app-under-test.ts";
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
  await page.getByRole("button", { name: "Con mi lista de precios" }).last().click();
  const form = page.getByRole("dialog");
  await form.locator("input[name=name]").fill("Panadería");
  await form.getByText("Ciudad, horario, ventas y tiendas").click();
  await form.getByLabel("Ventas en un día normal").fill("60");
  await form.getByLabel("lunes").check();
  await form.getByLabel("Tu lista de precios").fill(LIST);
  await form.getByRole("button", { name: "Ver cómo quedaría" }).click();
  await form.getByLabel("Precio: Cruasán relleno").waitFor();
  expect(await form.getByLabel("Precio: Cruasán relleno").inputValue()).toBe("2,35");
  expect(await form.getByText("cerrado").count()).toBe(1);
  // It comes into view, and goes again once the form says something else.
  const week = form.getByRole("heading", { name: "Tu última semana" });
  const understood = form.getByRole("heading", { name: "Tu lista, como la hemos entendido" });
  expect((await understood.boundingBox())?.y).toBeLessThan(400);
  await form.getByLabel("Ventas en un día normal").fill("50");
  await week.waitFor({ state: "detached" });
  await form.locator("input[name=name]").fill("Panadería Luna");
  await form.getByLabel("Precio: Cruasán relleno").fill("2,45");
  await form.getByRole("button", { name: "Crear mi panadería" }).click();
  await form.getByRole("progressbar").waitFor();
  await page.waitForURL(/\/w\//, { timeout: 30_000 });
  await page.getByText("Panadería Luna").first().waitFor();
  await page.getByRole("link", { name: "Vender" }).click();
  await page.getByRole("tab", { name: "Precios" }).click();
  await page.getByRole("button", { name: "Cambiar: Barra gallega" }).waitFor();
  await page.getByText("2,45 €").waitFor();
  await page.getByRole("button", { name: "Cambiar: Barra gallega" }).click();
  await page.getByRole("checkbox", { name: "sésamo" }).check();
  await page.getByRole("button", { name: "Confirmar alérgenos" }).click();
  await page.getByText("Alérgenos de Barra gallega confirmados.").waitFor();
  await page.getByRole("link", { name: "Hornear" }).click();
  await page.getByRole("tab", { name: "Etiquetas" }).click();
  await page.locator(".label").getByText("Contiene: gluten, sésamo").waitFor();
  expect(await page.locator(".label").getByText("Sin comprobar, confírmalo").count()).toBe(2);
  expect(await page.getByText("1169/2011").count()).toBe(0);
  expect(complaints).toEqual([]);
}, 90_000);

test("what is not clear in a price list is looked at first, and nothing is lost", async () => {
  const { page } = await site.visitor();
  await page.goto(site.url);
  await page.getByRole("button", { name: "Con mi lista de precios" }).last().click();
  const form = page.getByRole("dialog");
  const pasted = "PANES\nBarra de pan 1,20\nHogaza 4,50 €/kg\nMollete\n¡Pedidos por WhatsApp!";
  const list = form.getByLabel("Tu lista de precios");
  await list.fill(pasted);
  await form.getByRole("button", { name: "Crear mi panadería" }).click();
  await form.getByRole("alert").getByText("hay líneas que no están claras").waitFor();
  await form.getByText("2 productos. Hay 2 que conviene mirar: están arriba.").waitFor();
  await form.getByText("2 líneas que no son productos").click();
  await form.getByText("¡Pedidos por WhatsApp! es una nota").waitFor();
  await form.getByLabel("Precio: Mollete").fill("0,80");
  await form.getByText("3 productos.").waitFor();
  await form.getByLabel("Incluir: Hogaza").uncheck();
  await form.getByText("2 productos.").waitFor();
  expect(await list.inputValue()).toBe(pasted);
  // Nor is it by closing the form.
  await form.getByRole("button", { name: "Cerrar" }).click();
  await form.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Con mi lista de precios" }).last().click();
  expect(await list.inputValue()).toBe(pasted);
  expect(await form.getByLabel("Precio: Mollete").inputValue()).toBe("0,80");
});

test("a list is taken from a file, as spreadsheets of Windows save it", async () => {
  const { page } = await site.visitor();
  await page.goto(site.url);
  await page.getByRole("button", { name: "Con mi lista de precios" }).last().click();
  const form = page.getByRole("dialog");
  const buffer = Buffer.from("Producto;PVP\r\nCaf\xe9 con leche;1,80\r\n", "latin1");
  await form.getByLabel("O elige un archivo").setInputFiles({ name: "precios.csv", mimeType: "text/csv", buffer });
  await form.getByRole("button", { name: "Ver cómo quedaría" }).click();
  await form.getByLabel("Precio: Café con leche").waitFor();
});

test("a screen is shown around in the page's language, and the sheet prints without the frame", async () => {
  const { page, openDemo, complaints } = await site.visitor();
  await openDemo();
  await page.getByRole("region", { name: "Te necesita" }).waitFor();
  await page.getByRole("button", { name: "Enséñame" }).click();
  await page.getByText("El día en una frase").waitFor();
  await page.getByRole("button", { name: "Siguiente", exact: true }).click();
  await page.keyboard.press("Escape");
  await page.getByRole("link", { name: "Hornear" }).click();
  await page.getByRole("button", { name: "Imprimir: A4" }).waitFor();
  await page.emulateMedia({ media: "print" });
  expect(await page.getByRole("button", { name: "Imprimir: A4" }).isVisible()).toBe(false);
  expect(await page.getByRole("contentinfo").isVisible()).toBe(false);
  expect(await page.getByText(/\d+ piezas para el /).isVisible()).toBe(true);
  expect(complaints).toEqual([]);
});

test("a rep reads out what will be on screen, with the staff's key and without keeping it", async () => {
  const { page, complaints } = await site.visitor();
  await page.goto(`${site.url}/fact-sheet`);
  await page.getByLabel("Clave del equipo").fill("wrong");
  await page.getByRole("button", { name: "Ver la chuleta" }).click();
  await page.getByText("Esa clave no es del equipo.").waitFor();
  await page.getByLabel("Clave del equipo").fill(OPERATOR_KEY);
  await page.getByRole("button", { name: "Ver la chuleta" }).click();
  await page.getByText(/^Ayer se vendió por /).waitFor({ timeout: 20_000 });
  await page.getByText(/^Lo que más se vende: .*\. Es el \d+/).waitFor();
  expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
  expect(complaints.filter((it) => !it.includes("401"))).toEqual([]);
}, 60_000);
