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
  const tomorrow = page.getByRole("region", { name: /· \d+ piezas$/ }).first();
  await tomorrow.waitFor();
  const pieces = Number(/(\d+) piezas/i.exec((await tomorrow.textContent()) ?? "")?.[1]);
  expect(pieces).toBeGreaterThan(100);
  await page.getByRole("link", { name: "Hornear" }).click();
  await page.getByRole("heading", { level: 1, name: `Mañana, ${pieces} piezas en tres hornadas.` }).waitFor();
  const touches = 2;
  expect((performance.now() - startedAt) / 1_000 + touches * HUMAN_SECONDS).toBeLessThan(60);
  expect(complaints).toEqual([]);
});

test("a new price is on the next ticket, and what was changed is listed", async () => {
  const { page, openDemo, complaints } = await site.visitor();
  await openDemo();
  await page.getByRole("link", { name: "Vender" }).click();
  await page.getByRole("tab", { name: "Precios" }).click();
  await page.getByRole("button", { name: /^Cambiar: Barra de pan/ }).click();
  await page.getByLabel(/Precio nuevo/).fill("9,87");
  // So much more is asked once more.
  await page.getByRole("button", { name: "Cobrarlo a 9,87 € desde ya" }).click();
  await page.getByText("¿Seguro?").waitFor();
  await page.getByRole("button", { name: "Sí, cobrarlo a 9,87 €" }).click();
  await page.getByText("El próximo ticket ya lo cobra así").waitFor();
  await page.getByRole("tab", { name: "Cobrar" }).click();
  await page.getByRole("button", { name: /^Uno de Barra de pan 9,87/ }).click();
  await page.getByRole("button", { name: "Efectivo" }).click();
  await page.getByRole("tab", { name: "Tickets" }).click();
  await page.getByText("1 × Barra de pan, 9,87 €").first().waitFor();
  await page.getByRole("button", { name: "Más", exact: true }).click();
  await page.getByRole("dialog").getByRole("link", { name: "Demo" }).click();
  const price = page.getByRole("listitem").filter({ hasText: "Productos: Barra de pan (pistola)" });
  expect(await price.innerText()).toMatch(/1,20\s€\s+9,87\s€/);
  await price.getByRole("button", { name: "Deshacer" }).click();
  await page.getByText("Deshecho.").waitFor();
  await price.getByText("9,87").waitFor({ state: "detached" });
  expect(complaints).toEqual([]);
});

test("the visit ends with a receipt, and from then on with nothing else", async () => {
  const { page, openDemo } = await site.visitor();
  await openDemo();
  await page.getByRole("button", { name: "Más", exact: true }).click();
  await page.getByRole("dialog").getByRole("link", { name: "Prever" }).click();
  await page.getByRole("button", { name: /^Ajustar: Barra de pan/ }).click();
  await page.getByLabel(/Cuántas piezas/).fill("150");
  await page.getByRole("button", { name: "Guardar" }).click();
  await page.getByText(/^Barra de pan, de \d+ a 150\.$/).waitFor();
  await page.getByRole("button", { name: "Menú de la demo" }).click();
  await page.getByRole("button", { name: "Terminar ahora" }).click();
  await page.getByRole("dialog", { name: "Terminar ahora" }).getByRole("button", { name: "Terminar ahora" }).click();
  await page.getByRole("heading", { name: /^Esto hiciste en / }).waitFor();
  await page.getByText("previsión tuya").waitFor();
  await page.getByText(/Borrado \d\d\/\d\d\/\d{4}, \d\d:\d\d: [\d.]+ datos/).click();
  expect(await page.getByRole("cell", { name: "Previsiones" }).count()).toBe(1);
  await page.reload();
  await page.getByRole("heading", { name: /^Esto hiciste en / }).waitFor();
});
