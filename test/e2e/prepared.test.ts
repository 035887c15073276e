import { afterAll, beforeAll, expect, test } from "vitest";
import { OPERATOR_KEY } from "../app-under-test.ts";
import { aKey } from "../staff.ts";
import { there } from "../there.ts";
import { aSite, findBarriers, type Site } from "./a-browser.ts";
import { signedIn } from "./of-the-team.ts";

/* A rep prepares a demo, a prospect goes on with it, and what they made arrives where they sign up. */

let site: Site;
beforeAll(async () => {
  site = await aSite();
}, 180_000);
afterAll(() => site.close());

test("prepared by a rep, opened by its link, changed by a prospect, and fetched by the platform", async () => {
  const { page, complaints } = await signedIn(site, ["Marta Rueda", "rep"], { width: 390, height: 844 });
  await page.getByRole("link", { name: "Nuevo enlace" }).last().click();
  await page.getByLabel("Panadería").fill("Casa Sol");
  await page.getByRole("button", { name: "Crear el enlace" }).click();
  await page.getByRole("heading", { name: "Listo. Ya puedes mandarlo." }).waitFor();
  const ofLink = page.url();
  const prepared = page.getByRole("region", { name: "Demo preparada" });
  await prepared.getByText("Ábrela con «Verla yo antes»").waitFor();
  const { items } = (await site.service.call("GET", "/demo-links", { token: OPERATOR_KEY })).json;
  const { code } = there(items[0]);

  await page.goto(`${site.url}/d/${code}`);
  await page.getByRole("button", { name: "Entrar en mi panadería" }).click();
  await page.getByRole("region", { name: "Te necesita" }).waitFor({ timeout: 60_000 });
  await page.getByRole("link", { name: "Vender" }).click();
  await page.getByRole("tab", { name: "Precios" }).click();
  await page.getByRole("button", { name: "Añadir un producto" }).click();
  const adding = page.getByRole("dialog");
  await adding.getByLabel("Producto").fill("Pan de Casa Sol");
  await adding.getByLabel("Precio").fill("3,33");
  await adding.getByRole("button", { name: "Añadir un producto" }).click();
  await page.getByText("Pan de Casa Sol").first().waitFor();

  await page.goto(ofLink);
  await prepared.getByRole("button", { name: "Guardar lo que he preparado" }).click();
  await prepared.getByText("Quien entra abre una copia de «Casa Sol», versión 1.").waitFor();
  expect(await findBarriers(page)).toEqual([]);

  const prospect = await site.visitor({ width: 390, height: 844 });
  await prospect.page.goto(`${site.url}/d/${code}`);
  await prospect.page.getByRole("button", { name: "Entrar en mi panadería" }).click();
  await prospect.page.getByRole("region", { name: "Te necesita" }).waitFor({ timeout: 60_000 });
  await prospect.page.getByRole("link", { name: "Vender" }).click();
  await prospect.page.getByRole("button", { name: /Pan de Casa Sol/ }).waitFor();
  const demo = /\/w\/([0-9a-f-]+)/.exec(prospect.page.url())?.[1] ?? "";
  const token = (await prospect.context.cookies()).find((it) => it.name === `demo_session_${demo}`)?.value;
  const products = (await site.service.call("GET", "/workspace/products", { token })).json.items;
  for (const [name, price_cents] of [
    ["Baguette", 199],
    ["Mollete", 88],
  ] as const) {
    const { id, version } = there(products.find((it) => it.name === name));
    await site.service.call("PATCH", `/workspace/products/${id}`, { token, body: { price_cents, version } });
  }
  await prospect.page.goto(`${site.url}/w/${demo}/demo`);
  // Of the two they take one along; what the rep prepared is not theirs.
  await prospect.page.getByRole("checkbox", { name: "Llevarse: Mollete" }).uncheck();
  expect(await findBarriers(prospect.page)).toEqual([]);
  await prospect.page.getByRole("button", { name: "Guardar una cosa" }).click();
  const dialog = prospect.page.getByRole("dialog", { name: "Tu código" });
  const claim = await dialog.getByRole("textbox", { name: "Tu código" }).inputValue();
  const key = await aKey(site.service, ["work:redeem"]);
  const { json } = await site.service.call("POST", "/work-claims/redeem", { token: key, body: { code: claim } });
  expect(json.work.items).toMatchObject([{ name: "Baguette", action: "edited", after: { price_cents: 199 } }]);
  await dialog.getByRole("button", { name: "Cerrar" }).last().click();
  await prospect.page.reload();
  await prospect.page.getByText(/Guardado: una cosa, .*Recogido el/).waitFor();
  expect([...complaints, ...prospect.complaints]).toEqual([]);
}, 180_000);
