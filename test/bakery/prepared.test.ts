import { afterAll, beforeAll, expect, test } from "vitest";
import { eraseTenant } from "../../server/provision/tenant.ts";
import { reconcile } from "../../server/session/reconcile.ts";
import { teardown } from "../../server/session/teardown.ts";
import { aService, type TestService } from "../app-under-test.ts";
import { preparedOf } from "../prepared.ts";
import { aPerson } from "../staff.ts";
import { there } from "../there.ts";
import { bakeryOnTuesday } from "./ordinary-day.ts";

/* A rep prepares a demo once; every prospect opens a copy of it, and starts it again as it was prepared. */

let service: TestService;
let rep: { readonly id: string; readonly token: string };
beforeAll(async () => {
  service = await aService({ MAX_CONCURRENT_DEMOS: "1000", DEMO_REQUESTS_PER_MINUTE: "100000" }, bakeryOnTuesday);
  rep = await aPerson(service, "rep", "marta");
});
afterAll(() => service.close());

const { ofRep, aLink, enter, inDemo, priceOf, prepare } = preparedOf(
  () => service,
  () => rep,
);

test("what was prepared is in each copy, which is its prospect's own and goes back to it", async () => {
  const link = await aLink({ business_name: "Casa Sol" });
  const demo = await prepare(link.code);
  const shown = (await ofRep("GET", `/demo-links/${link.id}`)).json as unknown as { team_demo: string };
  expect(shown.team_demo).toBe(demo.id);
  const saved = await ofRep("POST", "/demo-templates", { session_id: demo.id, name: "Con precios" });
  expect(saved.status).toBe(201);
  const template = saved.json as unknown as { id: string };
  expect(template).toMatchObject({ name: "Con precios", version: 1, is_stale: false, owner: { id: rep.id } });
  await ofRep("PATCH", `/demo-links/${link.id}`, { version: link.version, template_id: template.id });
  // What is done in the rehearsal afterwards is not in it.
  await inDemo(demo).send("POST", "/products", { name: "Después", category: "bread", price_cents: 444 });
  const [one, other] = [await enter(link.code), await enter(link.code)];
  for (const copy of [one, other]) {
    expect([await priceOf(copy, "Baguette"), await priceOf(copy, "Pan de Casa Sol")]).toEqual([222, 333]);
    const names = (await inDemo(copy).get("/products")).items.map((it) => it.name);
    expect(names).not.toContain("Después");
    // It is what they begin with, and nothing that they did.
    expect(
      (await service.call("GET", `/demo-sessions/${copy.id}/changes`, { token: copy.session_token })).json.items,
    ).toEqual([]);
    expect(
      (await service.call("GET", `/demo-sessions/${copy.id}/work`, { token: copy.session_token })).json.items,
    ).toEqual([]);
  }
  const bread = there((await inDemo(one).get("/products")).items.find((it) => it.name === "Baguette"));
  expect(
    (await inDemo(one).send("PATCH", `/products/${bread.id}`, { price_cents: 111, version: bread.version })).status,
  ).toBe(200);
  expect([await priceOf(one, "Baguette"), await priceOf(other, "Baguette")]).toEqual([111, 222]);
  expect((await inDemo(one).reset()).status).toBe(200);
  expect([await priceOf(one, "Baguette"), await priceOf(one, "Pan de Casa Sol")]).toEqual([222, 333]);
  // A day goes on in a copy as in any demo.
  expect(
    (
      await service.call("POST", `/demo-sessions/${one.id}/clock`, {
        token: one.session_token,
        body: { to: "tomorrow_05_00" },
      })
    ).status,
  ).toBe(200);
  expect(await priceOf(one, "Baguette")).toBe(222);
});

test("what a prospect changes of what was prepared is told from there: nothing of the rep's is theirs", async () => {
  const link = await aLink();
  const demo = await prepare(link.code);
  const { id } = (await ofRep("POST", "/demo-templates", { session_id: demo.id, name: "B" })).json as unknown as {
    id: string;
  };
  await ofRep("PATCH", `/demo-links/${link.id}`, { version: link.version, template_id: id });
  const copy = await enter(link.code);
  const { get, send } = inDemo(copy);
  const of = async (name: string) => there((await get("/products")).items.find((it) => it.name === name));
  const [bread, loaf] = [await of("Baguette"), await of("Pan de Casa Sol")];
  await send("PATCH", `/products/${bread.id}`, { retired: true, version: bread.version });
  await send("PATCH", `/products/${loaf.id}`, { price_cents: 350, version: loaf.version });
  const { items } = (await service.call("GET", `/demo-sessions/${copy.id}/work`, { token: copy.session_token })).json;
  expect(items.map(({ name, action, before, after }) => ({ name, action, before, after }))).toEqual([
    { name: "Baguette", action: "edited", before: { retired: false }, after: { retired: true } },
    { name: "Pan de Casa Sol", action: "edited", before: { price_cents: 333 }, after: { price_cents: 350 } },
  ]);
  const changes = (await service.call("GET", `/demo-sessions/${copy.id}/changes`, { token: copy.session_token })).json
    .items;
  expect(changes.map((it) => it.kind)).toEqual(["edited", "edited"]);
  // Only a rehearsal of it is saved as its next version, and only a link of its language opens it.
  const plain = await enter((await aLink()).code, true);
  expect((await ofRep("PUT", `/demo-templates/${id}`, { session_id: plain.id })).status).toBe(409);
  expect((await ofRep("POST", "/demo-links", { template_id: id, locale: "en" })).status).toBe(422);
  // Its tenant gone, a plain demo is opened rather than none.
  const { rows } = await service.superuser.query("select tenant_id from demo_templates where id = $1", [id]);
  await eraseTenant(service.deps.demo, rows[0].tenant_id);
  expect((await inDemo(await enter(link.code)).get("/products")).items.map((it) => it.name)).not.toContain(
    "Pan de Casa Sol",
  );
  await ofRep("DELETE", `/demo-templates/${id}`);
});

test("the next version is in what is opened then; deleted, its links open plain demos, and nothing of it is left", async () => {
  const link = await aLink();
  const demo = await prepare(link.code);
  const { id } = (await ofRep("POST", "/demo-templates", { session_id: demo.id, name: "V" })).json as unknown as {
    id: string;
  };
  await ofRep("PATCH", `/demo-links/${link.id}`, { version: link.version, template_id: id });
  const loaf = there((await inDemo(demo).get("/products")).items.find((it) => it.name === "Pan de Casa Sol"));
  await inDemo(demo).send("PATCH", `/products/${loaf.id}`, { price_cents: 555, version: loaf.version });
  const before = await enter(link.code);
  expect((await ofRep("PUT", `/demo-templates/${id}`, { session_id: demo.id })).json).toMatchObject({ version: 2 });
  expect([await priceOf(before, "Pan de Casa Sol"), await priceOf(await enter(link.code), "Pan de Casa Sol")]).toEqual([
    333, 555,
  ]);
  expect((await ofRep("DELETE", `/demo-templates/${id}`)).status).toBe(200);
  const names = (await inDemo(await enter(link.code)).get("/products")).items.map((it) => it.name);
  expect(names).not.toContain("Pan de Casa Sol");
  // A copy that lives goes on; started again it is a plain demo.
  expect(await priceOf(before, "Pan de Casa Sol")).toBe(333);
  await inDemo(before).reset();
  expect((await inDemo(before).get("/products")).items.map((it) => it.name)).not.toContain("Pan de Casa Sol");
  const { rows } = await service.demoDatabase.superuser.query(
    "select id from overlay.tenants where tenant_name = 'template'",
  );
  const { rows: kept } = await service.superuser.query("select tenant_id as id from demo_templates");
  expect(rows.map((it) => it.id).sort()).toEqual(kept.map((it) => it.id).sort());
});

test("a template is no orphan, has no account, and outlives the demo that it was saved from", async () => {
  const link = await aLink();
  const demo = await prepare(link.code);
  const { id } = (await ofRep("POST", "/demo-templates", { session_id: demo.id, name: "Q" })).json as unknown as {
    id: string;
  };
  await service.call("DELETE", `/demo-sessions/${demo.id}`, { token: demo.session_token });
  await teardown(service.deps, demo.id);
  await service.demoDatabase.superuser.query("update overlay.tenants set created_at = created_at - interval '1 hour'");
  expect((await reconcile(service.deps)).orphans).toBe(0);
  await ofRep("PATCH", `/demo-links/${link.id}`, { version: link.version, template_id: id });
  expect(await priceOf(await enter(link.code), "Pan de Casa Sol")).toBe(333);
  const { rows } = await service.demoDatabase.superuser.query(
    "select m.role from overlay.members m join overlay.tenants t on t.id = m.tenant_id where t.tenant_name = 'template'",
  );
  expect(rows).toEqual([]);
});

test("a prospect's demo cannot be saved, nor another rep's; and only who prepared one, or a manager, changes it", async () => {
  const link = await aLink();
  const prospects = await enter(link.code);
  expect((await ofRep("POST", "/demo-templates", { session_id: prospects.id, name: "x" })).status).toBe(403);
  const demo = await prepare(link.code);
  const other = await aPerson(service, "rep", "other");
  const manager = await aPerson(service, "manager", "boss");
  expect((await ofRep("POST", "/demo-templates", { session_id: demo.id, name: "x" }, other.token)).status).toBe(404);
  const { id } = (await ofRep("POST", "/demo-templates", { session_id: demo.id, name: "Mía" })).json as unknown as {
    id: string;
  };
  for (const [method, path, body] of [
    ["PUT", `/demo-templates/${id}`, { session_id: demo.id }],
    ["POST", `/demo-templates/${id}/refresh`, undefined],
    ["DELETE", `/demo-templates/${id}`, undefined],
  ] as const)
    expect((await ofRep(method, path, body, other.token)).status).toBe(403);
  // Anybody of the team may send it.
  expect((await ofRep("POST", "/demo-links", { template_id: id }, other.token)).status).toBe(201);
  expect((await ofRep("POST", "/demo-links", { template_id: demo.id })).status).toBe(422);
  expect((await ofRep("DELETE", `/demo-templates/${id}`, undefined, manager.token)).status).toBe(200);
});

test("put on today's data it keeps what means something on any day", async () => {
  const link = await aLink();
  const demo = await prepare(link.code);
  const coffee = there((await inDemo(demo).get("/products")).items.find((it) => it.name === "Café solo"));
  await inDemo(demo).send("POST", "/sales", { lines: [{ product_id: coffee.id, quantity: 50 }], payment: "cash" });
  const { id } = (await ofRep("POST", "/demo-templates", { session_id: demo.id, name: "R" })).json as unknown as {
    id: string;
  };
  await service.superuser.query(
    "update demo_templates set clock_at = clock_at - interval '8 days', saved_at = saved_at - interval '8 days' where id = $1",
    [id],
  );
  // As if it had been saved eight days ago.
  await service.demoDatabase.superuser.query(
    "update change.price_revisions set valid_from = valid_from - interval '8 days' where tenant_id in (select id from overlay.tenants where tenant_name = 'template')",
  );
  const { items } = (await ofRep("GET", "/demo-templates")).json as unknown as {
    items: ReadonlyArray<{ id: string; is_stale: boolean }>;
  };
  expect(items.find((it) => it.id === id)).toMatchObject({ is_stale: true });
  expect((await ofRep("POST", `/demo-templates/${id}/refresh`)).json).toMatchObject({ version: 2, is_stale: false });
  await ofRep("PATCH", `/demo-links/${link.id}`, { version: link.version, template_id: id });
  const copy = await enter(link.code);
  expect([await priceOf(copy, "Baguette"), await priceOf(copy, "Pan de Casa Sol")]).toEqual([222, 333]);
  const tickets = (await inDemo(copy).get("/sales?limit=5")).items as unknown as Array<{ gross_cents: number }>;
  expect(tickets.filter((it) => it.gross_cents >= 5_000)).toEqual([]);
});

test("five hundred changes are copied in a tenth of a second", async () => {
  const link = await aLink();
  const demo = await enter(link.code, true);
  await service.demoDatabase.superuser.query(
    `insert into change.products (tenant_id, id, version, written_by, sku, name, category, price_cents, vat_percent, shelf_life_hours, is_baked)
       select $1, gen_random_uuid(), 1, 'prospect', 'X' || n, 'Pan ' || n, 'bread', 100, 4, 24, true from generate_series(1, 500) n`,
    [demo.demo_tenant_id],
  );
  const { id } = (await ofRep("POST", "/demo-templates", { session_id: demo.id, name: "500" })).json as unknown as {
    id: string;
  };
  await ofRep("PATCH", `/demo-links/${link.id}`, { version: link.version, template_id: id });
  const copy = await enter(link.code);
  expect((await inDemo(copy).get("/products")).items.filter((it) => it.sku.startsWith("X"))).toHaveLength(500);
  const { rows } = await service.superuser.query("select tenant_id from demo_templates where id = $1", [id]);
  const times: number[] = [];
  for (let turn = 0; turn < 5; turn += 1) {
    const target = await enter((await aLink()).code);
    const startedAt = performance.now();
    await service.demoDatabase.superuser.query(
      "set role demo_service; select overlay.copy_changes('" +
        rows[0].tenant_id +
        "', '" +
        target.demo_tenant_id +
        "'); reset role",
    );
    times.push(performance.now() - startedAt);
  }
  expect(there(times.sort((one, two) => one - two)[2])).toBeLessThan(100);
});
