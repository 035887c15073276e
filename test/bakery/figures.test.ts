import { afterAll, beforeAll, expect, test } from "vitest";
import { OPERATOR_KEY } from "../app-under-test.ts";
import { there } from "../there.ts";
import { aBakery, type TestBakery } from "./a-bakery.ts";

/* What a screen adds up is what the lists behind it say. */

let bakery: TestBakery;
beforeAll(async () => {
  bakery = await aBakery();
});
afterAll(() => bakery.service.close());

const get = <Path extends string>(path: Path) => bakery.get(path);
const sum = <Key extends string>(rows: ReadonlyArray<{ readonly [Name in Key]?: number | null }>, key: Key): number =>
  rows.reduce((total, it) => total + (it[key] ?? 0), 0);

// First: what later tests throw away is no fact of the sheet.
test("what a rep reads out is what the screens show: one number for one thing", async () => {
  const sheet = (
    await bakery.service.call("GET", "/demo-sessions/scenarios/standard_bakery/fact-sheet?date=2026-11-24", {
      token: OPERATOR_KEY,
    })
  ).json as { facts: Array<{ fact: string; value: number | string; text: string }> };
  const said = Object.fromEntries(sheet.facts.map((it) => [it.fact, it.value]));
  const [yesterday] = (await get("/sales/daily?from=2026-11-23&to=2026-11-23")).items;
  expect(said["yesterdays_sales"]).toBe(there(yesterday).gross_cents);
  const waste = (await get("/inventory/waste")).items;
  expect(said["waste_value_cents"]).toBe(sum(waste, "price_cents"));
  const results = (await get("/forecasts/accuracy")).items.filter((it) => it.wape !== null && it.naive_wape !== null);
  const error = results.reduce((all, it) => all + (it.wape ?? 0) * it.sold_units, 0) / sum(results, "sold_units");
  expect(said["forecast_error"]).toBe(Math.round(error * 100) / 100);
  const insights = (await get("/insights")).items;
  for (const kind of ["best_seller", "weekend_uplift"])
    expect(said[kind]).toBe(there(insights.find((it) => it.kind === kind)).title);
});

test("today is the day's line of the daily sales, by hour and by shop", async () => {
  const today = await get("/today");
  const daily = (await get(`/sales/daily?from=${today.day_on}`)).items;
  for (const figure of ["gross_cents", "net_cents", "tickets", "units"] as const)
    expect(today[figure]).toBe(sum(daily, figure));
  expect(sum(today.hours, "gross_cents")).toBe(today.gross_cents);
  expect(sum(today.shops, "gross_cents")).toBe(today.gross_cents);
  expect(today.typical_of).toEqual(["2026-11-17", "2026-11-10", "2026-11-03", "2026-10-27"]);
  const before = await Promise.all(
    today.typical_of.map(async (date) => sum((await get(`/sales/daily?from=${date}&to=${date}`)).items, "gross_cents")),
  );
  const [, second = 0, third = 0] = before.toSorted((one, other) => one - other);
  expect(Math.abs(there(today.typical_cents) - (second + third) / 2)).toBeLessThan(1);
  expect(there(today.hours.at(-1)).typical_so_far_cents).toBe(today.typical_cents);
  expect(today.typical_so_far_cents).toBeGreaterThan(0);
  expect(today.typical_so_far_cents).toBeLessThan(there(today.typical_cents));
  // At twenty to twelve between a third and two thirds of a weekday are sold.
  expect(there(today.expected_cents) / today.gross_cents).toBeGreaterThan(1.5);
  expect(there(today.expected_cents) / today.gross_cents).toBeLessThan(3.5);
  expect(today.ingredients_cents).toBeLessThan(today.net_cents * 0.4);
});

test("a sale that is rung up is in today's figures at once", async () => {
  const before = await get("/today");
  const { items } = await get("/products");
  const coffee = there(items.find((it) => it.name === "Café solo"));
  const sold = await bakery.post("/sales", { lines: [{ product_id: coffee.id, quantity: 3 }], payment: "card" });
  expect(sold.status).toBe(201);
  const after = await get("/today");
  expect(after.gross_cents - before.gross_cents).toBe(3 * coffee.price_cents);
  expect(after.tickets - before.tickets).toBe(1);
});

test("hours and VAT add up to the daily sales of the same days", async () => {
  const { day_on } = await get("/today");
  const daily = (await get(`/sales/daily?from=${day_on}`)).items;
  const vat = (await get(`/sales/vat?from=${day_on}`)).items;
  expect(sum(vat, "gross_cents")).toBe(sum(daily, "gross_cents"));
  expect(Math.abs(sum(vat, "net_cents") - sum(daily, "net_cents"))).toBeLessThanOrEqual(sum(daily, "tickets"));
  for (const it of vat) expect(it.gross_cents - it.net_cents).toBe(it.vat_cents);
  // Twenty products at most: of a small catalogue's day nearly everything.
  const hours = (await get(`/sales/hours?from=${day_on}`)).items;
  expect(sum(hours, "units")).toBeLessThanOrEqual(sum(daily, "units"));
  expect(sum(hours, "units")).toBeGreaterThan(sum(daily, "units") * 0.9);
});

test("today's sheet is today's plan; tomorrow's is provisional, and a person's forecast moves it", async () => {
  const { day_on } = await get("/today");
  const plans = (await get("/production/plans")).items;
  const sheet = await get(`/production/sheet?day_on=${day_on}`);
  expect(sheet.is_provisional).toBe(false);
  expect(sum(sheet.lines, "planned_units")).toBe(sum(plans, "planned_units"));
  expect(sum(sheet.lines, "dough_grams")).toBe(sum(plans, "dough_grams"));
  // With its water a loaf's dough is heavier than the loaf.
  const grams = sum(sheet.ingredients, "grams") + sum(sheet.runs, "water_grams");
  const loaf = there(sheet.lines.find((it) => it.product_name === "Hogaza masa madre 750 g"));
  expect(loaf.dough_grams / loaf.planned_units).toBeGreaterThan(750);
  expect(Math.abs(grams - sum(sheet.lines, "dough_grams"))).toBeLessThan(sheet.ingredients.length + sheet.lines.length);

  const tomorrow = await get("/production/sheet");
  expect(tomorrow.is_provisional).toBe(true);
  const of = (sheet: typeof tomorrow, id: string) =>
    sum(
      sheet.lines.filter((line) => line.product_id === id),
      "planned_units",
    );
  const [{ product_id: id }] = tomorrow.lines;
  await bakery.post("/forecasts", { forecast_on: tomorrow.day_on, product_id: id, predicted_units: 321 });
  expect(of(await get("/production/sheet"), id)).toBe(321);
});

test("the sheet says when the oven is lit for each run and which bakers are there", async () => {
  const { runs, day_on } = await get("/production/sheet");
  expect(runs.map((it) => it.run)).toEqual(["night", "midday", "afternoon"]);
  const team = (await get("/team")).items;
  for (const { lit_at, bakers } of runs) {
    const onShift = team.filter(
      (member: { role: string; shifts: ReadonlyArray<{ starts_at: string; ends_at: string }> }) =>
        member.role === "baker" && member.shifts.some((shift) => shift.starts_at <= lit_at && lit_at < shift.ends_at),
    );
    expect(bakers).toEqual(onShift.map((it) => it.name));
  }
  const night = new Date(runs[0].lit_at).toLocaleString("sv-SE", { timeZone: "Europe/Madrid" });
  expect([night, runs[0].bakers.length]).toEqual([`${day_on} 03:30:00`, 1]);
});

test("the provisional sheet is near what the evening then plans", async () => {
  const untouched = (await bakery.service.call("POST", "/demo-sessions")).json;
  const own = <Path extends string>(path: Path) => bakery.get(path, untouched.session_token);
  const move = (to: string) =>
    bakery.service.call("POST", `/demo-sessions/${untouched.id}/clock`, {
      token: untouched.session_token,
      body: { to },
    });
  await bakery.service.demoDatabase.superuser.query(
    `update overlay.tenants t set clock_offset = (d.date_on + time '11:40') at time zone d.time_zone - now()
       from overlay.datasets d where d.id = t.dataset_id and t.id = $1`,
    [untouched.demo_tenant_id],
  );
  const provisional = await own("/production/sheet");
  await move("tomorrow_05_00");
  const settled = await own(`/production/sheet?day_on=${provisional.day_on}`);
  expect(settled.is_provisional).toBe(false);
  const ratio = sum(provisional.lines, "planned_units") / sum(settled.lines, "planned_units");
  expect(ratio).toBeGreaterThan(0.8);
  expect(ratio).toBeLessThan(1.25);
});

test("what if: rain costs bread and sells coffee, a holiday costs more than either", async () => {
  const ask = async (what: string) => (await get(`/forecasts/what-if?what_if=${what}`)).items;
  const [rain, holiday, busy] = [await ask("rain"), await ask("holiday"), await ask("busy")];
  const of = (items: typeof rain, name: string) => {
    const product = there(items.find((one) => one.product_name === name));
    return product.what_if_units / product.predicted_units;
  };
  expect(of(rain, "Barra de pan (pistola)")).toBeCloseTo(0.975, 3);
  expect(of(rain, "Café con leche")).toBeGreaterThan(1);
  expect(of(holiday, "Barra de pan (pistola)")).toBeLessThan(0.6);
  expect(of(busy, "Café con leche")).toBeCloseTo(1.2, 3);
  expect(sum(holiday, "difference_cents")).toBeLessThan(sum(rain, "difference_cents"));
  // More pieces on the counter bring nobody in.
  const { day_on } = await get("/production/sheet");
  const { product_id } = there(rain[0]);
  await bakery.post("/forecasts", { forecast_on: day_on, product_id, predicted_units: 700 });
  expect(await ask("rain")).toEqual(rain);
});

test("what was recorded as waste is in the summary, in its place", async () => {
  const find = async () =>
    (await get("/inventory/waste")).items.find((it) => it.destination === "compost") ?? {
      units: 0,
      grams: 0,
    };
  const before = await find();
  const shelf = there(
    (await get("/inventory/stock")).items.find((it) => it.kind === "finished_good" && it.on_hand > 1),
  );
  await bakery.post("/inventory/waste", { kind: "finished_good", id: shelf.id, quantity: 1, destination: "compost" });
  const after = await find();
  expect(after.units - before.units).toBe(1);
  expect(after.grams).toBeGreaterThan(before.grams);
});

test("a new price does not make what was left before dearer", async () => {
  const before = [(await get("/today")).waste, (await get("/inventory/waste")).items];
  const { items } = await get("/products");
  const token = bakery.opened.session_token;
  for (const item of items.slice(0, 12)) {
    const body = { price_cents: item.price_cents * 2, version: item.version };
    await bakery.service.call("PATCH", `/workspace/products/${item.id}`, { token, body });
  }
  expect([(await get("/today")).waste, (await get("/inventory/waste")).items]).toEqual(before);
});

test("somebody at a mistyped address is shown the way in, a program is told", async () => {
  const ask = (headers: Record<string, string>) =>
    bakery.service.app.inject({ method: "GET", url: "/nowhere", headers });
  const shown = await ask({ accept: "text/html,*/*" });
  expect([shown.statusCode, shown.headers["location"]]).toEqual([302, "/#unknown_address"]);
  expect((await ask({})).statusCode).toBe(404);
});

test("a scenario says what is in the data it would be opened on", async () => {
  const { json } = await bakery.service.call("GET", "/demo-sessions/scenarios/standard_bakery?locale=es");
  expect(json.today.row_counts.tickets).toBeGreaterThan(10_000);
  expect(json.today.featured.length).toBeGreaterThan(3);
});

test("the landing page's form spends nothing: its page's script opens what was asked for", async () => {
  const { app } = bakery.service;
  const headers = { "content-type": "application/x-www-form-urlencoded" };
  const send = (origin: string | undefined) =>
    app.inject({
      method: "POST",
      url: "/start",
      headers: { ...headers, ...(origin && { origin }) },
      payload: "business_name=Sol&locale=en",
    });
  const openDemos = async () => (await bakery.service.superuser.query("select from demo_sessions")).rowCount;
  const before = await openDemos();
  for (const origin of ["null", "https://elsewhere.example"]) expect((await send(origin)).statusCode).toBe(403);
  const page = await send("http://demo.test");
  expect(page.statusCode).toBe(200);
  expect(page.body).toContain(
    'data-asked="{&quot;business_name&quot;:&quot;Sol&quot;,&quot;locale&quot;:&quot;en&quot;}"',
  );
  expect(page.headers["set-cookie"]).toBeUndefined();
  expect(await openDemos()).toBe(before);
});

test("what is taken off the menu is neither forecast nor baked tomorrow", async () => {
  const { items } = await get("/products");
  const loaf = there(items.find((it) => it.name === "Baguette"));
  const isIn = async (path: string, list: string) =>
    (await get(path))[list].some((it: { product_id: string }) => it.product_id === loaf.id);
  expect(await isIn("/production/sheet", "lines")).toBe(true);
  const token = bakery.opened.session_token;
  const edit = { retired: true, version: loaf.version };
  await bakery.service.call("PATCH", `/workspace/products/${loaf.id}`, { token, body: edit });
  expect(await isIn("/production/sheet", "lines")).toBe(false);
  expect(await isIn("/forecasts", "items")).toBe(false);
});

test("as many products as the scenario says are on the list, specialities with them", async () => {
  const scenarios = (await bakery.service.call("GET", "/demo-sessions/scenarios")).json.items;
  const counted = there(scenarios.find((it) => it.scenario_name === "standard_bakery"));
  expect((await get("/products")).items.filter((it) => !it.sku.startsWith("PRO-"))).toHaveLength(counted.product_count);
});
