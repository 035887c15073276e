import { afterAll, beforeAll, expect, test } from "vitest";
import { there } from "../there.ts";
import { aSite, type Site } from "./a-browser.ts";

/* What was done by mistake, without a line, or before one came in. */

let site: Site;
beforeAll(async () => {
  site = await aSite();
}, 180_000);
afterAll(() => site.close());

test("a ticket is taken back where it was charged, and what the books call sold out can be sold", async () => {
  const { page, openDemo, complaints } = await site.visitor();
  const id = await openDemo();
  await page.goto(`${site.url}/w/${id}/sales?tab=till`);
  await page.getByRole("button", { name: /^Uno de Café con leche/ }).click();
  await page.getByRole("button", { name: /^Uno de Café con leche/ }).click();
  await page.getByRole("button", { name: "Quitar la última" }).click();
  await page.getByRole("button", { name: /^Tarjeta/ }).click();
  await page.getByText(/^Cobrado: /).waitFor();
  await page.getByRole("button", { name: "Deshacer" }).click();
  await page.getByText("Deshecho.").waitFor();

  const few = page
    .locator(".key")
    .filter({ hasText: /solo \d/ })
    .first();
  const left = Number(/solo (\d+)/.exec(there(await few.textContent()))?.[1]);
  for (let n = 0; n < left; n += 1) await few.click();
  await page.getByRole("button", { name: /^Efectivo/ }).click();
  const key = page.locator(".key[data-out]").first();
  const name = there(await key.locator(".key-name").textContent());
  await key.click();
  const dialog = page.getByRole("dialog", { name: `¿Quedaba alguna? ${name}` });
  await dialog.getByLabel("Unidades").fill("3");
  await dialog.getByRole("button", { name: "Apuntar" }).click();
  await dialog.waitFor({ state: "detached" });
  await page
    .getByRole("button", { name: new RegExp(`^Uno de ${name} .* solo 3`) })
    .first()
    .click();
  await page.getByRole("tab", { name: "Tickets" }).click();
  await page.getByText("anulación").first().waitFor();
  expect(complaints).toEqual([]);
});

test("what is ticked off without a line is noted when there is one, and can be taken back", async () => {
  const { page, context, openDemo } = await site.visitor();
  const id = await openDemo();
  await page.goto(`${site.url}/w/${id}/production?tab=today`);
  const tick = page.getByRole("button", { name: /^Confirmar: / }).first();
  const name = there(await tick.getAttribute("aria-label")).replace("Confirmar: ", "");
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await tick.click();
  await page.getByText("se apunta en cuanto haya línea").waitFor();
  // Whoever looks at something else meanwhile loses nothing.
  await page.getByRole("tab", { name: "Hoja de mañana" }).click();
  await context.setOffline(false);
  await page.getByRole("tab", { name: "Hoy" }).click();
  await page.getByText(/ya están? en el mostrador/i).waitFor();
  await page.getByRole("button", { name: `Confirmar: ${name}` }).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Deshacer" }).click();
  await page.getByText("Deshecho.").waitFor();
  await page.getByRole("button", { name: `Confirmar: ${name}` }).waitFor();
});

test("the number that was dragged on the landing page is on the sheet of the demo that it opens", async () => {
  const { page, complaints } = await site.visitor();
  await page.goto(site.url);
  const loaf = page.getByRole("slider");
  const planned = Number(await loaf.getAttribute("aria-valuenow"));
  await loaf.focus();
  for (let n = 0; n < 4; n += 1) await page.keyboard.press("ArrowRight");
  const set = Number(await loaf.getAttribute("aria-valuenow"));
  expect(set).toBeGreaterThan(planned);
  await page.getByText("lo tendrás así en la hoja").waitFor();
  await page.getByRole("button", { name: "Entrar en mi panadería" }).first().click();
  await page.getByText(new RegExp(`, de ${planned} a ${set}\\.$`)).waitFor({ timeout: 60_000 });
  await page.reload();
  await page
    .getByRole("link", { name: "Más" })
    .or(page.getByRole("button", { name: "Más", exact: true }))
    .click();
  await page.getByRole("dialog").getByRole("link", { name: "Prever" }).click();
  await page.getByRole("button", { name: new RegExp(`^Ajustar: .* ${planned} ${set}$`) }).waitFor();
  expect(complaints).toEqual([]);
}, 90_000);

test("after closing what is too old for tomorrow is cleared as proposed, and can be put back", async () => {
  const { page, openDemo } = await site.visitor();
  const id = await openDemo();
  await site.service.demoDatabase.superuser.query(
    `update overlay.tenants t set clock_offset = (d.date_on + time '21:02') at time zone d.time_zone - now()
       from overlay.datasets d where d.id = t.dataset_id`,
  );
  await page.goto(`${site.url}/w/${id}/today`);
  const card = page.getByRole("region", { name: /^Para mañana no vale/ });
  const units = Number(/(\d+) piezas/.exec(there(await card.getAttribute("aria-label")))?.[1]);
  await page.getByRole("heading", { level: 1, name: new RegExp(`Quedan ${units} piezas por recoger`) }).waitFor();
  await card.getByRole("combobox").first().selectOption("tirar");
  await card.getByRole("button", { name: /^(Donar \d+, tirar|Tirar \d+, donar) \d+$/ }).click();
  await page.getByText("Mostrador recogido.").waitFor();
  await page.getByRole("heading", { level: 1, name: new RegExp(`Sobraron ${units} piezas`) }).waitFor();
  await page.getByRole("button", { name: "Deshacer" }).click();
  await page.getByText("Deshecho.").waitFor();
  await card.waitFor();
});
