import { afterAll, beforeAll, expect, test } from "vitest";
import { aSite, type Site } from "./a-browser.ts";

let site: Site;
beforeAll(async () => {
  site = await aSite();
}, 180_000);
afterAll(() => site.close());

/** Reading a page and finding the next thing to touch. */
const HUMAN_SECONDS = 12;

test("a first-time owner finds out how many pieces to bake tomorrow, well within a minute", async () => {
  const { page, complaints, openDemo } = await site.visitor();
  const startedAt = performance.now();
  await openDemo();
  await page.getByText("El día hasta ahora").waitFor();
  await page.getByRole("link", { name: "Producción" }).click();
  const sheet = page.getByText(/\d+ piezas para el /);
  await sheet.waitFor();
  const pieces = Number(/\d+/.exec((await sheet.textContent()) ?? "")?.[0]);
  expect(pieces).toBeGreaterThan(100);
  const touches = 2;
  expect((performance.now() - startedAt) / 1_000 + touches * HUMAN_SECONDS).toBeLessThan(60);
  expect(complaints).toEqual([]);
});

test("a new price is on the next ticket, and what was changed is listed", async () => {
  const { page, openDemo, complaints } = await site.visitor();
  await openDemo();
  await page.getByRole("link", { name: "Ventas" }).click();
  await page.getByRole("tab", { name: "Carta y precios" }).click();
  await page.getByRole("button", { name: "Cambiar: Barra de pan (pistola)" }).click();
  await page.getByLabel(/Precio nuevo/).fill("9,87");
  await page.getByRole("button", { name: "Guardar" }).click();
  await page.getByText("El próximo ticket ya lo cobra así").waitFor();
  await page.getByRole("tab", { name: "Tickets" }).click();
  const option = page.getByRole("option", { name: /^Barra de pan \(pistola\) · 9,87/ });
  await option.waitFor({ state: "attached" });
  await page.getByLabel("Producto", { exact: true }).selectOption({ label: (await option.textContent()) ?? "" });
  await page.getByRole("button", { name: "Cobrar: efectivo" }).click();
  await page.getByText("1 × Barra de pan (pistola) (9,87 €)").first().waitFor();
  await page.getByRole("button", { name: "Más", exact: true }).click();
  await page.getByRole("dialog").getByRole("link", { name: "Demo" }).click();
  await page.getByRole("cell", { name: "Productos" }).first().waitFor();
  expect(complaints).toEqual([]);
});

test("the visit ends with a receipt, and from then on with nothing else", async () => {
  const { page, openDemo } = await site.visitor();
  await openDemo();
  await page.getByRole("link", { name: "Previsión" }).click();
  await page.getByRole("button", { name: /^Ajustar: Barra de pan/ }).click();
  await page.getByLabel(/Cuántas piezas/).fill("150");
  await page.getByRole("button", { name: "Guardar" }).click();
  await page.getByText("Hecho. El plan del").waitFor();
  await page.getByRole("button", { name: "Menú de la demo" }).click();
  await page.getByRole("button", { name: "Terminar ahora" }).click();
  await page.getByRole("dialog", { name: "Terminar ahora" }).getByRole("button", { name: "Terminar ahora" }).click();
  await page.getByRole("heading", { name: "La demo ha terminado" }).waitFor();
  await page.getByText(/Borrado \d\d\/\d\d\/\d{4}, \d\d:\d\d: [\d.]+ filas/).waitFor();
  expect(await page.getByRole("cell", { name: "Previsiones" }).count()).toBe(1);
  await page.reload();
  await page.getByRole("heading", { name: "La demo ha terminado" }).waitFor();
});
