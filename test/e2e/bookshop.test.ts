import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bookshop } from "../bookshop.ts";
import { aSite, type Site } from "./a-browser.ts";

/* The frame around another product: whatever it knows of bakeries would be missing here. */

const VITE = path.join(import.meta.dirname, "../../node_modules/vite/bin/vite.js");
const CONFIG = path.join(import.meta.dirname, "../bookshop/vite.config.ts");

let site: Site;
let pages: string;
beforeAll(async () => {
  pages = await mkdtemp(path.join(tmpdir(), "bookshop-pages-"));
  for (const [pass, ...clear] of [["workspace", "--emptyOutDir"], ["landing"]] as const) {
    const how = ["--mode", pass, "--outDir", pages, ...clear, "--logLevel", "error"];
    await promisify(execFile)(process.execPath, [VITE, "build", "--config", CONFIG, ...how]);
  }
  site = await aSite({}, bookshop, pages);
}, 180_000);
afterAll(async () => {
  await site.close();
  await rm(pages, { recursive: true });
});

const DESK = { width: 1_280, height: 900 };

test("the landing page opens a demo of the product that is served, and its guide follows what is done", async () => {
  const { page, complaints } = await site.visitor(DESK);
  await page.goto(site.url);
  expect(await page.title()).toBe("Tu librería");
  expect((await page.textContent("body"))?.match(/panader|obrador|horno|bakery/i)).toBeNull();
  await page.locator("form.open button").click();
  await page.getByRole("heading", { name: "Libros", level: 1 }).waitFor();
  await page.getByText("2 de 3").waitFor();
  await page.getByRole("button", { name: "Subir 1 €" }).first().click();
  await page.getByText("11,00").waitFor();
  await page.getByRole("button", { name: "Mira la caja" }).click();
  await page.getByRole("heading", { name: "Caja", level: 1 }).waitFor();
  await page.getByRole("button", { name: "Enséñame" }).click();
  await page.getByText("1 de 1").waitFor();
  expect(complaints).toEqual([]);
});

test("its clock is moved, its people are looked through, and a colleague comes in by a code", async () => {
  const { page } = await site.visitor(DESK);
  await page.goto(site.url);
  await page.locator("form.open button").click();
  await page.getByRole("heading", { name: "Libros", level: 1 }).waitFor();
  await page.getByRole("button", { name: "Mover el reloj" }).click();
  await page.getByRole("button", { name: "Mañana, 05:00" }).click();
  await page.getByTitle("no es la hora real").waitFor();
  await page.getByRole("button", { name: "Menú de la demo" }).click();
  await page.getByLabel("Ver la librería como").selectOption("buyer");
  await page.getByRole("heading", { name: "Caja", level: 1 }).waitFor();
  await page.getByRole("button", { name: "Menú de la demo" }).click();
  await page.getByLabel("Ver la librería como").selectOption("clerk");
  await page.getByRole("heading", { name: "Caja", level: 1 }).waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  const [, , demo] = new URL(page.url()).pathname.split("/");
  await page.goto(`${site.url}/w/${demo}/till`);
  await page.getByRole("heading", { name: "«Caja» no está en la cuenta «dependiente»" }).waitFor();
  await page.getByRole("button", { name: "Volver a «librera»" }).click();
  await page.getByRole("heading", { name: "Caja", level: 1 }).waitFor();
  await page.getByRole("button", { name: "Menú de la demo" }).click();
  await page.getByRole("button", { name: "Compartir con QR" }).click();
  await page.getByText("entra en tu misma librería").waitFor();
  await page.getByLabel("Entra como").selectOption("clerk");
  await page.getByRole("button", { name: "Crear código" }).click();
  const link = await page.getByRole("textbox", { name: "Enlace" }).inputValue();
  const colleague = await site.visitor(DESK);
  await colleague.page.goto(link);
  await colleague.page.getByRole("heading", { name: "Libros", level: 1 }).waitFor();
  expect(await colleague.page.getByRole("link", { name: "Caja" }).count()).toBe(0);
  // Whoever has no part in the first screen comes in at the first that is theirs.
  await page.getByLabel("Entra como").selectOption("buyer");
  await page.getByRole("button", { name: "Crear código" }).click();
  const buyer = await site.visitor(DESK);
  await buyer.page.goto(await page.getByRole("textbox", { name: "Enlace" }).inputValue());
  await buyer.page.getByRole("heading", { name: "Caja", level: 1 }).waitFor();
});

test("what was changed is listed by the product's own words, undone, and the end has a receipt", async () => {
  const { page } = await site.visitor(DESK);
  await page.goto(site.url);
  await page.locator("form.open button").click();
  await page.getByRole("button", { name: "Subir 1 €" }).first().click();
  await page.getByRole("link", { name: "Demo", exact: true }).click();
  await page.getByText("Esta librería es tuya mientras dure.").waitFor();
  await page.getByRole("region", { name: "Lo que has cambiado" }).getByText("Libros").waitFor();
  await page.getByRole("button", { name: "Empezar de cero" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Empezar de cero" }).click();
  await page.getByText("La librería está como al principio.").waitFor();
  await page.getByText("Todavía nada. Cambia un precio.").waitFor();
  await page.getByRole("button", { name: "Terminar ahora" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Terminar ahora" }).click();
  await page.getByRole("heading", { level: 1, name: /^Se quedó sin tocar|^La demo ha terminado/ }).waitFor();
  await page.getByText(/^Borrado /).waitFor();
});
