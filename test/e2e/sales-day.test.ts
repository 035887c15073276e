import { afterAll, beforeAll, expect, test } from "vitest";
import { OPERATOR_KEY } from "../app-under-test.ts";
import { event, leadsOf } from "../leads.ts";
import { aSite, findBarriers, type Site } from "./a-browser.ts";
import { signedIn } from "./of-the-team.ts";

/* The sales side's first page: whom to call within ten seconds, who is inside while they are, and figures that are the same on each page. */

let site: Site;
beforeAll(async () => {
  site = await aSite();
}, 180_000);
afterAll(() => site.close());

const { open, leave, happen } = leadsOf(() => site.service);

/** A prospect who looked round, and allowed what they allowed. */
async function aProspect(name: string, acts: number, consents: readonly string[]) {
  const demo = await open();
  await happen(demo, [
    ...["today", "sales", "production"].flatMap((it) => [
      event("page_view", { screen: it }),
      event("feature_used", { feature: it, visible_seconds: 120 }),
    ]),
    ...Array.from({ length: acts }, () => event("action_performed", { action: "change_price" })),
  ]);
  await leave(demo, {
    name,
    company: `Horno ${name}`,
    email: `${name.replace("á", "a")}@sol.test`,
    phone: "+34600000147",
    consents,
  });
  return demo;
}

test("before the first demo the page says what to do", async () => {
  const { page, complaints, close } = await signedIn(site, ["Ana", "operator"], { width: 390, height: 844 });
  await page.getByRole("heading", { name: "Aquí aún no hay nadie. El primer enlace son treinta segundos." }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  // What it will be, marked as invented, and leading nowhere.
  await page.getByRole("link", { name: "Ver con datos de ejemplo" }).click();
  await page.getByText("Datos de ejemplo: nadie de esta página existe.").waitFor();
  await page.getByRole("heading", { name: "Tres llamadas para hoy. La primera, Rosa Alcaide, a las 11:30." }).waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole("link", { name: "Rosa Alcaide", exact: true }).click();
  await page.locator(".funnel").getByRole("link", { name: "61" }).click();
  expect(new URL(page.url()).pathname).toBe("/ventas/ejemplo");
  await page.getByRole("link", { name: "Salir" }).click();
  await page.getByRole("main").getByRole("link", { name: "Nuevo enlace" }).click();
  await page.getByLabel("Panadería").waitFor();
  expect(complaints).toEqual([]);
  await close();
});

test.each([
  ["light", 390, 844],
  ["dark", 1_440, 900],
  ["light", 320, 740],
] as const)(
  "in %s at %i pixels it says whom to call within ten seconds, and who is inside",
  async (theme, width, height) => {
    if ((await site.service.call("GET", "/leads", { token: OPERATOR_KEY })).json.items.length === 0) {
      await aProspect("Rosa", 6, ["email", "call", "steps"]);
      await aProspect("Julián", 2, ["email", "call", "steps"]);
      await aProspect("Teresa", 9, ["email", "steps"]);
      // Of fewer than five, some of which have a name, only how many is told.
      for (let n = 0; n < 2; n += 1) await happen(await open(), [event("page_view", { screen: "today" })]);
    }
    const { page, complaints, close } = await signedIn(site, [`Marta${width}`, "operator"], { width, height, theme });
    const startedAt = performance.now();
    await page.getByRole("heading", { name: "Dos llamadas para hoy. La primera, Rosa." }).waitFor();
    const row = page.getByRole("region", { name: "Llamar hoy" }).getByRole("listitem").first();
    expect(await row.innerText()).toMatch(/Horno Rosa\s+Cambió 6 cosas y miró 3 áreas\. No ha visto/);
    expect(await row.getByRole("link", { name: "Llamar: Rosa" }).getAttribute("href")).toBe("tel:+34600000147");
    expect((performance.now() - startedAt) / 1_000).toBeLessThan(10);
    const inside = page.getByRole("region", { name: "Ahora dentro" });
    await inside.getByText("Rosa").waitFor();
    expect(await findBarriers(page)).toEqual([]);
    expect(await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth")).toBeLessThanOrEqual(
      0,
    );

    // Somebody comes in while one looks.
    const demo = await open();
    await happen(demo, [event("page_view", { screen: "forecasting" })]);
    await inside.getByText("Prever").waitFor();
    await site.service.call("DELETE", `/demo-sessions/${demo.id}`, { token: demo.session_token });
    await inside.getByText("Prever").waitFor({ state: "detached" });

    // The same figure is the same on each page.
    const { steps } = (await site.service.call("GET", "/demo-sessions/analytics/dashboard", { token: OPERATOR_KEY }))
      .json;
    const demosIn = () => page.locator(".funnel tr", { hasText: "Demos" }).locator("td").first().innerText();
    const there = String(steps.find((it) => it.name === "demos")?.n);
    await expect.poll(demosIn).toBe(there);
    await page.goto(`${site.url}/ventas/cifras`);
    await page.getByRole("heading", { level: 1, name: /^\d+ demos y/ }).waitFor();
    await expect.poll(demosIn).toBe(there);
    expect(await findBarriers(page)).toEqual([]);
    expect(await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth")).toBeLessThanOrEqual(
      0,
    );
    await page.getByRole("button", { name: "7 días" }).click();
    await page.waitForURL(/days=7/);
    await page.locator(".definition", { hasText: "Con éxito" }).focus();
    await page.getByText("Vieron 3 áreas o más y cambiaron al menos una cosa").waitFor();

    await page.locator(".funnel tr", { hasText: "Lead" }).getByRole("link").click();
    await page.getByRole("heading", { level: 1, name: "3 dejaron contacto." }).waitFor();
    await page.getByRole("link", { name: "Su demo" }).first().waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole("button", { name: "Se quedaron antes" }).click();
    await page.waitForURL(/stopped=before/);

    await page.goto(`${site.url}/ventas/operacion`);
    await page.getByRole("heading", { level: 1, name: /Todo limpio|espera/ }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    expect(complaints).toEqual([]);
    await close();
  },
  90_000,
);

test("an operator keeps a network out and turns a scenario off, each with a reason", async () => {
  const { page, complaints, close } = await signedIn(site, ["Olga", "operator"], { width: 1_440, height: 900 });
  await page.goto(`${site.url}/ventas/operacion`);
  await page.getByRole("button", { name: "Otra red" }).click();
  const form = page.getByRole("dialog");
  await form.getByLabel("Red o dirección").fill("203.0.113.9");
  await form.getByLabel("Por qué").fill("Abre y termina sin parar");
  expect(await findBarriers(page)).toEqual([]);
  await form.getByRole("button", { name: "Cerrar el paso" }).click();
  await page.getByText("203.0.113.0/24").waitFor();
  await page.getByRole("button", { name: "Abrir el paso" }).click();
  await page.getByText("203.0.113.0/24").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Apagar: De temporada" }).click();
  await page.getByRole("dialog").getByLabel("Por qué").fill("Sin roscón todavía");
  await page.getByRole("dialog").getByRole("button", { name: "Apagar" }).click();
  await page.getByRole("button", { name: "Encender: De temporada" }).waitFor();
  const { rows } = await site.service.superuser.query(
    "select details ->> 'reason' as reason from audit_log where action = 'scenario_edited'",
  );
  expect(rows).toEqual([{ reason: "Sin roscón todavía" }]);
  expect(complaints).toEqual([]);
  await close();
});
