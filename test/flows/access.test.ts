import { afterAll, beforeAll, expect, test } from "vitest";
import { aService, OPERATOR_KEY, PUBLIC_URL, type TestService } from "../app-under-test.ts";

let service: TestService;
beforeAll(async () => {
  service = await aService();
});
afterAll(() => service.close());

const open = async (body?: object) => (await service.call("POST", "/demo-sessions", body ? { body } : {})).json;

test("staff see live demos, page by page, and end them", async () => {
  const opened = await open({ utm_source: "fair" });
  await open({ utm_source: "fair" });
  const listed = async (query: string) =>
    (await service.call("GET", `/demo-sessions/active?source=fair&${query}`, { token: OPERATOR_KEY })).json;
  const first = await listed("limit=1");
  const second = await listed(`limit=1&cursor=${first.next_cursor}`);
  expect(second.next_cursor).toBeNull();
  expect([first.items[0].id, second.items[0].id].at(1)).toBe(opened.id);
  expect((await service.call("DELETE", `/demo-sessions/${opened.id}`, { token: OPERATOR_KEY })).status).toBe(200);
  expect((await listed("limit=5")).items).toHaveLength(1);
  expect(
    (
      await service.call("GET", "/demo-sessions/active", {
        token: opened.session_token,
      })
    ).status,
  ).toBe(403);
});

test("scenarios are found by id and by name, and opened", async () => {
  const listed = (await service.call("GET", "/demo-sessions/scenarios")).json.items;
  expect(listed[0]).toMatchObject({ scenario_name: "corner_shop", product_count: 20, days_of_history: 90 });
  for (const key of [listed[0].id, "corner_shop"])
    expect((await service.call("GET", `/demo-sessions/scenarios/${key}`)).json).toEqual(listed[0]);
  const opened = await service.call("POST", "/demo-sessions/scenarios/corner_shop/create", {
    body: { duration_hours: 1 },
  });
  expect([opened.status, opened.json.duration_hours]).toEqual([201, 1]);
  expect((await service.call("GET", "/demo-sessions/scenarios/none")).status).toBe(404);
  expect((await service.call("POST", "/demo-sessions", { body: { scenario_name: "none" } })).json.code).toBe(
    "unknown_scenario",
  );
});

test("only our own pages get a cookie, and only they may write with it", async () => {
  const program = await service.call("POST", "/demo-sessions");
  expect([program.status, program.headers["set-cookie"]]).toEqual([201, undefined]);
  const own = await service.call("POST", "/demo-sessions", { headers: { origin: PUBLIC_URL } });
  const cookie = String(own.headers["set-cookie"]).split(";")[0] ?? "";
  expect(String(own.headers["set-cookie"])).toMatch(/HttpOnly; SameSite=Strict/);
  const me = (demo?: string) =>
    service.call("GET", "/workspace/me", { headers: { cookie, ...(demo && { "demo-session": demo }) } });
  expect((await me(own.json.id)).status).toBe(200);
  expect((await me()).status).toBe(401);
  expect((await me(program.json.id)).status).toBe(401);
  const extend = (origin: string) =>
    service.call("POST", `/demo-sessions/${own.json.id}/extend`, { headers: { cookie, origin }, body: { hours: 1 } });
  expect((await extend("https://elsewhere.example")).json.code).toBe("wrong_origin");
  expect((await extend(PUBLIC_URL)).status).toBe(200);
});

test("a cookie that means nothing any more keeps nobody from opening a demo; a wrong token does", async () => {
  const stale = { cookie: `demo_session_${crypto.randomUUID()}=dmo_stale`, origin: PUBLIC_URL };
  expect((await service.call("POST", "/demo-sessions", { headers: stale })).status).toBe(201);
  expect((await service.call("POST", "/demo-sessions", { token: "dmo_wrong" })).status).toBe(401);
  const staffed = (await service.call("POST", "/demo-sessions", { token: OPERATOR_KEY })).json;
  const { rows } = await service.superuser.query("select actor from audit_log where session_id = $1", [staffed.id]);
  expect(rows).toEqual([{ actor: "operator" }]);
});
