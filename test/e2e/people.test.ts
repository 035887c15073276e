import { afterAll, beforeAll, expect, test } from "vitest";
import { there } from "../there.ts";
import { aSite, type Site, type Visitor } from "./a-browser.ts";

/* Whoever else comes into a demo, and what they may see. */

let site: Site;
beforeAll(async () => {
  site = await aSite();
}, 180_000);
afterAll(() => site.close());

test("a shop assistant sees neither margins nor suppliers, and there is a way back", async () => {
  const { page, openDemo, complaints } = await site.visitor({ width: 1_280, height: 800 });
  const id = await openDemo();
  await page.getByText("Margen sobre ingredientes").waitFor();
  await page.getByRole("button", { name: "Menú de la demo" }).click();
  await page.getByLabel("Ver la panadería como").selectOption("cashier");
  await page.getByText("Margen sobre ingredientes").waitFor({ state: "detached" });
  await expect.poll(() => page.evaluate("document.activeElement.id")).toBe("screen-title");
  await page.keyboard.press("Escape");
  const screens = page.getByRole("navigation", { name: "Pantallas" });
  await screens.getByRole("link", { name: "Vender" }).waitFor();
  expect(await screens.getByRole("link", { name: "Pedir" }).count()).toBe(0);
  // A strip says through whose eyes one looks.
  await page.getByText("Ves lo que ve: Mostrador").waitFor();
  // Below it the bar has its own room in the header.
  const footOf = async (part: string) => {
    const box = there(await page.locator(part).first().boundingBox());
    return box.y + box.height;
  };
  expect(await footOf(".bar")).toBeLessThanOrEqual(await footOf("header"));
  await page.goto(`${site.url}/w/${id}/suppliers`);
  await page.getByRole("heading", { name: "«Pedir» no está en la cuenta «Mostrador»" }).waitFor();
  await page.getByRole("button", { name: "Volver a «Propietario/a»" }).click();
  await page.getByRole("heading", { name: /pedidos? antes de cerrar|no hace falta pedir/, level: 1 }).waitFor();
  expect(complaints).toEqual([]);
});

test("a colleague comes in by the invitation and sees what the owner changes", async () => {
  const owner = await site.visitor();
  const id = await owner.openDemo();
  await owner.page.getByRole("button", { name: "Menú de la demo" }).click();
  await owner.page.getByRole("button", { name: "Compartir con QR" }).click();
  await owner.page.getByLabel("Entra como").selectOption("baker");
  await owner.page.getByRole("button", { name: "Crear código" }).click();
  await owner.page.getByRole("img", { name: "Código QR del enlace" }).waitFor();
  const link = await owner.page.getByRole("textbox", { name: "Enlace" }).inputValue();
  const colleague = await site.visitor();
  await colleague.page.goto(link);
  await colleague.page.getByRole("region", { name: "Te necesita" }).waitFor();
  expect(new URL(colleague.page.url()).pathname).toBe(`/w/${id}`);
  expect(colleague.page.url()).not.toContain("invitation");
  await colleague.page.getByRole("button", { name: "Menú de la demo" }).click();
  await colleague.page.getByText("Te han invitado: Obrador.").waitFor();
  await colleague.page.reload();
  await colleague.page.getByRole("region", { name: "Te necesita" }).waitFor();
  // An owner who tries their own link stays the owner.
  await owner.page.goto("about:blank");
  await owner.page.goto(link);
  await owner.page.getByText("Margen sobre ingredientes").waitFor();
  // What the owner ends has ended for the colleague, too.
  await site.service.call("DELETE", `/demo-sessions/${id}`, { token: await ownersToken(owner) });
  await colleague.page.reload();
  await colleague.page.getByText("Nadie puede entrar ya").waitFor();
  await colleague.page.getByText("El recibo lo tiene quien abrió la demo.").waitFor();
});

async function ownersToken({ context }: Visitor): Promise<string> {
  const cookie = (await context.cookies()).find((it) => it.name.startsWith("demo_session_"));
  return cookie?.value ?? "";
}

test("an invitation that is used up, and a demo of somebody else, are said as they are", async () => {
  const { page } = await site.visitor();
  await page.goto(`${site.url}/w/00000000-0000-4000-8000-000000000000#invitation=inv_nothing`);
  await page.getByRole("heading", { name: "Esta invitación ya no vale" }).waitFor();
  await page.goto(`${site.url}/w/00000000-0000-4000-8000-000000000000`);
  await page.getByRole("heading", { name: "Aquí no hay ninguna demo tuya" }).waitFor();
});
