import { afterAll, beforeAll, expect, test } from "vitest";
import { OPERATOR_KEY } from "../app-under-test.ts";
import { event, leadsOf } from "../leads.ts";
import { aSite, findBarriers, type Site } from "./a-browser.ts";
import { signedIn } from "./of-the-team.ts";

/* Scenarios on the sales side: one copied, tried, offered and compared; and a demo shown in front of others. */

let site: Site;
beforeAll(async () => {
  site = await aSite();
}, 180_000);
afterAll(() => site.close());

const { open, happen } = leadsOf(() => site.service);
const SCENARIO: string = "standard_bakery";
const DESK = { width: 1_440, height: 900 };
const PHONE = { width: 390, height: 844 };

test("whoever leads the team copies a scenario, tries it, changes it, offers it and compares it", async () => {
  const { page, complaints, close } = await signedIn(site, ["Marta", "manager"], DESK);
  await page.keyboard.press("g");
  await page.keyboard.press("s");
  await page.getByRole("heading", { level: 1, name: "Se ofrecen 6 de 6 escenarios." }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole("button", { name: "Copiar: De barrio" }).click();
  await page.getByLabel("Cómo se llama").fill("Horno Señorío 2");
  expect(await page.getByLabel("Nombre corto").inputValue()).toBe("horno_senorio_2");
  await page.getByRole("button", { name: "Hacer la copia" }).click();
  await page.getByRole("heading", { level: 1, name: "Horno Señorío 2" }).waitFor();
  await page.getByLabel("Ventas en un día normal, por tienda").fill("60");
  await page.getByRole("button", { name: "Probar sin guardar" }).click();
  await page.getByText(/^[\d.]+ filas, y las cuentas cuadran\.$/).waitFor({ timeout: 60_000 });
  await page
    .getByRole("region", { name: "Lo que saldría" })
    .getByRole("rowheader", { name: "Ventas", exact: true })
    .waitFor();
  expect(await findBarriers(page)).toEqual([]);
  // A name that is no city is refused with the field's name, and nothing typed is lost.
  await page.getByLabel("Abre a las").selectOption("20:00");
  await page.getByRole("button", { name: "Guardar como versión nueva" }).click();
  await page.getByText("Revisa «Abre a las».").waitFor();
  await page.getByLabel("Abre a las").selectOption("07:00");
  await page.getByLabel("Qué cambia, para el registro").fill("Más pequeña");
  await page.getByRole("button", { name: "Guardar como versión nueva" }).click();
  await page.getByText("Guardado: versión 2.").waitFor({ timeout: 60_000 });
  await page.getByText(/la de ahora · Más pequeña/).waitFor();
  expect(await page.getByLabel("Ventas en un día normal, por tienda").inputValue()).toBe("60");
  await page.getByRole("button", { name: "Ofrecer", exact: true }).click();
  await page.getByText("Ya se ofrece.").waitFor({ timeout: 60_000 });

  await page.getByRole("link", { name: "Escenarios", exact: true }).first().click();
  await page.getByRole("button", { name: "Empezar una comparación" }).click();
  // Whoever made one of their own wants to compare that.
  expect(await page.getByLabel("El otro").inputValue()).toBe("horno_senorio_2");
  await page.getByRole("button", { name: "Empezar", exact: true }).click();
  const compared = page.getByRole("region", { name: "De barrio contra Horno Señorío 2" });
  await compared.getByText("Aún no: faltan unas 784.").waitFor({ timeout: 60_000 });
  await compared.getByText(/Se decide una vez, con las primeras 392 terminadas de cada uno/).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.goto(`${site.url}/ventas/cifras`);
  await happen(await open(), [event("page_view", { screen: "today", device: "phone" })]);
  await compared.or(page.getByText(/Aún no: faltan unas 784/)).waitFor({ timeout: 40_000 });
  await page.goto(`${site.url}/ventas/escenarios`);
  await compared.getByRole("button", { name: "Terminar" }).click();
  await page.getByRole("dialog").getByText("Aún no está decidida").waitFor();
  await page.getByRole("dialog").getByRole("button", { name: "Terminar" }).click();
  await page.getByText("Terminada.", { exact: true }).waitFor();
  expect(complaints.filter((it) => !it.includes("422"))).toEqual([]);
  await close();
}, 240_000);

const sizeOf = (page: Awaited<ReturnType<typeof signedIn>>["page"]) =>
  page.evaluate<number>("parseFloat(getComputedStyle(document.getElementById('screen-title')).fontSize)");

test.each([
  ["light", DESK],
  ["dark", PHONE],
] as const)(
  "in %s a demo is shown to others: the rep's part is hidden, and it starts again after one question",
  async (theme, size) => {
    const { page, complaints, close } = await signedIn(site, [`Ivan${size.width}`, "rep"], { ...size, theme });
    const asked = new Set<string>();
    page.on("request", (it) => asked.add(new URL(it.url()).origin));
    await page.goto(`${site.url}/ventas/escenarios`);
    await page.getByRole("button", { name: "Enseñar: De barrio" }).click();
    await page.getByText("Presentas tú.").waitFor();
    const session = new URL(page.url()).pathname.split("/").at(-1) ?? "";
    const { rows } = await site.service.superuser.query("select is_internal from demo_sessions where id = $1", [
      session,
    ]);
    expect(rows[0].is_internal).toBe(true);
    expect(await findBarriers(page)).toEqual([]);
    const chip = page.locator(".bar-demo");
    await chip.waitFor();
    const before = await sizeOf(page);
    await (size === DESK ? page.keyboard.press("p") : page.getByRole("button", { name: /Esconder lo tuyo/ }).click());
    await page.getByText("Presentas tú.").waitFor({ state: "detached" });
    // Neither what is for a prospect alone, nor how long it lives, nor whose turn it is.
    for (const hidden of [".bar-demo", ".guide-line", ".tour-button"])
      expect([hidden, await page.locator(hidden).count()]).toEqual([hidden, 0]);
    const large = await sizeOf(page);
    expect(large).toBeGreaterThan(before);
    expect(await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth")).toBeLessThanOrEqual(
      0,
    );
    expect(await findBarriers(page)).toEqual([]);
    const resets = async () =>
      (
        await site.service.superuser.query(
          "select count(*)::int as n from audit_log where session_id = $1 and action = 'session_reset'",
          [session],
        )
      ).rows[0].n;
    expect(await resets()).toBe(0);
    if (size === DESK) await page.keyboard.press("r");
    else {
      await page.getByRole("button", { name: "Volver a ver lo del presentador" }).click();
      await page.getByRole("button", { name: "Empezar de cero" }).click();
    }
    await page.getByRole("dialog").getByText("¿Empezar de cero para la próxima reunión?").waitFor();
    expect(await resets()).toBe(0);
    await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
    await page.getByText("Presentas tú.").waitFor();
    expect(await resets()).toBe(1);
    // Nothing but the service itself is asked: no broker, no cache, no other house need be up.
    expect([...asked]).toEqual([site.url]);
    expect(complaints).toEqual([]);
    await close();
  },
  120_000,
);

test("a fact sheet is read on a phone, and a view is kept, found again and forgotten", async () => {
  const { page, complaints, close } = await signedIn(site, ["Olga", "rep"], PHONE);
  await page.goto(`${site.url}/ventas/escenarios/standard_bakery/hoja`);
  const facts = page.locator(".facts").first().getByRole("listitem");
  await facts.first().waitFor({ timeout: 30_000 });
  const { json } = await site.service.call("GET", `/demo-sessions/scenarios/${SCENARIO}/fact-sheet?locale=es`, {
    token: OPERATOR_KEY,
  });
  expect(await facts.allInnerTexts()).toEqual(json.facts.map((it) => it.text));
  expect(await findBarriers(page)).toEqual([]);

  for (let n = 0; n < 6; n += 1) {
    const demo = await open();
    await happen(demo, [
      event("page_view", { screen: "today", device: "phone" }),
      event("feature_used", { feature: "today", visible_seconds: 30 }),
    ]);
    await site.service.call("DELETE", `/demo-sessions/${demo.id}`, { token: demo.session_token });
  }
  await page.goto(`${site.url}/ventas/cifras?days=7`);
  await page
    .getByRole("region", { name: "Dónde se van" })
    .getByText("Hoy es donde más se pierde: 6 de 6 lo miran y no siguen.")
    .waitFor();
  await page.getByRole("button", { name: "Guardar vista" }).click();
  await page.getByLabel("Cómo la llamas").fill("La semana");
  await page.getByRole("button", { name: "Guardar", exact: true }).click();
  await page.getByRole("link", { name: "La semana" }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.goto(`${site.url}/ventas/cifras`);
  await page.getByRole("link", { name: "La semana" }).click();
  await page.waitForURL(/days=7/);
  await page.getByRole("button", { name: "Borrar la vista La semana" }).click();
  await page.getByRole("link", { name: "La semana" }).waitFor({ state: "detached" });
  const lines = page.locator(".hour-lines li");
  expect(await lines.count()).toBe(7);
  await page.getByRole("button", { name: "Ver en tabla" }).click();
  await lines.first().waitFor({ state: "detached" });
  expect(await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth")).toBeLessThanOrEqual(
    0,
  );
  expect(complaints).toEqual([]);
  await close();
}, 120_000);
