import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { there } from "../there.ts";
import { aSite, findBarriers, type Site } from "./a-browser.ts";
import { addPerson, PASSWORD } from "./of-the-team.ts";

/* What who sells does, from the link that they were given to the demo that somebody opens by theirs. */

let site: Site;
beforeAll(async () => {
  site = await aSite();
}, 180_000);
afterAll(() => site.close());

/** Reading a page and finding the next thing to touch. */
const HUMAN_SECONDS = 4;

test("a new rep makes a personal link within thirty seconds of their printed sign-in link, and a prospect comes in by it", async () => {
  const url = await addPerson(site, "Marta Rueda", "rep");
  const { page, complaints } = await site.visitor({ width: 390, height: 844 });
  const startedAt = performance.now();
  await page.goto(url);
  await page.getByRole("heading", { name: "Te damos la bienvenida, Marta." }).waitFor();
  await page.getByLabel("Contraseña nueva").fill(PASSWORD);
  await page.getByRole("button", { name: "Entrar" }).click();
  await page.getByRole("link", { name: "Nuevo enlace" }).last().click();
  await page.getByLabel("Panadería").fill("Panadería Sol");
  await page.getByLabel("Persona, si la sabes").fill("Rosa Alcaide");
  await page.getByLabel("Su móvil").fill("600 000 147");
  await page.getByRole("button", { name: "Crear el enlace de Rosa" }).click();
  await page.getByRole("heading", { name: "Listo. Mándaselo a Rosa." }).waitFor();
  const touches = 4;
  expect((performance.now() - startedAt) / 1_000 + touches * HUMAN_SECONDS).toBeLessThan(30);
  expect(page.url()).not.toContain("entrar=");
  const whatsApp = new URL(there(await page.getByRole("link", { name: "Mandar por WhatsApp" }).getAttribute("href")));
  const address = `${site.url}/d/`;
  expect([whatsApp.host, whatsApp.pathname]).toEqual(["wa.me", "/34600000147"]);
  const message = there(whatsApp.searchParams.get("text"));
  expect(message).toContain("Hola, Rosa, soy Marta. Te he preparado una demo con el nombre de Panadería Sol");
  const link = there(message.split("\n").at(-1));
  expect(link.startsWith(address)).toBe(true);

  // The rep looks first, which counts as nothing.
  const { pathname } = new URL(link);
  await page.goto(`${site.url}${pathname}`);
  await page.getByRole("heading", { name: "Marta te ha preparado esta demo, Rosa." }).waitFor();
  await page.getByRole("button", { name: "Entrar en mi panadería" }).click();
  await page.getByRole("region", { name: "Te necesita" }).waitFor({ timeout: 60_000 });

  const prospect = await site.visitor({ width: 390, height: 844 });
  await prospect.page.goto(`${site.url}${pathname}`);
  await prospect.page.getByText("Panadería Sol").waitFor();
  expect(await prospect.page.evaluate("document.documentElement.scrollHeight")).toBeLessThanOrEqual(844);
  await prospect.page.getByRole("button", { name: "Entrar en mi panadería" }).click();
  await prospect.page.getByRole("region", { name: "Te necesita" }).waitFor({ timeout: 60_000 });
  await prospect.page.getByText("Panadería Sol").first().waitFor();
  const demo = prospect.page.url();
  // Who comes again comes to the same demo.
  await prospect.page.goto(`${site.url}${pathname}`);
  await prospect.page.getByRole("button", { name: "Seguir donde lo dejé" }).click();
  await prospect.page.waitForURL(demo);

  // They change something, and say that they want it.
  await prospect.page.getByRole("link", { name: "Vender" }).click();
  await prospect.page.locator(".key").first().click();
  await prospect.page.getByRole("button", { name: /^Tarjeta/ }).click();
  await prospect.page.getByText(/^Cobrado: /).waitFor();
  await prospect.page.goto(`${demo.replace(/\/$/, "")}/demo`);
  await prospect.page.getByRole("button", { name: "Lo quiero en mi panadería" }).click();
  const form = prospect.page.getByRole("dialog");
  for (const box of await form.getByRole("checkbox").all()) expect(await box.isChecked()).toBe(false);
  await form.getByLabel("Correo").fill("rosa@sol.test");
  await form.getByRole("button", { name: "Dejarlo" }).click();
  await form.getByText("Marca al menos una.").waitFor();
  await form.getByLabel("Móvil", { exact: true }).fill("600 000 147");
  await form.getByLabel("Nombre").fill("Rosa Alcaide");
  await form.getByText("Tu negocio, si quieres contarlo").click();
  await form.getByLabel("¿Tienes obrador propio?").selectOption("Sí");
  await form.getByLabel("¿Cuántas tiendas?").selectOption("De dos a cinco");
  await form.getByLabel("¿Dónde?").fill("Comunidad de Madrid");
  for (const box of await form.getByRole("checkbox").all()) await box.check();
  expect(await findBarriers(prospect.page)).toEqual([]);
  await form.getByRole("button", { name: "Dejarlo" }).click();
  await prospect.page.getByText("«Podéis llamarme al móvil que dejo.»").waitFor();

  await page.goto(`${site.url}/ventas/llamar`);
  await page.getByRole("heading", { name: "Una llamada para hoy: Rosa Alcaide." }).waitFor();
  await page.getByText("«Podéis llamarme al móvil que dejo.»").waitFor();
  await page.getByText("1 cambio", { exact: true }).waitFor();
  const lines = await page.locator(".ticket-line b").allInnerTexts();
  const sum = lines.reduce((all, it) => all + Number(/^\d+/.exec(it)?.[0]), 0);
  expect(Number(await page.locator(".ticket-sum b").innerText())).toBe(sum);
  expect(sum).toBeGreaterThanOrEqual(20);
  expect(await page.getByRole("link", { name: /^Llamar al/ }).getAttribute("href")).toBe("tel:+34600000147");
  // The demo's life, as they let it be seen.
  const opened = /\/w\/([0-9a-f-]+)/.exec(demo)?.[1] ?? "";
  await page.goto(`${site.url}/ventas/demos/${opened}`);
  await page.getByRole("heading", { name: "Panadería Sol" }).waitFor();
  await page.getByRole("img", { name: /^La vida de la demo como una cinta: 1 visita, / }).waitFor();
  await page.getByText("cobró una venta").first().waitFor();
  const fit = page.getByRole("region", { name: "Encaje: 3 de 4" });
  await fit.getByText("Tiendas: de dos a cinco").waitFor();
  await fit.getByText("Cobra con: no lo ha dicho").waitFor();
  await page.getByText("Camino · 3 de 6").or(page.getByText("Camino · 4 de 6")).first().waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.getByRole("button", { name: "Ver como tabla" }).click();
  await page.getByRole("columnheader", { name: "Dónde" }).waitFor();
  await page.goto(`${site.url}/ventas/leads`);
  const [list] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /^Descargar la lista para una hoja de cálculo/ }).click(),
  ]);
  const table = await readFile(await list.path(), "utf8");
  expect(table.split("\r\n")[1]).toMatch(
    /^Rosa Alcaide;rosa@sol\.test;'\+34600000147;;Nueva;;Marta.*;sí;sí;sí;;\d{4}-\d\d-\d\d$/,
  );
  // What is typed stays while something else is noted.
  await page.getByRole("link", { name: /^Rosa Alcaide/ }).click();
  const step = page.getByRole("textbox", { name: "Siguiente paso" });
  await step.fill("Enseñarle el obrador");
  await page.getByRole("textbox", { name: "Nota" }).fill("Llamará por la tarde");
  await page.getByRole("button", { name: "Apuntar" }).click();
  await page.getByRole("listitem").filter({ hasText: "Llamará por la tarde" }).waitFor();
  expect(await step.inputValue()).toBe("Enseñarle el obrador");
  await page.getByRole("button", { name: "Guardar" }).click();
  await page.getByText("Guardado.").waitFor();
  await page.reload();
  await expect.poll(() => step.inputValue()).toBe("Enseñarle el obrador");

  await page.goto(`${site.url}/ventas/llamar`);
  // Whoever takes it back is a person no more, also where somebody looks.
  await prospect.page.getByRole("button", { name: "Olvidadme" }).click();
  await prospect.page.getByRole("dialog").getByText("Ahora mismo.").waitFor();
  expect(await findBarriers(prospect.page)).toEqual([]);
  await prospect.page.getByRole("dialog").getByRole("button", { name: "Olvidadme" }).click();
  await prospect.page.getByText(/^Olvidado: /).waitFor();
  await page.getByText("Hoy no hay que llamar a nadie.").first().waitFor();

  await page.goto(`${site.url}/ventas/enlaces`);
  // Of whom it was made for nothing is left on it, either.
  await page.locator(".link-item", { hasText: pathname.split("/").at(-1) ?? "never" }).click();
  await page.getByText("1 de 3").waitFor();
  await page.getByText(/No cuenta: .*1 prueba del equipo/).waitFor();
  // D makes another like it, of everything but for whom.
  await page.keyboard.press("d");
  await page.getByRole("heading", { name: "Nuevo enlace" }).waitFor();
  expect(await page.getByLabel("Panadería").inputValue()).toBe("");
  expect([...complaints, ...prospect.complaints]).toEqual([]);
}, 180_000);

test("a withdrawn link's page says so and leads to whoever sent it; a locked one opens again by a new passcode", async () => {
  const url = await addPerson(site, "Olga Pardo", "manager");
  const { page } = await site.visitor({ width: 1_440, height: 900 });
  await page.goto(url);
  await page.getByLabel("Contraseña nueva").fill(PASSWORD);
  await page.getByRole("button", { name: "Entrar" }).click();
  await page.locator(".sales-bar").waitFor();
  await page.keyboard.press("n");
  await page.getByLabel("Panadería").fill("Horno Luna");
  await page.getByRole("button", { name: /^Hasta 3 personas/ }).click();
  await page.getByLabel("Clave, si quieres").fill("horno7");
  await page.keyboard.press("Control+Enter");
  await page.getByRole("heading", { name: "Listo. Ya puedes mandarlo." }).waitFor();
  const address = there(await page.getByLabel("Dirección").inputValue());
  const { page: theirs } = await site.visitor();
  await theirs.goto(`http://${address}`);
  for (let n = 0; n < 5; n += 1) {
    await theirs.getByLabel("Clave que te dio Olga").fill(`wrong${n}`);
    await theirs.getByRole("button", { name: "Entrar en mi panadería" }).click();
    if (n < 4) await theirs.getByText("La de antes no era.").waitFor();
    if (n < 4) await theirs.getByText(n === 3 ? "Te queda 1 intento" : `Te quedan ${4 - n} intentos`).waitFor();
  }
  await theirs.getByRole("heading", { name: /Este enlace se ha bloqueado/ }).waitFor();
  await page.reload();
  await page.getByLabel("Clave nueva").fill("masa9madre");
  await page.getByRole("button", { name: "Poner otra clave" }).click();
  await page.getByRole("heading", { name: "Listo. Ya puedes mandarlo." }).waitFor();
  await page.getByRole("button", { name: "Retirar" }).click();
  await page.getByRole("button", { name: "Retirar y dejar sus demos" }).click();
  await page.getByText("Retirado.").waitFor();
  await theirs.reload();
  await theirs.getByRole("heading", { name: "Este enlace se ha retirado." }).waitFor();
  const ask = new URL(there(await theirs.getByRole("link", { name: "Pedir otro a Olga" }).getAttribute("href")));
  expect([ask.host, ask.pathname]).toEqual(["wa.me", "/34600000112"]);
}, 120_000);

test.each(["light", "dark"] as const)(
  "in the %s theme every page of the sales side can be read by everybody",
  async (theme) => {
    const url = await addPerson(site, `Nora${theme} Soto`, "operator");
    const { page, complaints } = await site.visitor({ theme, width: 390, height: 844 });
    const found: unknown[] = [];
    const look = async (heading: RegExp) => {
      await page.getByRole("heading", { level: 1, name: heading }).waitFor();
      await page.waitForLoadState("networkidle");
      found.push(...(await findBarriers(page)));
      expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(1);
    };
    await page.goto(url);
    await look(/bienvenida/);
    await page.getByLabel("Contraseña nueva").fill(PASSWORD);
    await page.getByRole("button", { name: "Entrar" }).click();
    await page.locator(".sales-bar").waitFor();
    await page.goto(`${site.url}/ventas/enlaces`);
    await look(/enlace/);
    await page.goto(`${site.url}/ventas/nuevo`);
    await look(/Nuevo enlace/);
    await page.getByRole("button", { name: /^Crear el enlace/ }).click();
    await page.getByLabel("Dirección").waitFor();
    const address = there(await page.getByLabel("Dirección").inputValue());
    await look(/^Listo/);
    await page.goto(`${site.url}/ventas/llamar`);
    await look(/Hoy no hay que llamar|llamada/);
    await page.goto(`${site.url}/ventas/demos`);
    await look(/demos? vivas?|ninguna demo/);
    await page.goto(`${site.url}/ventas/leads`);
    await look(/nadie|personas?/);
    await page.goto(`${site.url}/ventas/equipo`);
    await look(/pueden? entrar/);
    await page.goto(`${site.url}/ventas/cuenta`);
    await look(/^Nora/);
    await page.goto(`http://${address}`);
    await page.getByRole("button", { name: "Entrar en mi panadería" }).waitFor();
    await look(/ha preparado esta demo/);
    expect(found).toEqual([]);
    expect(complaints).toEqual([]);
  },
  120_000,
);
