import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aSite, findBarriers, type Site } from "./a-browser.ts";
import { signedIn } from "./of-the-team.ts";

/* What the service is connected with, on the sales side: an operator adds a webhook, sees that it arrives, and what it was told. */

let site: Site;
let receiver: http.Server;
let url: string;
const told: Array<{ readonly body: string; readonly headers: http.IncomingHttpHeaders }> = [];
let answer = 204;
beforeAll(async () => {
  site = await aSite({ WEBHOOK_NETWORKS: "127.0.0.1" });
  receiver = http.createServer((request, response) => {
    let body = "";
    request.on("data", (chunk) => (body += chunk));
    request.on("end", () => {
      told.push({ body, headers: request.headers });
      response.writeHead(answer).end();
    });
  });
  receiver.listen(0, "127.0.0.1");
  await once(receiver, "listening");
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/demos`;
}, 180_000);
afterAll(async () => {
  receiver.close();
  await site.close();
});

test.each([
  ["light", 1_440, 900],
  ["dark", 390, 844],
] as const)(
  "in %s at %i pixels a webhook is added with a secret that is shown once, tested, read and deleted",
  async (theme, width, height) => {
    answer = 204;
    told.length = 0;
    const { page, complaints, close } = await signedIn(site, [`Olmo${width}`, "operator"], { width, height, theme });
    await page.goto(`${site.url}/ventas/conexiones`);
    await page.getByRole("heading", { level: 1, name: "Nada conectado todavía: los avisos se quedan aquí." }).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole("button", { name: "Añadir webhook" }).click();
    await page.getByRole("textbox", { name: "Dirección" }).fill("https://10.0.0.1/x");
    await page.getByRole("button", { name: "Guardar" }).click();
    await page.getByText("Ahí no se puede enviar").waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole("textbox", { name: "Dirección" }).fill(url);
    await page.getByLabel("Para qué es").fill("El CRM");
    await page.getByRole("button", { name: "Guardar" }).click();
    const secret = await page.locator("code.secret").innerText();
    expect(secret).toMatch(/^whsec_/);
    await page.getByRole("button", { name: "Ya lo tengo" }).click();
    await page.getByText("El CRM").waitFor();
    await page.getByRole("button", { name: "Probar ahora" }).click();
    await page.getByText(/^Contestó 204 en \d+ ms\.$/).waitFor();
    const [message] = told;
    expect(() =>
      new Webhook(secret).verify(message?.body ?? "", message?.headers as Record<string, string>),
    ).not.toThrow();
    answer = 500;
    await site.service.call("POST", "/demo-sessions");
    await page
      .getByRole("heading", { level: 1, name: "Una conexión necesita que la mires." })
      .waitFor({ timeout: 20_000 });
    await page.getByText(/no llega · (un fallo|\d+ fallos seguidos)/).waitFor();
    expect(await findBarriers(page)).toEqual([]);
    await page.getByRole("button", { name: /^Más:/ }).click();
    await page.getByRole("menuitem", { name: "Lo enviado" }).click();
    await page
      .getByText(/it answered 500/)
      .first()
      .waitFor();
    expect(await findBarriers(page)).toEqual([]);
    expect(await page.evaluate<number>("document.documentElement.scrollWidth - window.innerWidth")).toBeLessThanOrEqual(
      0,
    );
    await page.keyboard.press("Escape");
    await page.getByRole("button", { name: /^Más:/ }).click();
    await page.getByRole("menuitem", { name: "Borrar" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Borrar" }).click();
    await page.getByText("Ningún webhook.").waitFor();
    expect(complaints.filter((it) => !it.includes("422"))).toEqual([]);
    await close();
  },
  90_000,
);
