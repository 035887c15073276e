import { afterAll, beforeAll, expect, test } from "vitest";
import { there } from "../there.ts";
import { aSite, type Site } from "./a-browser.ts";

/* What can be looked into and changed beyond the guide's six steps. */

let site: Site;
beforeAll(async () => {
  site = await aSite();
}, 180_000);
afterAll(() => site.close());

test("a product that is added says on its label what is in it, and its price keeps its history", async () => {
  const { page, openDemo, complaints } = await site.visitor();
  const id = await openDemo();
  await page.goto(`${site.url}/w/${id}/sales?tab=products`);
  await page.getByRole("button", { name: "Añadir un producto" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Producto").fill("Pan de nueces");
  await dialog.getByLabel("Precio (€)").fill("3,20");
  for (const it of ["gluten", "frutos de cáscara"]) await dialog.getByLabel(it).check();
  await dialog.getByRole("button", { name: "Añadir un producto" }).click();
  await page.getByText("Pan de nueces está en la carta.").waitFor();

  const edit = page.getByRole("button", { name: "Cambiar: Pan de nueces" });
  await edit.click();
  await dialog.getByText("Nunca ha tenido otro precio.").waitFor();
  await dialog.getByLabel("Precio nuevo (€)").fill("2,95");
  // Two quick touches are one.
  await dialog.getByRole("button", { name: /^Cobrarlo a/ }).dblclick();
  await dialog.waitFor({ state: "detached" });
  expect(await page.getByText("Hecho: Pan de nueces").count()).toBe(1);
  await edit.click();
  const prices = dialog.getByRole("row");
  await expect.poll(() => prices.count()).toBe(3);
  expect(await prices.nth(1).innerText()).toContain("2,95");

  await page.goto(`${site.url}/w/${id}/production?tab=labels`);
  const label = page.locator(".label", { hasText: "Pan de nueces" });
  await label.waitFor();
  expect(await label.innerText()).toContain("Contiene: gluten, frutos de cáscara");
  expect(complaints).toEqual([]);
});

test("who is overtaken by somebody else's price is told so, keeps what they typed, and may overrule it", async () => {
  const { page, openDemo } = await site.visitor();
  const id = await openDemo();
  await page.goto(`${site.url}/w/${id}/sales?tab=products`);
  await page.getByRole("button", { name: "Cambiar: Baguette" }).click();
  const price = page.getByLabel("Precio nuevo (€)");
  await price.fill("1,45");
  const token = (await page.context().cookies()).find((it) => it.name.startsWith("demo_session_"))?.value ?? "";
  const { items } = (await site.service.call("GET", "/workspace/products", { token })).json;
  const baguette = there(items.find((it) => it.name === "Baguette"));
  const edit = { price_cents: 150, version: baguette.version };
  await site.service.call("PATCH", `/workspace/products/${baguette.id}`, { token, body: edit });
  const save = page.getByRole("button", { name: /^(Cobrarlo a|Sí, cobrarlo a)/ });
  await save.click();
  await page.getByText("Alguien lo ha cambiado antes que tú.").waitFor();
  await page.getByText("Precio: 1,50 €").waitFor();
  expect(await price.inputValue()).toBe("1,45");
  await save.click();
  await page.getByText("Hecho: Baguette.").waitFor();
});

test("what is said in litres is counted in litres, and comes out as it was written", async () => {
  const { page, openDemo } = await site.visitor();
  const id = await openDemo();
  await page.goto(`${site.url}/w/${id}/inventory`);
  // So little milk is soon used up, and what is used up first stands first.
  await page.getByRole("button", { name: "Contar: leche", exact: true }).click();
  await page.getByLabel("Litros").fill("7,5");
  await page.getByRole("dialog").getByRole("button", { name: "Guardar" }).click();
  // From one thing to the next along the shelf.
  await page.getByRole("dialog", { name: "¿Cuánto hay de" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("listitem").filter({ hasText: "leche" }).getByText("7,5 l", { exact: true }).waitFor();
});

test("the clock goes to a moment of one's own, and not past what there is", async () => {
  const { page, openDemo } = await site.visitor();
  const id = await openDemo();
  await page.goto(`${site.url}/w/${id}/demo`);
  const [day, time] = [page.getByLabel("Otro momento"), page.getByLabel("Hora", { exact: true })];
  const go = page.getByRole("button", { name: "Ir", exact: true });
  await day.waitFor();
  const days = await day.getByRole("option").count();
  await day.selectOption({ index: 1 });
  await time.fill("06:10");
  await go.click();
  await page.getByText("El reloj de la demo se ha movido.").waitFor();
  await page.locator("header").getByText("06:10").first().waitFor();
  // A day less ahead, and never back behind where it stands.
  await expect.poll(() => day.getByRole("option").count()).toBe(days - 1);
  await day.selectOption({ index: 0 });
  await time.fill("05:00");
  expect(await go.isDisabled()).toBe(true);
});

test("two periods side by side add up to what the days say", async () => {
  const { page, openDemo } = await site.visitor();
  const id = await openDemo();
  await page.goto(`${site.url}/w/${id}/sales?tab=history`);
  const panel = page.getByRole("region", { name: "Comparar dos periodos" });
  const cell = (row: string, at: number) => panel.getByRole("row", { name: row }).getByRole("cell").nth(at);
  await cell("Tickets", 1).waitFor();
  const written = await panel.getByLabel("Hasta").first().inputValue();
  const day = written.split("/").reverse().join("-");
  for (const it of await panel.getByLabel("Desde").all()) await it.fill(written);
  for (const it of await panel.getByLabel("Hasta").all()) await it.fill(written);
  await expect.poll(() => cell("Ventas", 3).innerText()).toMatch(/^0\s%$/);
  const { json } = await site.service.call("GET", `/workspace/sales/daily?from=${day}&to=${day}`, {
    token: (await page.context().cookies()).find((it) => it.name.startsWith("demo_session_"))?.value ?? "",
  });
  expect(await cell("Tickets", 1).innerText()).toBe(String(json.items[0].tickets));
  await panel.getByLabel("Desde").first().fill("11/23/2026");
  await panel.getByText("Escribe la fecha así: 23/11/2026.").waitFor();
  await panel.getByLabel("Desde").first().fill("01/01/2020");
  await panel.getByText("Fuera de los días que hay.").waitFor();
});

test("a chain sees what its vans took to each shop, who bakes, and what was weighed", async () => {
  const { page, open, complaints } = await site.visitor();
  const id = await open("multi_location");
  await page.goto(`${site.url}/w/${id}/production`);
  await page
    .getByText(/^\p{L}+, [\d,]+\skg de masa$/u)
    .first()
    .waitFor();
  await page.getByRole("tab", { name: "Reparto" }).click();
  await page
    .getByText(/^\d\d:\d\d → \d\d:\d\d$/)
    .first()
    .waitFor();
  await page.getByRole("tab", { name: "Calidad" }).click();
  await page.getByText("correcto").first().waitFor();
  await page.goto(`${site.url}/w/${id}/sales?tab=customers`);
  await page.getByText("no reparte a otros negocios").waitFor();
  expect(complaints).toEqual([]);
}, 60_000);
