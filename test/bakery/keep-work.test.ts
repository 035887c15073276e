import { createLocalJWKSet, type JSONWebKeySet, jwtVerify } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { z } from "zod";
import { NewProduct, type Product as ProductContract, type ProductEdit } from "../../contract/bakery/catalogue.ts";
import { DemoWork } from "../../contract/work.ts";
import type { BakeryDb } from "../../server/bakery/bakery-db.ts";
import { addProduct } from "../../server/bakery/catalogue/add-product.ts";
import { editProduct } from "../../server/bakery/catalogue/edit-product.ts";
import { findProduct, presentProduct } from "../../server/bakery/catalogue/queries.ts";
import { drawFor } from "../../server/bakery/world/rules/rng.ts";
import type { Tenant } from "../../server/domain.ts";
import { withTenant } from "../../server/tenant/with-tenant.ts";
import { PUBLIC_URL } from "../app-under-test.ts";
import { aKey, aPerson } from "../staff.ts";
import { there } from "../there.ts";
import { aBakery, type TestBakery } from "./a-bakery.ts";

/* What a prospect made goes along: all that was chosen of it, and nothing that was invented. */

let bakery: TestBakery;
let key: string;
beforeAll(async () => {
  bakery = await aBakery({ DEMO_REQUESTS_PER_MINUTE: "100000", MAX_CONCURRENT_DEMOS: "1000" });
  key = await aKey(bakery.service, ["work:redeem"]);
});
afterAll(() => bakery.service.close());

type Product = z.output<typeof ProductContract>;
type Fields = Record<string, unknown>;
interface Item {
  readonly id: string;
  readonly name: string;
  readonly action: string;
  readonly before: Fields | null;
  readonly after: Fields | null;
}

const aDemo = async () => (await bakery.service.call("POST", "/demo-sessions")).json;
const call = (demo: { id: string; session_token: string }) => ({
  patch: (id: string, body: object) =>
    bakery.service.call("PATCH", `/workspace/products/${id}`, { token: demo.session_token, body }),
  work: async () =>
    (await bakery.service.call("GET", `/demo-sessions/${demo.id}/work`, { token: demo.session_token })).json
      .items as readonly Item[],
  claim: (body: object = {}, token = demo.session_token) =>
    bakery.service.call("POST", `/demo-sessions/${demo.id}/work/claim`, { token, body }),
  end: () => bakery.service.call("DELETE", `/demo-sessions/${demo.id}`, { token: demo.session_token }),
});
const redeem = (code: string, token = key) =>
  bakery.service.call("POST", "/work-claims/redeem", { token, body: { code } });

const EDITS = 1_000;
/** So many come by the API, and the world answers each; the others are made by what the API calls, many in one transaction. */
const BY_API = 60;

/** What answers an edit: the API, or for many at once what it calls. */
interface Editor {
  add(body: z.output<typeof NewProduct>): Promise<Product>;
  edit(id: string, body: z.output<typeof ProductEdit>): Promise<Product>;
}

const byApi = (demo: { id: string; session_token: string }): Editor => ({
  add: async (body) => (await bakery.post("/products", body, { token: demo.session_token })).json,
  edit: async (id, body) => (await call(demo).patch(id, body)).json,
});

const within = (db: BakeryDb, tenant: Tenant): Editor => ({
  add: async (body) => presentProduct(there(await findProduct(db, await addProduct(db, tenant, body)))),
  edit: async (id, body) => presentProduct(await editProduct(db, tenant, id, body)),
});

test("a thousand edits at random: what is kept is what was made, field by field, and it arrives signed", async () => {
  const demo = await aDemo();
  const { work, claim } = call(demo);
  const draw = drawFor(20_261_128, "edits");
  const pick = <It>(from: readonly It[]): It => there(from[Math.floor(draw.uniform() * from.length)]);
  const products = [...(await bakery.get("/products", demo.session_token)).items];
  const start = new Map(products.map((it) => [it.id, it]));
  const now = new Map<string, Product>(start);
  const editSome = async (editor: Editor, from: number, until: number) => {
    for (let edit = from; edit < until; edit += 1) {
      if (draw.uniform() < 0.05) {
        const price_cents = 100 + Math.floor(draw.uniform() * 900);
        const made = await editor.add(NewProduct.parse({ name: `Pan ${edit}`, category: "bread", price_cents }));
        now.set(made.id, made);
        continue;
      }
      const { id, version } = pick([...now.values()]);
      const body = pick([
        { price_cents: 50 + Math.floor(draw.uniform() * 950) },
        { price_cents: there(start.get(id) ?? now.get(id)).price_cents },
        { retired: draw.uniform() < 0.5 },
        { allergens: pick([["gluten"], ["gluten", "milk"], []]) },
      ]);
      now.set(id, await editor.edit(id, { ...body, version }));
    }
  };
  await editSome(byApi(demo), 0, BY_API);
  // Acts of a day, which are no work.
  const coffee = there(products.find((it) => !it.is_baked));
  await bakery.post(
    "/sales",
    { lines: [{ product_id: coffee.id, quantity: 1 }], payment: "cash" },
    { token: demo.session_token },
  );
  const { demo: db } = bakery.service.deps;
  await withTenant(db, demo.demo_tenant_id, (inTenant: BakeryDb, tenant) =>
    editSome(within(inTenant, tenant), BY_API, EDITS),
  );
  const items = await work();
  expect(new Map(items.map((it) => [it.id, it]))).toEqual(expected(start, now));
  const chosen = items.filter(() => draw.uniform() < 0.5);
  const kept = await claim({ items: chosen.map((it) => it.id) });
  expect([kept.status, kept.json.items, kept.json.url]).toEqual([201, chosen.length, null]);
  const { status, json } = await redeem(kept.json.code);
  expect(status).toBe(200);
  expect(json.work.items).toEqual(chosen);
  const keys = (await bakery.service.call("GET", "/.well-known/jwks.json")).json as unknown as JSONWebKeySet;
  const { payload } = await jwtVerify(json.jws, createLocalJWKSet(keys), { issuer: PUBLIC_URL, subject: demo.id });
  expect(DemoWork.parse(payload)).toEqual(json.work);
  // The signature is of these bytes: with another price it is none.
  const [head, body = "", signature] = json.jws.split(".");
  const forged = Buffer.from(body, "base64url")
    .toString()
    .replace(/"price_cents":\d+/, '"price_cents":1');
  const tampered = [head, Buffer.from(forged).toString("base64url"), signature].join(".");
  await expect(jwtVerify(tampered, createLocalJWKSet(keys))).rejects.toThrow("signature");
}, 240_000);

/** By a way of its own: the products as the API showed them first and last. */
function expected(start: ReadonlyMap<string, object>, now: ReadonlyMap<string, object>): ReadonlyMap<string, Item> {
  const found = new Map<string, Item>();
  for (const [id, it] of now) {
    const after = it as Fields;
    const before = start.get(id) as Fields | undefined;
    const about = { id, kind: "product", name: String(after["name"]) };
    if (!before) {
      const { version: _version, id: _id, allergens_checked: _checked, season: _season, ...whole } = after;
      found.set(id, { ...about, action: "added", before: null, after: whole });
      continue;
    }
    const fields = ["price_cents", "retired", "allergens"].filter(
      (it) => JSON.stringify(before[it]) !== JSON.stringify(after[it]),
    );
    const of = (side: Fields) => Object.fromEntries(fields.map((it) => [it, side[it]]));
    if (fields.length > 0) found.set(id, { ...about, action: "edited", before: of(before), after: of(after) });
  }
  return found;
}

test("a code is good for once, however many bring it; another replaces it, also after the demo's end", async () => {
  const demo = await aDemo();
  const { patch, work, claim, end } = call(demo);
  const [product] = (await bakery.get("/products", demo.session_token)).items;
  expect((await claim()).status).toBe(404);
  await patch(there(product).id, { price_cents: 999, version: 1 });
  const items = (await work()).map((it) => it.id);
  expect(items).toEqual([there(product).id]);
  const first = (await claim({ items })).json.code;
  const second = (await claim()).json.code;
  expect((await redeem(first)).status).toBe(404);
  const tries = await Promise.all(Array.from({ length: 20 }, () => redeem(second)));
  expect(tries.map((it) => it.status).sort()).toEqual([200, ...Array(19).fill(410)]);
  await end();
  expect((await claim({ items })).status).toBe(410);
  const third = (await claim()).json.code;
  const { json } = await redeem(third);
  expect(json.work.items).toMatchObject([{ name: there(product).name, after: { price_cents: 999 } }]);
  const url = `/demo-sessions/${demo.id}/work/claim` as const;
  const { session_token: token } = demo;
  expect((await bakery.service.call("GET", url, { token })).json).toMatchObject({ claim: { items: 1 } });
  expect((await bakery.service.call("DELETE", url, { token })).json).toEqual({ destroyed: 1 });
  expect((await bakery.service.call("GET", url, { token })).json).toEqual({ claim: null });
  expect((await claim()).status).toBe(404);
});

test("only who opened the demo takes something along, of their own demo; and only the platform's key fetches it", async () => {
  const [demo, other] = [await aDemo(), await aDemo()];
  const [product] = (await bakery.get("/products", demo.session_token)).items;
  await call(demo).patch(there(product).id, { price_cents: 777, version: 1 });
  const items = [there(product).id];
  expect((await call(other).claim({ items })).json.errors).toMatchObject([{ pointer: "/items/0" }]);
  expect((await call(demo).claim({ items }, other.session_token)).status).toBe(404);
  expect((await call(demo).claim({ items: [...items, ...items] })).status).toBe(422);
  expect((await call(demo).claim({ items: [] })).status).toBe(422);
  const { code } = (await call(demo).claim({ items })).json;
  const rep = (await aPerson(bakery.service, "manager", "curious")).token;
  const wrongKey = await aKey(bakery.service, ["leads:read"]);
  for (const token of [rep, wrongKey, demo.session_token]) expect((await redeem(code, token)).status).toBe(403);
  expect((await redeem(`${code}x`)).status).toBe(404);
  expect((await redeem(code)).status).toBe(200);
  // Nothing that is logged, and nothing that is stored, gives the code away.
  expect(bakery.service.logged.join("\n")).not.toContain(code);
  const { rows } = await bakery.service.superuser.query("select to_jsonb(w)::text as it from work_claims w");
  expect(rows.map((it) => String(it.it)).join("\n")).not.toContain(code);
});

test("of a pasted price list every line is theirs; of its allergens those they vouch for", async () => {
  const { json: demo } = await bakery.service.call("POST", "/demo-sessions/scenarios/custom/create", {
    body: { configuration: { products: "Barra de pan 1,15\nHogaza gallega 1kg 4,90\nNapolitana de chocolate 1,60" } },
  });
  const { patch, work } = call(demo);
  const items = await work();
  expect(items.map((it) => [it.name, it.action, it.after?.["price_cents"]]).sort()).toEqual([
    ["Barra de pan", "brought", 115],
    ["Hogaza gallega 1kg", "brought", 490],
    ["Napolitana de chocolate", "brought", 160],
  ]);
  expect(items.every((it) => it.after && !("allergens" in it.after))).toBe(true);
  const loaf = there(items.find((it) => it.name === "Barra de pan"));
  expect((await patch(loaf.id, { allergens: ["gluten"], price_cents: 125, version: 1 })).status).toBe(200);
  const after = there((await work()).find((it) => it.id === loaf.id));
  expect(after).toMatchObject({ action: "brought", after: { price_cents: 125, allergens: ["gluten"] } });
}, 60_000);
