import { afterAll, beforeAll, expect, test } from "vitest";
import { teardown } from "../../server/session/teardown.ts";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";
import { aPerson } from "../staff.ts";

/* Money is reckoned from two numbers that the team says and from counts: what is not known is null, and each figure can be done again by hand. */

let service: TestService;
beforeAll(async () => {
  service = await aService();
});
afterAll(() => service.close());

const staff = { token: OPERATOR_KEY };
const money = async (query = "") =>
  (await service.call("GET", `/demo-sessions/analytics/money?${query}` as "/demo-sessions/analytics/money", staff))
    .json;
const edit = (body: object, token: string = OPERATOR_KEY) =>
  service.call("PATCH", "/demo-sessions/analytics/settings", { token, body });

test("without a price and a cost nothing is claimed", async () => {
  const none = { mrr_cents: null, cost_cents: null, cost_per_demo_cents: null, roi: null };
  expect(await money()).toMatchObject({ demos: 0, paid: 0, ...none });
  await edit({ version: 1, platform_cost_cents: 20_000 });
  // A cost per demo of no demo is none either.
  expect(await money()).toMatchObject({ cost_cents: 20_000, cost_per_demo_cents: null, mrr_cents: null, roi: null });
});

test("each figure is its formula", async () => {
  await edit({ version: 2, price_cents: 5_900 });
  const demos = [];
  for (let n = 0; n < 4; n += 1) demos.push((await service.call("POST", "/demo-sessions")).json);
  for (const [index, stage] of (["paid", "trial", "paid"] as const).entries())
    await service.call("POST", `/demo-sessions/${demos[index]?.id}/convert`, { ...staff, body: { stage } });
  expect(await money()).toMatchObject({
    days: 30,
    demos: 4,
    paid: 2,
    mrr_cents: 2 * 5_900,
    cost_cents: 20_000,
    cost_per_demo_cents: 20_000 / 4,
    roi: (11_800 - 20_000) / 20_000,
  });
  expect(await money("days=7")).toMatchObject({ days: 7, cost_cents: Math.round((20_000 * 7) / 30) });
});

test("several demos of one customer are one", async () => {
  const tenant_id = "00000000-0000-4000-8000-0000000000aa";
  for (let n = 0; n < 2; n += 1) {
    const { id } = (await service.call("POST", "/demo-sessions")).json;
    await service.call("POST", `/demo-sessions/${id}/convert`, { ...staff, body: { stage: "paid", tenant_id } });
  }
  expect(await money()).toMatchObject({ demos: 6, paid: 3 });
});

test("what a demo left is what its receipt says", async () => {
  const { id, session_token: token } = (await service.call("POST", "/demo-sessions")).json;
  const { items } = (await service.call("GET", "/workspace/books" as never, { token })).json as {
    items: Array<{ id: string }>;
  };
  const edited = await service.call("PATCH", `/workspace/books/${items[0]?.id}` as never, {
    token,
    body: { price_cents: 999 },
  });
  expect(edited.status).toBe(200);
  await service.call("DELETE", `/demo-sessions/${id}`, { token });
  await teardown(service.deps, id);
  const { rows } = await service.superuser.query("select total_rows from deletion_receipts where session_id = $1", [
    id,
  ]);
  expect(rows[0].total_rows).toBeGreaterThan(0);
  expect((await money()).used).toMatchObject({ cleaned: 1, rows: rows[0].total_rows });
});

test("who leads the team changes the numbers, one after the other; nonsense is refused", async () => {
  const rep = await aPerson(service, "rep");
  const manager = await aPerson(service, "manager");
  expect((await edit({ version: 3, price_cents: 1 }, rep.token)).status).toBe(403);
  expect((await edit({ version: 2, price_cents: 1 }, manager.token)).status).toBe(409);
  for (const body of [
    { price_cents: 1 },
    { version: 3, price_cents: 0 },
    { version: 3, price_cents: 1.5 },
    { version: 3, roi: 2 },
  ])
    expect([body, (await edit(body, manager.token)).status]).toEqual([body, 422]);
  expect((await edit({ version: 3, price_cents: null }, manager.token)).json).toMatchObject({
    price_cents: null,
    version: 4,
  });
  const { rows } = await service.superuser.query(
    "select actor from audit_log where action = 'settings_edited' order by id desc",
  );
  expect(rows[0].actor).toBe(`staff:${manager.id}`);
});
