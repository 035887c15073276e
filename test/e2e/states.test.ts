import { afterAll, beforeAll, test } from "vitest";
import { aSite, type Site } from "./a-browser.ts";

/* What is seen when something is not as it should be. */

let site: Site;
beforeAll(async () => {
  site = await aSite({ MAX_CONCURRENT_DEMOS: "6", MAX_DEMOS_PER_IP: "6", DEMO_HOLD_HOURS: "24" });
}, 180_000);
afterAll(() => site.close());

const expire = (id: string, left: string) =>
  site.service.superuser.query(
    // Opened long enough ago, so that it began before it ends however fast the test was.
    "update demo_sessions set created_at = created_at - interval '1 hour', expires_at = now() + $2::interval where id = $1",
    [id, left],
  );

test("the end is announced, one key puts it off, and when it comes there is an end screen", async () => {
  const { page, openDemo } = await site.visitor();
  const id = await openDemo();
  await expire(id, "4 minutes");
  await page.reload();
  await page.getByText("La demo termina en menos de 5 minutos.").waitFor();
  await page.keyboard.press("+");
  await page.getByText("Tienes 24 horas más.").waitFor();
  await page.getByText("La demo termina en menos de 5 minutos.").waitFor({ state: "detached" });
  await expire(id, "-1 second");
  // Whoever only looks is told within the ten seconds in which today's figures are read again.
  await page.getByText("Se ha acabado su tiempo.").waitFor();
  await page.getByRole("link", { name: "Abrir otra demo" }).click();
  await page.getByRole("button", { name: "Entrar en mi panadería" }).waitFor();
  // For a day it can be gone on with, at its old address.
  await page.goto(`${site.url}/w/${id}`);
  await page.getByRole("button", { name: "Seguir donde lo dejé" }).click();
  await page.getByRole("region", { name: "Te necesita" }).waitFor();
  await expire(id, "-1 second");
  await page.reload();
  await page.getByRole("button", { name: "Borrarla ya" }).click();
  await page.getByText("Recibo de borrado").waitFor();
});

test("offline, what was there stays, and what was not says so until the line is back", async () => {
  const { page, context, openDemo } = await site.visitor();
  await openDemo();
  await page.getByRole("region", { name: "Te necesita" }).waitFor();
  // The screens' code has come by itself; what they show has not.
  await page.waitForLoadState("networkidle");
  await context.setOffline(true);
  await page.getByRole("link", { name: "Hornear" }).click();
  await page.getByRole("tab", { name: "Calidad" }).click();
  await page.getByText("Sin conexión").first().waitFor();
  await page.getByRole("link", { name: "Hoy" }).click();
  await page.getByRole("region", { name: "Te necesita" }).waitFor();
  await context.setOffline(false);
  await page.getByRole("button", { name: "Más", exact: true }).click();
  await page.getByRole("dialog").getByRole("link", { name: "Almacén" }).click();
  await page.getByRole("region", { name: "Almacén" }).first().waitFor();
});

test("what cannot be read says so and is read again at a touch", async () => {
  const { page, openDemo } = await site.visitor();
  await openDemo();
  await page.route("**/workspace/production/plans*", (route) =>
    route.fulfill({ status: 500, contentType: "application/problem+json", body: '{"code":"internal_error"}' }),
  );
  await page.getByRole("link", { name: "Hornear" }).click();
  await page.getByRole("tab", { name: "Hoy" }).click();
  await page.getByText("No se ha podido leer").waitFor();
  await page.unroute("**/workspace/production/plans*");
  await page.getByRole("button", { name: "Volver a intentarlo" }).click();
  await page.getByRole("region", { name: "Noche" }).waitFor();
});

test("when all is full the page says so, waits, and opens the demo once a place is free", async () => {
  const full = await aSite({ MAX_CONCURRENT_DEMOS: "1" });
  try {
    const first = await full.visitor();
    const id = await first.openDemo();
    const second = await full.visitor();
    await second.page.clock.install();
    await second.page.goto(full.url);
    await second.page.locator("form.open button").click();
    await second.page.getByText("Ahora mismo todas las demos están ocupadas.").waitFor();
    await second.page.getByText(/Nuevo intento en/).waitFor();
    const token = (await first.context.cookies()).find((it) => it.name.startsWith("demo_session_"))?.value;
    await full.service.call("DELETE", `/demo-sessions/${id}`, { token });
    await second.page.clock.fastForward(31_000);
    await second.page.clock.runFor(31_000);
    await second.page.waitForURL(/\/w\//);
  } finally {
    await full.close();
  }
}, 90_000);

test("too many from one place are told so, and when one ends", async () => {
  const busy = await aSite({ MAX_DEMOS_PER_IP: "1" });
  try {
    const first = await busy.visitor();
    await first.openDemo();
    const second = await busy.visitor();
    await second.page.goto(busy.url);
    await second.page.locator("form.open button").click();
    await second.page.getByText("se han abierto muchas demos. Podrás abrir la tuya").waitFor();
  } finally {
    await busy.close();
  }
}, 90_000);
