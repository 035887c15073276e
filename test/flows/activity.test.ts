import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";

let service: TestService;
beforeAll(async () => {
  service = await aService();
});
afterAll(() => service.close());

const open = async () => (await service.call("POST", "/demo-sessions")).json;
const rowOf = async (id: string) =>
  (await service.superuser.query("select * from demo_sessions where id = $1", [id])).rows[0];
const anEvent = (over: object = {}) => ({
  id: randomUUID(),
  event_type: "page_view",
  event_data: { screen: "today" },
  occurred_at: new Date().toISOString(),
  ...over,
});
const send = (id: string, token: string, events: object[]) =>
  service.call("POST", `/demo-sessions/${id}/events`, { token, body: { events } });

test("what happens is recorded once, however often it is sent, and counted on the session", async () => {
  const { id, session_token: token } = await open();
  const events = [anEvent(), anEvent(), anEvent({ event_type: "feature_used", event_data: { feature: "books" } })];
  expect((await send(id, token, events)).json).toEqual({ recorded: 3, duplicates: 0 });
  const again = await Promise.all([send(id, token, events), send(id, token, [...events, anEvent()])]);
  expect(again.map((it) => it.json.recorded).sort()).toEqual([0, 1]);
  expect(await rowOf(id)).toMatchObject({
    page_views: 3,
    features_used: ["books"],
    last_activity_at: expect.any(Date),
  });
});

test("TRAP 14: a feature that nobody declared counts as other", async () => {
  const { id, session_token: token } = await open();
  const named = ["sales", "x".repeat(50), 7, "sales"].map((feature) =>
    anEvent({ event_type: "feature_used", event_data: { feature } }),
  );
  await send(id, token, named);
  expect((await rowOf(id)).features_used).toEqual(["other", "sales"]);
});

test("a client's clock is believed only between the opening and now", async () => {
  const { id, session_token: token } = await open();
  await send(id, token, [
    anEvent({ occurred_at: "2001-01-01T00:00:00Z" }),
    anEvent({ occurred_at: "2099-12-31T23:59:59+14:00" }),
  ]);
  const { rows } = await service.superuser.query(
    `select count(*)::int as n from demo_session_events e join demo_sessions s on s.id = e.session_id
      where s.id = $1 and e.event_type = 'page_view' and e.occurred_at between s.created_at and clock_timestamp()`,
    [id],
  );
  expect(rows[0].n).toBe(2);
});

test("the first request of a token is a login, once, and every sign-in is one", async () => {
  const { id, session_token: token, credentials } = await open();
  await Promise.all(Array.from({ length: 5 }, () => service.call("GET", "/workspace/me", { token })));
  expect((await rowOf(id)).login_count).toBe(1);
  const account = { email: credentials[1].email, password: credentials[1].password };
  for (let n = 0; n < 2; n += 1) await service.call("POST", "/workspace/sign-in", { body: account });
  expect((await rowOf(id)).login_count).toBe(3);
  const { rows } = await service.superuser.query(
    "select event_data ->> 'role' as role from demo_session_events where session_id = $1 and event_type = 'login' order by occurred_at",
    [id],
  );
  expect(rows.map((it) => it.role)).toEqual(["owner", "manager", "manager"]);
});

test("the last visit is noted at most once a minute", async () => {
  const { id, session_token: token } = await open();
  const visit = () => service.call("GET", "/workspace/me", { token });
  await visit();
  const first = (await rowOf(id)).last_activity_at;
  await visit();
  expect((await rowOf(id)).last_activity_at).toEqual(first);
  await service.superuser.query(
    "update demo_sessions set last_activity_at = last_activity_at - interval '61 s' where id = $1",
    [id],
  );
  await visit();
  expect((await rowOf(id)).last_activity_at.getTime()).toBeGreaterThan(first.getTime());
});

test("a batch is no way around the limit of requests", async () => {
  const busy = await aService({ DEMO_REQUESTS_PER_MINUTE: "2" });
  try {
    const { id, session_token: token } = (await busy.call("POST", "/demo-sessions")).json;
    const post = () => busy.call("POST", `/demo-sessions/${id}/events`, { token, body: { events: [anEvent()] } });
    expect([(await post()).status, (await post()).status, (await post()).json.code]).toEqual([
      200,
      200,
      "too_many_requests",
    ]);
  } finally {
    await busy.close();
  }
});

test("what is no event, too much, or somebody else's is refused", async () => {
  const [mine, theirs] = [await open(), await open()];
  const token = mine.session_token;
  const bad = [
    [],
    Array.from({ length: 101 }, () => anEvent()),
    [anEvent({ id: "1" })],
    [anEvent({ event_type: "admin" })],
    [anEvent({ event_data: { text: "x".repeat(3_000) } })],
    [anEvent({ event_data: { text: "a\u0000b" } })],
    [anEvent({ occurred_at: "yesterday" })],
    [anEvent({ occurred_at: "0000-01-01T00:00:00Z" })],
    [anEvent({ occurred_at: "2101-01-01T00:00:00Z" })],
  ];
  for (const events of bad) expect((await send(mine.id, token, events)).status).toBe(422);
  expect((await send(theirs.id, token, [anEvent()])).status).toBe(404);
  expect((await send(mine.id, OPERATOR_KEY, [anEvent()])).status).toBe(403);
  await service.call("DELETE", `/demo-sessions/${mine.id}`, { token });
  expect((await send(mine.id, token, [anEvent()])).status).toBe(410);
});
