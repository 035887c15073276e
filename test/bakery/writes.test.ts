import { afterAll, beforeAll, expect, test } from "vitest";
import type { BakeryDb } from "../../server/bakery/bakery-db.ts";
import { insertPrice } from "../../server/bakery/catalogue/queries.ts";
import { withTenant } from "../../server/tenant/with-tenant.ts";
import { there } from "../there.ts";
import { aBakery, type TestBakery } from "./a-bakery.ts";

let bakery: TestBakery;
beforeAll(async () => {
  bakery = await aBakery();
});
afterAll(() => bakery.service.close());

const bySku = async (sku: string) => there((await bakery.get("/products")).items.find((it) => it.sku === sku));
const stockOf = async (id: string) => there((await bakery.get("/inventory/stock")).items.find((it) => it.id === id));
const changes = async () =>
  (
    await bakery.service.call("GET", `/demo-sessions/${bakery.opened.id}/changes?limit=200`, {
      token: bakery.opened.session_token,
    })
  ).json.items;
/** The ingredient of which most is there: enough to take some away. */
const flour = async () =>
  (await bakery.get("/inventory/stock")).items
    .filter((it) => it.kind === "ingredient")
    .sort((one: { on_hand: number }, other: { on_hand: number }) => other.on_hand - one.on_hand)[0];

test("a product is added, priced, counted, sold and retired", async () => {
  const spelt = { name: "Pan de espelta", category: "bread", price_cents: 320, vat_percent: 4, allergens: ["gluten"] };
  const added = await bakery.post("/products", spelt);
  expect(added.json).toMatchObject({ ...spelt, sku: "PRO-001", retired: false, version: 1, shelf_life_hours: 24 });
  const { id, version } = added.json;
  const counted = await bakery.post("/inventory/counts", { lines: [{ kind: "finished_good", id, counted: 12 }] });
  expect(counted.json.items).toEqual([
    { kind: "finished_good", id, name: "Pan de espelta", expected: 0, counted: 12, difference: 12 },
  ]);
  expect((await bakery.post("/sales", { lines: [{ product_id: id, quantity: 2 }] })).json.gross_cents).toBe(640);
  expect((await stockOf(id)).on_hand).toBe(10);
  const retired = await bakery.service.call("PATCH", `/workspace/products/${id}`, {
    token: bakery.opened.session_token,
    body: { retired: true, version },
  });
  expect(retired.json.retired).toBe(true);
  const names = (await changes()).map((it) => `${it.table} ${it.name}`);
  for (const table of ["products", "finished_goods_movements"]) expect(names).toContain(`${table} Pan de espelta`);
  // What a sale and a new product bring with them is nothing that somebody did.
  expect(names.some((it) => it.startsWith("tickets "))).toBe(true);
  expect(names.filter((it) => /^(ticket_lines|payments|price_revisions) /.test(it))).toEqual([]);
  expect(names.filter((it: string) => it.endsWith("null"))).toEqual([]);
  expect((await bakery.post("/sales", { lines: [{ product_id: id, quantity: 1 }] })).status).toBe(422);
});

test("an article number is taken once; a key adds one product and takes no other", async () => {
  const bun = { name: "Bollo", category: "viennoiserie", price_cents: 150 };
  expect((await bakery.post("/products", { ...bun, sku: "PAN-001" })).json.code).toBe("conflict");
  const [one, again] = [
    await bakery.post("/products", bun, { key: "bun" }),
    await bakery.post("/products", bun, { key: "bun" }),
  ];
  expect(again.json).toEqual(one.json);
  expect((await bakery.post("/products", { ...bun, name: "Torta" }, { key: "bun" })).json.code).toBe(
    "idempotency_key_reused",
  );
  for (const wrong of [
    {},
    { ...bun, price_cents: 0 },
    { ...bun, vat_percent: 7 },
    { ...bun, name: "x".repeat(121) },
    { ...bun, allergens: ["a b"] },
    { ...bun, retired: true },
  ])
    expect((await bakery.post("/products", wrong)).status).toBe(422);
});

test("what is counted is what is there; the difference is a movement, and the same count again changes nothing", async () => {
  const { id, on_hand } = await flour();
  const count = () =>
    bakery.post("/inventory/counts", {
      lines: [{ kind: "ingredient", id, counted: on_hand - 700 }],
      note: "Saco roto",
    });
  expect((await count()).json.items[0]).toMatchObject({ expected: on_hand, difference: -700 });
  expect((await flour()).on_hand).toBe(on_hand - 700);
  expect((await count()).json.items[0].difference).toBe(0);
  const moved = (await bakery.get(`/inventory/movements?ingredient_id=${id}&limit=1`)).items[0];
  expect(moved).toMatchObject({ kind: "count", quantity_grams: -700, note: "Saco roto" });
  for (const lines of [
    [],
    [{ kind: "ingredient", id, counted: -1 }],
    [{ kind: "finished_good", id, counted: 1 }],
    Array(2).fill({ kind: "ingredient", id, counted: 1 }),
  ])
    expect((await bakery.post("/inventory/counts", { lines })).status).toBe(422);
  expect(
    (
      await bakery.post("/inventory/counts", {
        lines: [{ kind: "ingredient", id, counted: 1 }],
        note: "x".repeat(2_001),
      })
    ).status,
  ).toBe(422);
});

test("waste leaves the shelf once under its key, says where it goes, and is never more than there is", async () => {
  const { id } = await bySku("PAN-001");
  const { on_hand } = await stockOf(id);
  const waste = { kind: "finished_good", id, quantity: 3, destination: "donation", note: "Banco de alimentos" };
  const [one, again] = [
    await bakery.post("/inventory/waste", waste, { key: "given" }),
    await bakery.post("/inventory/waste", waste, { key: "given" }),
  ];
  expect([one.status, one.json]).toEqual([
    201,
    expect.objectContaining({ on_hand: on_hand - 3, destination: "donation" }),
  ]);
  expect(again.json).toEqual(one.json);
  expect((await bakery.post("/inventory/waste", { ...waste, quantity: 4 }, { key: "given" })).json.code).toBe(
    "idempotency_key_reused",
  );
  expect((await stockOf(id)).on_hand).toBe(on_hand - 3);
  const tooMuch = await bakery.post("/inventory/waste", { ...waste, quantity: on_hand });
  expect([tooMuch.status, tooMuch.json.errors[0].pointer]).toEqual([422, "/quantity"]);
  expect((await bakery.post("/inventory/waste", { ...waste, destination: "sea" })).status).toBe(422);
  const sack = await flour();
  const binned = { kind: "ingredient", id: sack.id, quantity: 100, destination: "bin" };
  expect((await bakery.post("/inventory/waste", binned)).json.on_hand).toBe(sack.on_hand - 100);
});

test("a person's forecast stands against the model's, and the last one counts", async () => {
  const { id } = await bySku("PAN-001");
  const forecasts = async () => (await bakery.get("/forecasts")).items.filter((it) => it.product_id === id);
  const day = (await forecasts())[2].forecast_on;
  const say = (predicted_units: number, forecast_on = day) =>
    bakery.post("/forecasts", { forecast_on, product_id: id, predicted_units });
  expect((await say(70)).json).toMatchObject({ forecast_on: day, predicted_units: 70, model: "manual" });
  await say(80);
  await bakery.setClock("23:50");
  expect((await forecasts()).find((it) => it.forecast_on === day)).toMatchObject({
    predicted_units: 80,
    model: "manual",
  });
  await bakery.setClock("11:40");
  const keyed = (predicted_units: number) =>
    bakery.post("/forecasts", { forecast_on: day, product_id: id, predicted_units }, { key: "said" });
  expect((await keyed(90)).json).toEqual((await keyed(90)).json);
  expect((await keyed(91)).json.code).toBe("idempotency_key_reused");
  for (const when of ["2020-01-01", "2099-01-01"]) expect((await say(1, when)).status).toBe(422);
  expect((await say(-1)).status).toBe(422);
});

test("a planned batch is ticked off once: on the shelf, out of the larder", async () => {
  const plans: Array<{ id: string; plan_on: string; product_id: string; run: string; planned_units: number }> = (
    await bakery.get("/production/plans")
  ).items;
  const baked = new Set((await bakery.get("/production/batches")).items.map((it) => `${it.product_id} ${it.run}`));
  const today = plans[0]?.plan_on;
  const open = plans.find((it) => it.plan_on === today && !baked.has(`${it.product_id} ${it.run}`));
  const done = plans.find((it) => it.plan_on === today && baked.has(`${it.product_id} ${it.run}`));
  if (!open || !done) throw new Error("at 11:40 one batch is baked and one is not");
  const before = (await stockOf(open.product_id)).on_hand;
  const tick = (produced_units: number) =>
    bakery.post(`/production/plans/${open.id}/tick-off`, { produced_units }, { key: "ticked" });
  const answer = await tick(7);
  expect((await tick(7)).json).toEqual(answer.json);
  expect((await tick(8)).json.code).toBe("idempotency_key_reused");
  expect(answer.json).toMatchObject({ product_id: open.product_id, run: open.run, produced_units: 7 });
  expect(answer.json.started_at < answer.json.finished_at).toBe(true);
  expect((await stockOf(open.product_id)).on_hand).toBeGreaterThanOrEqual(before + 5);
  expect((await bakery.get("/inventory/movements?limit=1")).items[0]).toMatchObject({ kind: "consumption" });
  for (const plan of [open, done])
    expect((await bakery.post(`/production/plans/${plan.id}/tick-off`)).json.code).toBe("conflict");
  expect((await bakery.post(`/production/plans/${bakery.opened.id}/tick-off`)).status).toBe(404);
});

test("what people write is listed as theirs", async () => {
  const items = await changes();
  const tables = new Set(items.map((it) => it.table));
  for (const table of ["products", "tickets", "stock_movements", "finished_goods_movements", "forecasts", "batches"])
    expect(tables).toContain(table);
});

/** A new price as the bakery itself sets one, at an hour and without an edit. */
const raise = (productId: string, cents: number) =>
  withTenant(bakery.service.deps.demo, bakery.opened.demo_tenant_id, async (db: BakeryDb, tenant) =>
    insertPrice(db, productId, cents, tenant.workspaceNow),
  );

test("a product is read and changed by its entity tag", async () => {
  const call = (method: string, id: string, headers: Record<string, string>, payload?: object) =>
    bakery.service.app.inject({
      method: method as "GET",
      url: `/api/v1/workspace/products/${id}`,
      headers: { authorization: `Bearer ${bakery.opened.session_token}`, ...headers },
      ...(payload && { payload }),
    });
  const { id } = there((await bakery.get("/products")).items.at(-1));
  const read = await call("GET", id, {});
  const etag = String(read.headers["etag"]);
  expect([read.statusCode, read.json().id]).toEqual([200, id]);
  expect((await call("GET", id, { "if-none-match": etag })).statusCode).toBe(304);
  const { version, price_cents: was } = read.json();
  await raise(id, was + 20);
  const raised = await call("GET", id, { "if-none-match": etag });
  expect([raised.statusCode, raised.json().version, raised.json().price_cents]).toEqual([200, version, was + 20]);
  const price = { price_cents: was + 5 };
  expect((await call("PATCH", id, { "if-match": etag }, price)).json().current.price_cents).toBe(was + 20);
  const stale = await call("PATCH", id, { "if-match": '"99"' }, price);
  expect([stale.statusCode, stale.json().code, stale.json().current.id]).toEqual([412, "precondition_failed", id]);
  const changed = await call("PATCH", id, { "if-match": String(raised.headers["etag"]) }, price);
  expect([changed.statusCode, changed.headers["etag"]]).toEqual([200, `"${version + 1}-${price.price_cents}"`]);
  expect((await call("PATCH", id, { "if-match": `"${version}"` }, price)).statusCode).toBe(412);
  const byVersion = { price_cents: was + 10 };
  expect((await call("PATCH", id, { "if-match": `"${version + 1}"` }, byVersion)).statusCode).toBe(200);
  expect((await call("PATCH", id, { "if-match": "*" }, { price_cents: was + 15 })).statusCode).toBe(200);
  expect((await call("PATCH", id, {}, price)).statusCode).toBe(428);
  expect((await call("GET", crypto.randomUUID(), {})).statusCode).toBe(404);
});
