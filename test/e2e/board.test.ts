import { afterAll, beforeAll, expect, test } from "vitest";
import { leadsOf } from "../leads.ts";
import { there } from "../there.ts";
import { aSite, findBarriers, type Site } from "./a-browser.ts";
import { signedIn } from "./of-the-team.ts";

/* At a desk: people on a board, moved by hand or by a key, and everything found by its name. */

let site: Site;
beforeAll(async () => {
  site = await aSite();
}, 180_000);
afterAll(() => site.close());

const { open, leave, find } = leadsOf(() => site.service);

test("people are dragged, moved by keys, lost with a reason and brought back; and found from anywhere", async () => {
  for (const [name, email] of [
    ["Rosa Alcaide", "rosa@sol.test"],
    ["Julián Ferrer", "julian@sol.test"],
  ] as const)
    await leave(await open(), { name, email, consents: ["email", "steps"] });
  const stageOf = async (email: string) => there(await find(email)).stage;
  const { page, complaints } = await signedIn(site, ["Olga Pardo", "manager"], { width: 1_440, height: 900 });
  await page.goto(`${site.url}/ventas/leads`);
  const column = (name: string) => page.getByRole("region", { name, exact: true });
  await column("Nueva").getByText("Rosa Alcaide").waitFor();
  expect(await findBarriers(page)).toEqual([]);

  // By hand.
  await column("Nueva").locator("article", { hasText: "Rosa Alcaide" }).dragTo(column("En prueba"));
  await column("En prueba").getByText("Rosa Alcaide").waitFor();
  expect(await stageOf("rosa@sol.test")).toBe("trial");
  await page.getByRole("button", { name: "Deshacer" }).click();
  await column("Nueva").getByText("Rosa Alcaide").waitFor();
  expect(await stageOf("rosa@sol.test")).toBe("new");

  // By keys: J to the first, M opens where to, 2 is contacted.
  await page.locator("body").click({ position: { x: 5, y: 890 } });
  await page.keyboard.press("j");
  const first = await page.evaluate("document.activeElement.innerText");
  await page.keyboard.press("m");
  await page.getByRole("menuitem", { name: /Contactada/ }).waitFor();
  await page.keyboard.press("2");
  await column("Contactada")
    .getByText(String(first).split("\n")[0] ?? "")
    .waitFor();

  // Z takes it back while that is offered; ? tells all keys, and Esc closes them.
  await page.keyboard.press("z");
  await column("Contactada").getByText("Nadie").waitFor();
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Teclas" }).getByText("código QR en grande").waitFor();
  expect(await findBarriers(page)).toEqual([]);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog", { name: "Teclas" }).waitFor({ state: "hidden" });
  await page.keyboard.press("j");
  await page.keyboard.press("m");
  await page.getByRole("menuitem", { name: /Contactada/ }).waitFor();
  await page.keyboard.press("2");
  await column("Contactada").locator("article").waitFor();

  // Lost needs a reason.
  await column("Contactada")
    .getByRole("button", { name: /^Mover a / })
    .click();
  await page.getByRole("menuitem", { name: /Perdida/ }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Darla por perdida" }).click();
  await column("Perdida").locator("article").waitFor();

  await page.keyboard.press("Control+k");
  await page.getByPlaceholder("Negocio, persona, enlace o pantalla").fill("julián");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Julián Ferrer" }).waitFor();
  // E goes to where a note is written, in which the letters are letters.
  await page.keyboard.press("e");
  await page.keyboard.type("Llamar el jueves, n");
  expect(await page.getByLabel("Nota", { exact: false }).first().inputValue()).toBe("Llamar el jueves, n");
  await page.getByRole("heading", { name: "Julián Ferrer" }).click();
  await page.locator("body").click({ position: { x: 5, y: 890 } });
  await page.keyboard.press("g");
  await page.keyboard.press("d");
  await page.getByRole("heading", { name: /demos? vivas?/ }).waitFor();
  await page.keyboard.press("n");
  await page.getByRole("heading", { name: "Nuevo enlace" }).waitFor();
  expect(complaints).toEqual([]);
}, 120_000);
