import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { z } from "zod";
import type { PreviewedBakery } from "../../contract/bakery/custom.ts";
import { bakery as domain } from "../../server/bakery/bakery.ts";
import type { TenantDb } from "../../server/domain.ts";
import { cleanDatasets } from "../../server/scenario/datasets-ahead.ts";
import { teardown } from "../../server/session/teardown.ts";
import { withTenant } from "../../server/tenant/with-tenant.ts";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";

let service: TestService;
beforeAll(async () => {
  service = await aService({}, domain);
});
afterAll(() => service.close());

const LIST = `Nombre;Precio;Categoría
Barra de pan;1,25
Hogaza de masa madre	4.80	pan
Croissant, 1.90
Napolitana de chocolate - 2,10 €
Café con leche;1,70;bebidas
Tarta de zanahoria;3,90;pastelería`;
const create = (body: object, headers: Record<string, string> = {}) =>
  service.call("POST", "/demo-sessions/scenarios/custom/create", { body, headers });
const preview = (configuration: object, locale = "es") =>
  service.call("POST", "/demo-sessions/scenarios/preview", { body: { configuration, locale } });
const get = async (path: string, token: string) => (await service.call("GET", `/workspace${path}`, { token })).json;

test("a pasted price list becomes a bakery that sells it, in its city, in its hours, with its people", async () => {
  const opening = { opens: "08:00", closes: "20:00", closed_on: [0] };
  const team = ["Ana Buendía Sol", "Luis Trigo Paz"];
  const configuration = { products: LIST, city: "Barcelona", region: "CT", opening, team, tickets_per_day: 60 };
  const { status, json } = await create({ business_name: "Forn Sol", configuration });
  expect([status, json.business_name, json.credentials[0].name]).toEqual([201, "Forn Sol", "Ana Buendía Sol"]);
  const products = (await get("/products", json.session_token)).items;
  expect(products.map((it: { name: string }) => it.name)).toEqual([
    "Barra de pan",
    "Hogaza de masa madre",
    "Croissant",
    "Napolitana de chocolate",
    "Café con leche",
    "Tarta de zanahoria",
  ]);
  expect(products[0]).toMatchObject({ vat_percent: 4, category: "bread", allergens: ["gluten"] });
  const days = (await get("/sales/daily", json.session_token)).items;
  expect(days.length).toBeGreaterThan(60);
  const mondays = days.filter((it: { sold_on: string }) => new Date(it.sold_on).getUTCDay() === 1);
  expect(mondays).toEqual([]);
  expect((await get("/team", json.session_token)).items[1].name).toBe("Luis Trigo Paz");
}, 60_000);

test("the preview says how large it is, what was understood and what a week sells, and stores nothing", async () => {
  const count = async () =>
    (await service.demoDatabase.superuser.query("select count(*)::int as n from overlay.datasets")).rows[0].n;
  const before = await count();
  const { status, json: seen } = await preview({ products: LIST, tickets_per_day: 80 }, "en");
  const json = seen as z.output<typeof PreviewedBakery>;
  expect(status).toBe(200);
  expect(json.rows).toBeGreaterThan(20_000);
  expect(json.needs_staff).toBe(false);
  expect(json.products[2]).toMatchObject({ name: "Croissant", category: "viennoiserie", like: "Butter croissant" });
  expect(json.products[5]?.like).toBe(null);
  expect(json.week).toHaveLength(7);
  expect(json.week.reduce((sum, it) => sum + it.tickets, 0)).toBeGreaterThan(300);
  expect(await count()).toBe(before);
});

test("a preview tells how each line was read, and of a list in which nothing can be read too", async () => {
  const { json } = await preview({ products: "PANES\nBarra;1,20\nHogaza\n", tickets_per_day: 40 });
  expect(json.price_list).toEqual([
    { line: 1, text: "PANES", state: "left_out", name: null, price_cents: null, category: null, why: "heading" },
    { line: 2, text: "Barra;1,20", state: "read", name: "Barra", price_cents: 120, category: "bread", why: null },
    {
      line: 3,
      text: "Hogaza",
      state: "doubtful",
      name: "Hogaza",
      price_cents: null,
      category: "bread",
      why: "no_price",
    },
  ]);
  const none = await preview({ products: "¡Pedidos por WhatsApp!", tickets_per_day: 40 });
  expect([none.status, (none.json as z.output<typeof PreviewedBakery>).price_list[0]?.why]).toEqual([200, "note"]);
  expect((await preview({ tickets_per_day: 40 })).json.price_list).toEqual([]);
}, 30_000);

const PRICES = {
  Barra: 110,
  "Hogaza 1kg": 490,
  Croissant: 145,
  Napolitana: 165,
  Café: 130,
  Palmera: 180,
  Mollete: 75,
  Cortado: 140,
};

test("what was pasted is what is sold for, at the weight that its name says, with allergens that nobody vouches for", async () => {
  const products = Object.entries(PRICES)
    .map(([name, cents]) => `${name} ${(cents / 100).toFixed(2)}`)
    .join("\n");
  const { json } = await create({ configuration: { products, tickets_per_day: 40 } });
  const items: Array<{ id: string; name: string; price_cents: number; allergens_checked: boolean }> = (
    await get("/products", json.session_token)
  ).items;
  expect(Object.fromEntries(items.map((it) => [it.name, it.price_cents]))).toEqual(PRICES);
  expect(items.some((it) => it.allergens_checked)).toBe(false);
  const histories = await Promise.all(
    items.map(async (it) => (await get(`/products/${it.id}/prices`, json.session_token)).items),
  );
  const raised = histories.filter((it) => it.length > 1);
  expect(raised.length).toBeGreaterThan(1);
  expect(
    raised.every((it) => it[0].price_cents > it[1].price_cents && it[0].price_cents <= it[1].price_cents * 1.05),
  ).toBe(true);
  const loaf = items.find((it) => it.name === "Hogaza 1kg");
  const recipe: Array<{ grams: number }> = (await get(`/products/${loaf?.id}/recipe`, json.session_token)).items;
  expect(recipe.reduce((sum, it) => sum + it.grams, 0)).toBeGreaterThan(600);
}, 60_000);

test.each([
  ["CN", "IGIC", { bread: 0, other: 3, served: 7 }],
  ["CE", "IPSI", { bread: 0.5, other: 4, served: 4 }],
  ["GA", "IVA", { bread: 4, other: 10, served: 10 }],
])(
  "in %s what is sold is taxed by %s",
  async (region, name, { bread, other, served }) => {
    const { json } = await create({
      configuration: { region, products: "Barra 1,10\nCroissant 1,45\nCafé 1,30", tickets_per_day: 40 },
    });
    const token = json.session_token;
    const products: Array<{ vat_percent: number }> = (await get("/products", token)).items;
    expect(products.map((it) => it.vat_percent)).toEqual([bread, other, other]);
    const [location] = (await get("/locations", token)).items;
    expect([location.tax_name, location.served_tax_percent]).toEqual([name, served]);
    const rates: Array<{ vat_percent: number }> = (await get("/sales/vat", token)).items;
    expect(rates.map((it) => it.vat_percent)).toEqual(
      [...new Set([bread, other, served])].sort((one, two) => one - two),
    );
    const added = await service.call("POST", "/workspace/products", {
      token,
      body: { name: "Pan nuevo", category: "bread", price_cents: 200 },
    });
    expect([added.status, added.json.vat_percent]).toEqual([201, bread]);
  },
  60_000,
);

test("its size is estimated within a fifth", async () => {
  const { rows } = (await preview({ tickets_per_day: 60 })).json;
  const { json } = await create({ configuration: { tickets_per_day: 60 } });
  const made = await service.demoDatabase.superuser.query(
    "select row_counts from overlay.datasets d join overlay.tenants t on t.dataset_id = d.id where t.id = $1",
    [json.demo_tenant_id],
  );
  const counts: number[] = Object.values(made.rows[0].row_counts);
  const whole = counts.reduce((sum, it) => sum + it, 0);
  expect(rows / whole).toBeGreaterThan(0.8);
  expect(rows / whole).toBeLessThan(1.2);
}, 60_000);

test("what cannot be read, kept or made is refused with where and why", async () => {
  const wrong = async (configuration: object) => {
    const { status, json } = await create({ configuration });
    return [status, json.code, json.errors?.[0]?.pointer];
  };
  expect(await wrong({ products: "lo de siempre\n" })).toEqual([422, "invalid_input", "/configuration/products"]);
  expect(await wrong({ opening: { opens: "03:00" } })).toEqual([422, "invalid_input", "/configuration/opening/opens"]);
  expect((await wrong({ tickets_per_day: 9 }))[0]).toBe(422);
  expect((await wrong({ products: Array(201).fill({ name: "Pan", price_cents: 100 }) }))[0]).toBe(422);
  expect((await wrong({ tickets_per_day: 600, locations: 5 })).slice(0, 2)).toEqual([422, "too_large"]);
  const elsewhere = await service.call("POST", "/demo-sessions/scenarios/standard_bakery/create", {
    body: { configuration: { tickets_per_day: 50 } },
  });
  expect(elsewhere.status).toBe(422);
});

test("what was made for one demo goes with it, and so does what was typed in", async () => {
  const { json } = await create({ configuration: { products: "Pan de prueba;1,11", tickets_per_day: 30 } });
  await service.call("DELETE", `/demo-sessions/${json.id}`, { token: json.session_token });
  await teardown(service.deps, json.id);
  await service.demoDatabase.superuser.query("update overlay.datasets set made_at = made_at - interval '2 minutes'");
  await cleanDatasets(service.deps);
  const { rows } = await service.demoDatabase.superuser.query(
    "select count(*)::int as n from dataset.products where name = 'Pan de prueba'",
  );
  const session = await service.superuser.query("select configuration from demo_sessions where id = $1", [json.id]);
  expect([rows[0].n, session.rows[0].configuration]).toEqual([0, null]);
}, 60_000);

test("staff save a configuration as a scenario, and it is offered once its data balance", async () => {
  const staff = { token: OPERATOR_KEY };
  const saved = await service.call("POST", "/demo-sessions/scenarios", {
    ...staff,
    body: { scenario_name: "horno_sol", display_name: "Horno Sol", configuration: { tickets_per_day: 40 } },
  });
  expect([saved.status, saved.json.is_active]).toEqual([201, false]);
  const offered = async () =>
    (await service.call("GET", "/demo-sessions/scenarios")).json.items.map((it) => it.scenario_name);
  expect(await offered()).not.toContain("horno_sol");
  const edit = () =>
    service.call("PATCH", "/demo-sessions/scenarios/horno_sol", { ...staff, body: { is_active: true } });
  expect((await edit()).json.is_active).toBe(true);
  expect(await offered()).toContain("horno_sol");
  await service.superuser.query(
    `update demo_scenarios set is_active = false, seed_data_config = seed_data_config || '{"opening": {"opens": 360, "closes": 1430}}'
      where scenario_name = 'horno_sol'`,
  );
  const refused = await edit();
  expect([refused.status, refused.json.code, refused.json.findings.length > 0]).toEqual([
    422,
    "scenario_is_unrealistic",
    true,
  ]);
}, 60_000);

test("each of the fact sheet's queries says in a demo of that day what the sheet says", async () => {
  const { json } = await service.call("POST", "/demo-sessions", { body: { locale: "en" } });
  const sheet = (
    await service.call("GET", "/demo-sessions/scenarios/standard_bakery/fact-sheet?locale=en", { token: OPERATOR_KEY })
  ).json;
  expect(sheet.facts.length).toBeGreaterThanOrEqual(5);
  await withTenant(service.deps.demo, json.demo_tenant_id, async (db: TenantDb<unknown>) => {
    for (const fact of sheet.facts) {
      const { rows } = await sql.raw<{ value: unknown }>(fact.query).execute(db);
      expect([fact.fact, rows[0]?.value ?? null]).toEqual([fact.fact, fact.value]);
    }
  });
  const { featured_capabilities } = await get("/me", json.session_token);
  expect(featured_capabilities.map((it: { title: string }) => it.title)).toEqual(
    sheet.featured.map((it: { title: string }) => it.title),
  );
}, 60_000);

test("of a day on which it is shut the fact sheet is that of the day which a demo shows then", async () => {
  const christmas = await service.call(
    "GET",
    "/demo-sessions/scenarios/standard_bakery/fact-sheet?locale=en&date=2026-12-25",
    { token: OPERATOR_KEY },
  );
  expect([christmas.status, christmas.json.date]).toEqual([200, "2026-12-24"]);
}, 60_000);
