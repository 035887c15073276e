import { afterAll, beforeAll, expect, test } from "vitest";
import { there } from "../there.ts";
import { aBakery, type TestBakery } from "./a-bakery.ts";

/* Whatever was accepted before, everything can be read afterwards: as much of everything as is taken, and more. */

let bakery: TestBakery;
beforeAll(async () => {
  bakery = await aBakery({ DEMO_REQUESTS_PER_MINUTE: "1000000" });
});
afterAll(() => bakery.service.close());

async function refusedReads(): Promise<string[]> {
  const { paths } = (await bakery.service.app.inject({ url: "/openapi.json" })).json();
  const refused: string[] = [];
  for (const [path, methods] of Object.entries(paths as Record<string, object>)) {
    if (!path.startsWith("/api/v1/workspace") || !("get" in methods) || path.includes("{")) continue;
    const answer = await bakery.service.call("GET", path.replace("/api/v1", "") as "/workspace/me", {
      token: bakery.opened.session_token,
    });
    if (answer.status !== 200) refused.push(`${path} ${answer.status} ${JSON.stringify(answer.json)}`);
  }
  return refused;
}

/** Asks again and again until it is refused. @returns what was refused, and how often it was done before */
async function untilRefused(path: string, body: object, most = 12) {
  for (let done = 0; done <= most; done += 1) {
    const answer = await bakery.post(path, body);
    if (answer.status !== 201 && answer.status !== 200) return { done, ...answer };
  }
  throw new Error(`${path} is taken without end`);
}

const move = (to: string) =>
  bakery.service.call("POST", `/demo-sessions/${bakery.opened.id}/clock`, {
    token: bakery.opened.session_token,
    body: { to },
  });

test("the larder is full at some time, and the order that no longer fits says how much does", async () => {
  const suppliers = (await bakery.get("/suppliers")).items;
  const supplier = there(suppliers.find((it) => it.ingredients.some((one) => one.name.startsWith("harina"))));
  const flour = there(supplier.ingredients.find((one) => one.name.startsWith("harina")));
  const order = { supplier_id: supplier.id, lines: [{ ingredient_id: flour.id, quantity_grams: 500_000 }] };
  const refused = await untilRefused("/purchase-orders", order);
  expect([refused.status, refused.json.errors[0].pointer]).toEqual([422, "/lines/0/quantity_grams"]);
  expect(refused.done).toBeGreaterThan(0);
  expect(await refusedReads()).toEqual([]);
});

test("a shelf, a sale and an order are bounded, too", async () => {
  const products = (await bakery.get("/products")).items;
  const stock = (await bakery.get("/inventory/stock")).items;
  const good = there(stock.find((it) => it.kind === "finished_good"));
  const count = (counted: number) =>
    bakery.post("/inventory/counts", { lines: [{ kind: "finished_good", id: good.id, counted }] });
  expect([(await count(10_000_001)).status, (await count(10_001)).status, (await count(10_000)).status]).toEqual([
    422, 422, 200,
  ]);
  for (const it of products.slice(0, 5))
    await bakery.service.call("PATCH", `/workspace/products/${it.id}`, {
      token: bakery.opened.session_token,
      body: { price_cents: 100_000, version: it.version },
    });
  const drink = there(products.find((it) => it.category === "drinks"));
  await bakery.service.call("PATCH", `/workspace/products/${drink.id}`, {
    token: bakery.opened.session_token,
    body: {
      price_cents: 100_000,
      version: there((await bakery.get("/products")).items.find((it) => it.id === drink.id)).version,
    },
  });
  const dear = await bakery.post("/sales", { lines: [{ product_id: drink.id, quantity: 101 }] });
  expect([dear.status, dear.json.errors[0].pointer]).toEqual([422, "/lines"]);
  for (let n = 0; n < 5; n += 1)
    expect((await bakery.post("/sales", { lines: [{ product_id: drink.id, quantity: 100 }] })).status).toBe(201);
  expect(await refusedReads()).toEqual([]);
});

test("two weeks on, with everything at the highest price, everything can still be read", async () => {
  for (const it of (await bakery.get("/products")).items)
    await bakery.service.call("PATCH", `/workspace/products/${it.id}`, {
      token: bakery.opened.session_token,
      body: { price_cents: 100_000, version: it.version },
    });
  const { clock } = await bakery.get("/me");
  for (const days of [3, 7, 13]) {
    const at = new Date(Date.parse(clock.now) + days * 86_400_000).toISOString();
    expect((await move(at)).status).toBe(200);
    expect([days, await refusedReads()]).toEqual([days, []]);
  }
}, 120_000);

test("article numbers do not run out, whatever people call theirs", async () => {
  const add = (sku?: string) =>
    bakery.post("/products", { name: "Pan", category: "bread", price_cents: 100, vat_percent: 4, ...(sku && { sku }) });
  expect((await add("PRO-999")).status).toBe(201);
  expect((await add("PRO-002")).status).toBe(201);
  const own = [await add(), await add(), await add()].map((it) => [it.status, it.json.sku]);
  expect(own).toEqual([
    [201, "PRO-001"],
    [201, "PRO-003"],
    [201, "PRO-004"],
  ]);
});
