import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aSite, type Site } from "./a-browser.ts";

/* The six steps, each done by doing it. */

let site: Site;
beforeAll(async () => {
  site = await aSite();
}, 180_000);
afterAll(() => site.close());

const home = (page: Page) => page.getByRole("link", { name: "Hoy" }).click();
const stepsDone = async (page: Page) => Number(await page.locator(".guide-line").getAttribute("data-done"));

test("each step of the guide is ticked off when it was done, and stays so", async () => {
  const { page, openDemo, complaints } = await site.visitor();
  await openDemo();
  const step = (name: string) => page.getByRole("button", { name });
  await expect.poll(() => stepsDone(page)).toBe(1);

  await step("Ajusta una previsión").click();
  await page.getByRole("button", { name: /^Ajustar: Barra de pan/ }).click();
  await page.getByLabel(/Cuántas piezas/).fill("2,5");
  await page.getByText("Solo piezas enteras.").waitFor();
  expect(await page.getByRole("button", { name: "Guardar" }).isDisabled()).toBe(true);
  await page.getByLabel(/Cuántas piezas/).fill("140");
  await page.getByRole("button", { name: "Guardar" }).click();
  await home(page);
  await expect.poll(() => stepsDone(page)).toBe(2);

  await step("Confirma una hornada").click();
  await page
    .getByRole("button", { name: /^Confirmar: / })
    .first()
    .click();
  await page.getByText("Ya están en el mostrador").waitFor();
  await home(page);
  await expect.poll(() => stepsDone(page)).toBe(3);

  await step("Mira qué va a faltar").click();
  await page.getByRole("region", { name: "Almacén" }).waitFor();
  await home(page);
  await expect.poll(() => stepsDone(page)).toBe(4);

  await step("Pídelo al proveedor").click();
  await page
    .getByRole("button", { name: /^Enviar pedido/ })
    .first()
    .click();
  await page.getByText("Es una demo, de aquí no sale").waitFor();
  await page.getByRole("tab", { name: "Pedidos", exact: true }).click();
  await page.getByText("tuyo").waitFor();
  await home(page);
  await expect.poll(() => stepsDone(page)).toBe(5);

  await step("Mira lo que se ha tirado").click();
  // Seen is what came, not its heading.
  await page
    .getByText(/a precio de venta, .* en ingredientes/)
    .first()
    .waitFor();
  await home(page);
  await page.getByText("Has visto lo esencial.").waitFor();
  await page.reload();
  await page.getByText("Has visto lo esencial.").waitFor();
  await page.getByRole("button", { name: "Cerrar la guía" }).click();
  await page.getByRole("button", { name: /^Seguir la guía/ }).waitFor();
  expect(complaints).toEqual([]);
}, 90_000);

test("who follows up learns which screens were seen and what was done", async () => {
  const { page, openDemo } = await site.visitor();
  await page.clock.install();
  const id = await openDemo();
  await page.getByRole("link", { name: "Vender" }).click();
  await page.getByRole("button", { name: /^Uno de Café con leche/ }).click();
  await page.getByRole("button", { name: /^Tarjeta/ }).click();
  await page.getByText(/^Cobrado: /).waitFor();
  await page.clock.fastForward(3_000);
  // Leaving the page sends what has gathered, and how long the last screen was looked at.
  await page.goto("about:blank");
  const seen = async () => {
    const { rows } = await site.service.superuser.query(
      `select event_type || ' ' || coalesce(event_data ->> 'screen', event_data ->> 'action',
                                            case when event_data ->> 'visible_seconds' > '0' then event_data ->> 'feature' end, '') as it
         from demo_session_events where session_id = $1`,
      [id],
    );
    return rows.map((row) => row.it);
  };
  await expect
    .poll(seen)
    .toEqual(
      expect.arrayContaining(["page_view today", "page_view sales", "action_performed ring_up", "feature_used sales"]),
    );
});

test("a keyboard is enough", async () => {
  const { page, complaints } = await site.visitor({ width: 1_280, height: 800 });
  await page.goto(site.url);
  const focused = () =>
    page
      .locator("*:focus")
      .textContent()
      .then((it) => it?.trim() ?? "");
  const tabTo = async (wanted: string) => {
    for (let presses = 0; presses < 40; presses += 1) {
      await page.keyboard.press("Tab");
      if ((await focused()) === wanted) return;
    }
    throw new Error(`${wanted} cannot be reached`);
  };
  await tabTo("Entrar en mi panadería");
  await page.keyboard.press("Enter");
  await page.getByRole("region", { name: "Te necesita" }).waitFor();
  await page.keyboard.press("Tab");
  expect(await focused()).toBe("Saltar al contenido");
  await tabTo("Prever");
  await page.keyboard.press("Enter");
  await page.getByRole("slider").first().waitFor();
  expect(complaints).toEqual([]);
});
