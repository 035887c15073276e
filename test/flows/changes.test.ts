import { afterAll, beforeAll, expect, test } from "vitest";
import type { DemoDomain } from "../../server/domain.ts";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";
import { type BookshopDb, bookshop } from "../bookshop.ts";

const MOST = 2;
let service: TestService;
beforeAll(async () => {
  service = await aService({ DEMO_MAX_CHANGES: String(MOST) });
});
afterAll(() => service.close());

const open = async () => (await service.call("POST", "/demo-sessions")).json;
const books = async (token: string) => (await service.call("GET", "/workspace/books", { token })).json.items;
const price = (token: string, id: string, cents: number) =>
  service.call("PATCH", `/workspace/books/${id}`, { token, body: { price_cents: cents } });

test("a reset undoes every change, says what it was, and keeps the demo's end and people", async () => {
  const { id, session_token: token, expires_at, credentials } = await open();
  const before = await books(token);
  await price(token, before[0].id, 1);
  const answer = await service.call("POST", `/demo-sessions/${id}/reset`, { token });
  expect(answer.json.undone.books).toEqual({ own_rows: 1, removals: 1 });
  expect(answer.json.session.expires_at).toBe(expires_at);
  expect(await books(token)).toEqual(before);
  const account = { email: credentials[1].email, password: credentials[1].password };
  expect((await service.call("POST", "/workspace/sign-in", { body: account })).status).toBe(200);
  expect((await service.call("GET", `/demo-sessions/${id}/changes`, { token })).json.items).toEqual([]);
});

test("what the prospect made is listed, newest first, without what the world answered", async () => {
  const { id, session_token: token } = await open();
  const [one, other] = await books(token);
  await price(token, one.id, 1);
  await price(token, other.id, 2);
  const { items } = (await service.call("GET", `/demo-sessions/${id}/changes`, { token })).json;
  expect(items.map((it) => [it.table, it.id, it.kind])).toEqual([
    ["books", other.id, "edited"],
    ["books", one.id, "edited"],
  ]);
  const page = async (query: string) =>
    (await service.call("GET", `/demo-sessions/${id}/changes?limit=1${query}`, { token })).json;
  const first = await page("");
  const second = await page(`&cursor=${first.next_cursor}`);
  expect([first.items, second.items, second.next_cursor]).toEqual([[items[0]], [items[1]], null]);
  expect((await service.call("GET", `/demo-sessions/${id}/changes`, { token: OPERATOR_KEY })).status).toBe(403);
});

test("a demo takes so many changes and no more; the one too many changes nothing, and a reset makes room", async () => {
  const { id, session_token: token } = await open();
  const all = await books(token);
  // An edit of a generated row is one change, however it is kept and however often it is made again.
  for (const book of all.slice(0, 2)) expect((await price(token, book.id, 1)).status).toBe(200);
  const refused = await price(token, all[2].id, 1);
  expect([refused.status, refused.json.code]).toEqual([409, "demo_is_full_of_changes"]);
  expect((await books(token))[2]).toEqual(all[2]);
  expect((await price(token, all[0].id, 2)).status).toBe(200);
  await service.call("POST", `/demo-sessions/${id}/reset`, { token });
  expect((await price(token, all[2].id, 1)).status).toBe(200);
});

test("what the world removes is not the prospect's: neither listed nor counted", async () => {
  const world: DemoDomain = {
    ...bookshop,
    live: async (db) => {
      await (db as unknown as BookshopDb).deleteFrom("sales").execute();
    },
  };
  const lively = await aService({ DEMO_MAX_CHANGES: String(MOST) }, world);
  try {
    const { id, session_token: token } = (await lively.call("POST", "/demo-sessions")).json;
    const [one, other] = (await lively.call("GET", "/workspace/books", { token })).json.items;
    for (const book of [one, other]) {
      const edited = await lively.call("PATCH", `/workspace/books/${book.id}`, { token, body: { price_cents: 1 } });
      expect(edited.status).toBe(200);
    }
    const { rows } = await lively.demoDatabase.superuser.query("select count(*)::int as n from change.sales_removed");
    expect(rows[0].n).toBeGreaterThan(MOST);
    const { items } = (await lively.call("GET", `/demo-sessions/${id}/changes`, { token })).json;
    expect(items.map((it) => it.id)).toEqual([other.id, one.id]);
  } finally {
    await lively.close();
  }
});

test("a demo of a scenario that is not offered any more can still start again, and the service is ready without it", async () => {
  const { id, session_token: token } = await open();
  await service.superuser.query("update demo_scenarios set is_active = false");
  const reset = await service.call("POST", `/demo-sessions/${id}/reset`, { token });
  const created = await service.call("POST", "/demo-sessions");
  await service.superuser.query("update demo_scenarios set is_active = true");
  expect([reset.status, created.json.code]).toEqual([200, "unknown_scenario"]);
  await service.superuser.query(
    "insert into demo_scenarios (scenario_name, display_name) values ('other_shop', 'Other'); update demo_scenarios set is_active = false where scenario_name = 'corner_shop'",
  );
  expect((await service.call("POST", "/demo-sessions")).json.scenario_name).toBe("other_shop");
  expect((await service.app.inject("/readyz")).statusCode).toBe(200);
  await service.superuser.query("update demo_scenarios set is_active = true");
});

test("a reset, and a new password, leave their audit row even when the demo database fails them", async () => {
  const { id, session_token: token } = await open();
  await service.demoDatabase.superuser.query(
    "revoke execute on function overlay.reset, overlay.regenerate from demo_service",
  );
  const answers = [
    await service.call("POST", `/demo-sessions/${id}/reset`, { token }),
    await service.call("POST", `/demo-sessions/${id}/credentials/buyer/regenerate`, { token }),
  ];
  await service.demoDatabase.superuser.query(
    "grant execute on function overlay.reset, overlay.regenerate to demo_service",
  );
  expect(answers.map((it) => it.status)).toEqual([500, 500]);
  const { rows } = await service.superuser.query("select action from audit_log where session_id = $1 order by id", [
    id,
  ]);
  expect(rows.map((it) => it.action)).toEqual(["session_created", "session_reset", "password_regenerated"]);
});

test("only the owner and staff reset, and only what lives", async () => {
  const [mine, theirs] = [await open(), await open()];
  const reset = (id: string, token: string) => service.call("POST", `/demo-sessions/${id}/reset`, { token });
  const view = await service.call("POST", "/workspace/view-as", {
    token: mine.session_token,
    body: { role: "manager" },
  });
  expect((await reset(mine.id, view.json.access_token)).status).toBe(403);
  expect((await reset(theirs.id, mine.session_token)).status).toBe(404);
  expect((await reset(mine.id, OPERATOR_KEY)).status).toBe(200);
  await service.call("DELETE", `/demo-sessions/${mine.id}`, { token: mine.session_token });
  for (const token of [mine.session_token, OPERATOR_KEY]) expect((await reset(mine.id, token)).status).toBe(410);
});
