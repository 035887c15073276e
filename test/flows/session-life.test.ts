import { afterAll, beforeAll, expect, test } from "vitest";
import { teardown } from "../../server/session/teardown.ts";
import { aService, OPERATOR_KEY, PUBLIC_URL, type TestService } from "../app-under-test.ts";
import { contentsOf } from "../database.ts";

let service: TestService;
beforeAll(async () => {
  service = await aService();
});
afterAll(() => service.close());

const open = async (body?: object) => (await service.call("POST", "/demo-sessions", body ? { body } : {})).json;
const expire = (id: string) =>
  service.superuser.query(
    "update demo_sessions set created_at = created_at - interval '2 days', expires_at = clock_timestamp() where id = $1",
    [id],
  );

test("one call opens a demo whose owner is in at once, and which ends for good", async () => {
  const opened = await open({ business_name: "Mi tienda" });
  expect(opened).toMatchObject({ status: "active", business_name: "Mi tienda", extended_count: 0, duration_hours: 24 });
  expect(opened.workspace_url).toBe(`${PUBLIC_URL}/w/${opened.id}`);
  const token = opened.session_token;
  const me = await service.call("GET", "/workspace/me", { token });
  expect(me.json).toMatchObject({ role: "owner", tenant: { tenant_name: "Mi tienda", status: "demo", is_demo: true } });
  expect((await service.call("GET", "/workspace/books", { token })).json.items).toHaveLength(20);
  const ended = await service.call("DELETE", `/demo-sessions/${opened.id}`, { token, body: { reason: "seen enough" } });
  expect(ended.json).toMatchObject({ status: "terminated", termination_reason: "seen enough" });
  expect((await service.call("GET", "/workspace/books", { token })).status).toBe(410);
  expect((await service.call("GET", `/demo-sessions/${opened.id}/receipt`, { token })).json.code).toBe(
    "not_deleted_yet",
  );
  await teardown(service.deps, opened.id);
  const receipt = await service.call("GET", `/demo-sessions/${opened.id}/receipt`, { token });
  expect(receipt.json).toMatchObject({ tenant_id: opened.demo_tenant_id, total_rows: 5 });
  expect((await service.call("GET", `/demo-sessions/${opened.id}`, { token })).json).toMatchObject({
    status: "terminated",
  });
});

test("TRAP 13: every figure of the request is kept, and what only tracks is cut to size", async () => {
  const opened = await open({
    duration_hours: 2,
    locale: "en",
    lead_info: { email: "ana@panaderia.example", name: "Ana", phone: "+34 910 000 000", company: "Pan Ana" },
    utm_source: "newsletter",
    utm_campaign: "x".repeat(2_000),
    referrer: "\u0000",
  });
  const { rows } = await service.superuser.query("select * from demo_sessions where id = $1", [opened.id]);
  expect(rows[0]).toMatchObject({
    duration_hours: 2,
    locale: "en",
    lead_email: "ana@panaderia.example",
    utm_source: "newsletter",
    utm_campaign: "x".repeat(100),
    referrer: null,
    created_by_ip: "127.0.0.0/24",
  });
  expect(rows[0].expires_at - rows[0].created_at).toBe(2 * 3_600_000);
});

test("TRAP 6: a demo ends at its time by the database's clock, with no job having run", async () => {
  const opened = await open();
  const token = opened.session_token;
  const access = await service.call("POST", "/workspace/sign-in", { body: credential(opened, "manager") });
  await expire(opened.id);
  const read = (held: string) => service.call("GET", `/demo-sessions/${opened.id}`, { token: held });
  for (const held of [token, access.json.access_token])
    expect((await service.call("GET", "/workspace/me", { token: held })).json.code).toBe("demo_has_ended");
  expect([(await read(token)).json.status, (await read(access.json.access_token)).status]).toEqual(["expired", 410]);
  expect((await service.call("POST", "/workspace/sign-in", { body: credential(opened, "manager") })).status).toBe(410);
  expect((await service.call("POST", `/demo-sessions/${opened.id}/extend`, { token, body: { hours: 1 } })).status).toBe(
    410,
  );
});

test("the token of a demo that ended reads its status for thirty days", async () => {
  const { id, session_token: token } = await open();
  await service.call("DELETE", `/demo-sessions/${id}`, { token });
  const after = async (days: number) => {
    await service.superuser.query(
      "update demo_sessions set created_at = created_at - $2 * interval '1 day', terminated_at = clock_timestamp() - $2 * interval '1 day' where id = $1",
      [id, days],
    );
    return (await service.call("GET", `/demo-sessions/${id.toUpperCase()}`, { token })).status;
  };
  expect([await after(29), await after(31)]).toEqual([200, 401]);
});

test("an extended demo lives to its new time; three times are enough, and no demo outlives the maximum", async () => {
  const { id, session_token: token, expires_at } = await open({ duration_hours: 24 });
  const extend = (hours: number, by = token) =>
    service.call("POST", `/demo-sessions/${id}/extend`, { token: by, body: { hours } });
  const first = await extend(24);
  expect(first.json).toMatchObject({ status: "extended", extended_count: 1, duration_hours: 24 });
  expect(Date.parse(first.json.expires_at) - Date.parse(expires_at)).toBe(24 * 3_600_000);
  await extend(1);
  await extend(1);
  expect((await extend(1)).json.code).toBe("extended_too_often");
  for (let days = 0; days < 4; days += 1) await extend(24, OPERATOR_KEY);
  const beyond = await extend(24, OPERATOR_KEY);
  expect(beyond.json.code).toBe("too_long");
  expect(Date.parse(beyond.json.latest_expires_at) - Date.parse(expires_at)).toBe(144 * 3_600_000);
});

const credential = (
  opened: { credentials: Array<{ role: string; email: string; password: string | null }> },
  role: string,
) => {
  const found = opened.credentials.find((it) => it.role === role);
  return { email: found?.email.toUpperCase() ?? "", password: found?.password ?? "" };
};

test("four people can sign in, each to what is theirs", async () => {
  const opened = await open();
  const clerk = (await service.call("POST", "/workspace/sign-in", { body: credential(opened, "clerk") })).json;
  const manager = (await service.call("POST", "/workspace/sign-in", { body: credential(opened, "manager") })).json;
  expect([clerk.role, manager.role]).toEqual(["clerk", "manager"]);
  expect((await service.call("GET", "/workspace/books", { token: clerk.access_token })).status).toBe(200);
  expect((await service.call("GET", "/workspace/books", { token: manager.access_token })).status).toBe(403);
  expect((await service.call("DELETE", `/demo-sessions/${opened.id}`, { token: manager.access_token })).status).toBe(
    403,
  );
  const wrong = await service.call("POST", "/workspace/sign-in", {
    body: { ...credential(opened, "owner"), password: "wrong" },
  });
  expect(wrong.json.code).toBe("wrong_email_or_password");
});

test("an account is signed in twenty times at most, and from one place sixty times a minute", async () => {
  const opened = await open();
  const signIn = () => service.call("POST", "/workspace/sign-in", { body: credential(opened, "manager") });
  const first = (await signIn()).json.access_token;
  for (let n = 0; n < 20; n += 1) await signIn();
  expect((await service.call("GET", "/workspace/me", { token: first })).status).toBe(401);
  const { rows } = await service.demoDatabase.superuser.query(
    "select count(*)::int as n from overlay.sign_ins where tenant_id = $1",
    [opened.demo_tenant_id],
  );
  expect(rows[0].n).toBe(20);
  const rush = await Promise.all(Array.from({ length: 60 }, signIn));
  const refused = rush.find((it) => it.status === 429);
  expect([refused?.json.code, refused?.headers["ratelimit-policy"]]).toEqual([
    "too_many_requests",
    '"sign-in";q=60;w=60',
  ]);
  await service.deps.signInLimit.limiter.delete("127.0.0.1");
});

test("TRAP 7: an id alone opens no accounts, and a password is shown once", async () => {
  const { id, session_token: token, credentials } = await open();
  const other = await open();
  const list = (held?: string) => service.call("GET", `/demo-sessions/${id}/credentials`, { token: held });
  expect([(await list()).status, (await list(other.session_token)).status]).toEqual([401, 404]);
  for (const held of [token, OPERATOR_KEY]) {
    const shown = JSON.stringify((await list(held)).json);
    for (const it of credentials) expect(shown).toContain(it.email);
    for (const it of credentials) expect(shown).not.toContain(it.password);
  }
});

test("the owner looks through somebody else's eyes and stays the owner", async () => {
  const { session_token: token } = await open();
  const seen = (await service.call("POST", "/workspace/view-as", { token, body: { role: "clerk" } })).json;
  expect((await service.call("GET", "/workspace/me", { token: seen.access_token })).json.role).toBe("clerk");
  expect((await service.call("GET", "/workspace/me", { token })).json.role).toBe("owner");
  expect(
    (await service.call("POST", "/workspace/view-as", { token: seen.access_token, body: { role: "owner" } })).status,
  ).toBe(403);
});

test("a password of nobody is not made anew, and leaves no trace", async () => {
  const { id, session_token: token } = (await service.call("POST", "/demo-sessions")).json;
  const refused = await service.call("POST", `/demo-sessions/${id}/credentials/king/regenerate`, { token });
  expect([refused.status, refused.json.code]).toEqual([404, "not_found"]);
  const { rows } = await service.superuser.query(
    "select count(*)::int as n from demo_session_events where session_id = $1 and event_type = 'password_regenerated'",
    [id],
  );
  expect(rows[0].n).toBe(0);
});

test("a new password puts the old one and its sign-ins out at once", async () => {
  const opened = await open();
  const old = credential(opened, "buyer");
  const before = (await service.call("POST", "/workspace/sign-in", { body: old })).json.access_token;
  const url = `/demo-sessions/${opened.id}/credentials`;
  const fresh = (await service.call("POST", `${url}/buyer/regenerate`, { token: opened.session_token })).json;
  expect((await service.call("GET", "/workspace/me", { token: before })).status).toBe(401);
  expect((await service.call("POST", "/workspace/sign-in", { body: old })).status).toBe(401);
  expect(
    (await service.call("POST", "/workspace/sign-in", { body: { email: fresh.email, password: fresh.password } }))
      .status,
  ).toBe(200);
  const listed = (await service.call("GET", url, { token: opened.session_token })).json.items;
  expect(listed.map((it: { role: string }) => it.role)).toEqual(["owner", "manager", "buyer", "clerk"]);
  expect(JSON.stringify(listed)).not.toContain(fresh.password);
});

test("one demo's people see nothing of another's, and its credentials open no other", async () => {
  const [mine, theirs] = [await open(), await open()];
  const token = mine.session_token;
  const book = (await service.call("GET", "/workspace/books", { token })).json.items[0];
  const edited = await service.call("PATCH", `/workspace/books/${book.id}`, { token, body: { price_cents: 1 } });
  expect(edited.json.price_cents).toBe(1);
  const other = (await service.call("GET", "/workspace/books", { token: theirs.session_token })).json.items[0];
  expect(other.price_cents).toBe(book.price_cents);
  for (const [method, path] of [
    ["GET", ""],
    ["POST", "/extend"],
    ["DELETE", ""],
    ["GET", "/credentials"],
    ["GET", "/receipt"],
  ] as const) {
    const answer = await service.call(method, `/demo-sessions/${theirs.id}${path}`, {
      token,
      ...(path === "/extend" && { body: { hours: 1 } }),
    });
    const unknown = await service.call(method, `/demo-sessions/${crypto.randomUUID()}${path}`, {
      token,
      ...(path === "/extend" && { body: { hours: 1 } }),
    });
    expect([answer.status, { ...answer.json, request_id: "" }]).toEqual([404, { ...unknown.json, request_id: "" }]);
  }
});

test("TRAP 8: no secret of a demo is stored or logged, and the token cannot be guessed", async () => {
  const opened = await open();
  const manager = credential(opened, "manager");
  const access = (await service.call("POST", "/workspace/sign-in", { body: manager })).json.access_token;
  await service.call("GET", `/workspace/me?token=${opened.session_token}`, { token: access });
  const secrets = [opened.session_token, access, OPERATOR_KEY, ...opened.credentials.map((it) => it.password)];
  const everything = [
    service.logged.join(),
    await contentsOf(service.superuser),
    await contentsOf(service.demoDatabase.superuser),
  ].join();
  expect(everything).toContain(opened.id);
  expect(opened.session_token).toMatch(/^dmo_[\w-]{43}$/);
  for (const it of secrets) expect(everything).not.toContain(it);
});
