import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Books } from "../../server/bakery/realism/books.ts";
import { HARD_CHECKS } from "../../server/bakery/realism/hard-checks.ts";
import { TABLE_NAMES } from "../../server/bakery/world/model/ids.ts";
import type { TenantDb } from "../../server/domain.ts";
import { withTenant } from "../../server/tenant/with-tenant.ts";
import { there } from "../there.ts";
import { aBakery, type TestBakery } from "./a-bakery.ts";

/* The world answers what people do: nothing after an act contradicts it, and the books go on balancing. */

let bakery: TestBakery;
let untouched: { token: string; tenant: string };
beforeAll(async () => {
  bakery = await aBakery({ DEMO_REQUESTS_PER_MINUTE: "1000000" });
  const { session_token, demo_tenant_id } = (await bakery.service.call("POST", "/demo-sessions")).json;
  untouched = { token: session_token, tenant: demo_tenant_id };
});
afterAll(() => bakery.service.close());

/** Everything that a tenant sees. */
async function booksOf(tenantId: string): Promise<Books> {
  return withTenant(bakery.service.deps.demo, tenantId, async (db: TenantDb<unknown>) => {
    const books: Record<string, Books[string]> = {};
    for (const name of TABLE_NAMES)
      books[name] = (await sql<Record<string, unknown>>`select * from ${sql.table(name)}`.execute(db)).rows;
    return books;
  });
}

const violations = async (tenantId: string) => {
  const books = await booksOf(tenantId);
  return HARD_CHECKS.flatMap((check) =>
    check
      .find(books)
      .slice(0, 3)
      .map((found) => `${check.id} ${check.claim}: ${found}`),
  );
};

const moveTo = (tenantId: string, days: number, time: string) =>
  bakery.service.demoDatabase.superuser.query(
    `update overlay.tenants t set clock_offset = (d.date_on + $3::int + $2::time) at time zone d.time_zone - now()
       from overlay.datasets d where d.id = t.dataset_id and t.id = $1`,
    [tenantId, time, days],
  );
const both = async (days: number, time: string) => {
  await moveTo(bakery.opened.demo_tenant_id, days, time);
  await moveTo(untouched.tenant, days, time);
};
const get = <Path extends string>(path: Path, token = bakery.opened.session_token) => bakery.get(path, token);

test("an act that changes nothing leaves the future as it would have been", async () => {
  await both(0, "11:40");
  const [flour] = (await get("/inventory/stock")).items.filter((it) => it.kind === "ingredient");
  const { id, on_hand } = flour;
  const counted = await bakery.post("/inventory/counts", { lines: [{ kind: "ingredient", id, counted: on_hand }] });
  expect(counted.json.items[0].difference).toBe(0);
  for (const [days, time] of [
    [0, "23:00"],
    [1, "12:00"],
    [3, "20:00"],
  ] as const) {
    await both(days, time);
    const sales = async (token: string) => (await get("/sales/daily", token)).items.slice(-4);
    expect(await sales(bakery.opened.session_token)).toEqual(await sales(untouched.token));
    const stock = async (token: string) => (await get("/inventory/stock", token)).items;
    expect(await stock(bakery.opened.session_token)).toEqual(await stock(untouched.token));
  }
  await bakery.service.call("POST", `/demo-sessions/${bakery.opened.id}/reset`, { token: bakery.opened.session_token });
});

const productBySku = async (sku: string) => there((await get("/products")).items.find((it) => it.sku === sku));
const linesOf = async (productId: string) =>
  (await get("/sales/tickets?limit=200")).items.flatMap(
    (item: { sold_at: string; lines: Array<{ product_id: string; unit_price_cents: number; quantity: number }> }) =>
      item.lines.filter((line) => line.product_id === productId).map((line) => ({ ...line, sold_at: item.sold_at })),
  );
const patch = (id: string, body: object) =>
  bakery.service.call("PATCH", `/workspace/products/${id}`, { token: bakery.opened.session_token, body });

test("a price changed at 11:40 is charged by the next ticket, and a retired product stops selling", async () => {
  await moveTo(bakery.opened.demo_tenant_id, 0, "11:40");
  const [bread, croissant] = [await productBySku("PAN-001"), await productBySku("BOL-015")];
  const { now } = (await get("/me")).clock;
  await patch(bread.id, { price_cents: 135, version: bread.version });
  await patch(croissant.id, { retired: true, version: croissant.version });
  await moveTo(bakery.opened.demo_tenant_id, 0, "15:00");
  const sold = await linesOf(bread.id);
  const after = sold.filter((it) => it.sold_at > now);
  expect(after.length).toBeGreaterThan(5);
  expect(new Set(after.map((it) => it.unit_price_cents))).toEqual(new Set([135]));
  const gone = (await linesOf(croissant.id)).filter((it) => it.sold_at > now);
  expect(gone).toEqual([]);
  expect(await violations(bakery.opened.demo_tenant_id)).toEqual([]);
});

test("a forecast that a person made changes tomorrow's plan", async () => {
  await moveTo(bakery.opened.demo_tenant_id, 0, "16:00");
  const bread = await productBySku("PAN-001");
  const tomorrow = (await get("/forecasts")).items.find((it) => it.product_id === bread.id);
  const days = (await get("/forecasts")).items.filter((it) => it.product_id === bread.id);
  const on = days[1].forecast_on;
  expect(tomorrow).toBeDefined();
  await bakery.post("/forecasts", { forecast_on: on, product_id: bread.id, predicted_units: 300 });
  await moveTo(bakery.opened.demo_tenant_id, 0, "23:00");
  const planned = (await get(`/production/plans?from=${on}&to=${on}`)).items
    .filter((it) => it.product_id === bread.id)
    .reduce((sum: number, it: { planned_units: number }) => sum + it.planned_units, 0);
  expect(planned).toBeGreaterThan(280);
});

test("an order that a person sends is delivered once, with the first round after its lead time", async () => {
  const tenant = bakery.opened.demo_tenant_id;
  await moveTo(tenant, 0, "23:10");
  const [supplier] = (await get("/suppliers")).items.filter((it) => it.ingredients.length > 1 && it.lead_days === 1);
  const [ingredient] = supplier.ingredients;
  const order = { supplier_id: supplier.id, lines: [{ ingredient_id: ingredient.id, quantity_grams: 300_000 }] };
  const [sent, again] = [
    await bakery.post("/purchase-orders", order, { key: "order" }),
    await bakery.post("/purchase-orders", order, { key: "order" }),
  ];
  expect([sent.status, sent.json.status, sent.json.placed_by]).toEqual([201, "sent", "person"]);
  expect(again.json).toEqual(sent.json);
  const small = { ...order, lines: [{ ingredient_id: ingredient.id, quantity_grams: 100 }] };
  expect((await bakery.post("/purchase-orders", small)).status).toBe(422);
  await moveTo(tenant, 4, "12:00");
  const orders = (await get("/purchase-orders")).items.filter((it) => it.id === sent.json.id);
  expect(orders).toMatchObject([{ status: "delivered", lines: [{ received_grams: 300_000 }] }]);
  expect(there(orders[0]?.delivered_at).slice(0, 10)).toBe(sent.json.expected_on);
  expect(await violations(tenant)).toEqual([]);
});

test("a demo that was opened before an upgrade keeps its dataset's future", async () => {
  const { json } = await bakery.service.call("POST", "/demo-sessions");
  await bakery.service.demoDatabase.superuser.query("update overlay.datasets set generator_version = 2");
  const [bread] = (await get("/products", json.session_token)).items;
  const body = { price_cents: 140, version: bread.version };
  const edited = await bakery.service.call("PATCH", `/workspace/products/${bread.id}`, {
    token: json.session_token,
    body,
  });
  expect(edited.json.price_cents).toBe(140);
  const { rows } = await bakery.service.demoDatabase.superuser.query(
    "select forked_at from overlay.tenants where id = $1",
    [json.demo_tenant_id],
  );
  expect(rows[0].forked_at).toBe(null);
});

test("what somebody throws away is not said to have sold out", async () => {
  const tenant = bakery.opened.demo_tenant_id;
  await moveTo(tenant, 6, "11:40");
  const on = (await get("/today")).day_on;
  const sold = new Set((await get(`/sales/hours?from=${on}&to=${on}`)).items.map((it) => it.product_id));
  const { items } = await get("/inventory/stock");
  const shelf = there(items.find((it) => it.kind === "finished_good" && it.on_hand > 3 && sold.has(it.id)));
  const { id, location_id } = shelf;
  const thrown = { kind: "finished_good", id, location_id, quantity: shelf.on_hand, destination: "bin" };
  expect((await bakery.post("/inventory/waste", thrown)).status).toBe(201);
  const said = (await get("/alerts")).items.filter((it) => it.kind === "sold_out" && it.entity_id === id);
  expect(said).toEqual([]);
  expect(await violations(tenant)).toEqual([]);
});
