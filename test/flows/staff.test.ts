import { afterAll, beforeAll, expect, test } from "vitest";
import { welcomeFirstOperator } from "../../server/staff/first-operator.ts";
import { aService, OPERATOR_KEY, PUBLIC_URL, type TestService } from "../app-under-test.ts";
import { aPerson } from "../staff.ts";

let service: TestService;
beforeAll(async () => {
  service = await aService();
});
afterAll(() => service.close());

const PASSWORD = "una frase que nadie adivina";
const OWN_PAGE = { origin: PUBLIC_URL };
const cookieOf = (headers: Readonly<Record<string, unknown>>): string =>
  String(headers["set-cookie"]).split(";")[0] ?? "";
const codeOf = (url: string): string => new URL(url).hash.replace("#entrar=", "");
const post = (url: string, body: object, headers: Record<string, string> = OWN_PAGE) =>
  service.call("POST", url as "/staff/sign-in", { body, headers });
const whoIs = (cookie: string) => service.call("GET", "/staff/me", { headers: { cookie } });
const logIn = (email: string, password = PASSWORD) => post("/staff/sign-in", { email, password });

test("the link that a start prints makes the first operator, once, and none is printed any more", async () => {
  const other = await aService();
  const call = (url: string, body: object) => other.call("POST", url as "/staff/sign-in", { body, headers: OWN_PAGE });
  const code = await welcomeFirstOperator(other.deps, true);
  expect((await call("/staff/sign-in-links/read", { code: "in_unknown" })).json.code).toBe("sign_in_link_not_valid");
  expect((await call("/staff/sign-in-links/read", { code: code ?? "" })).json).toEqual({
    is_first: true,
    name: null,
    email: null,
  });
  const nameless = await call("/staff/sign-in-links/redeem", { code: code ?? "", password: PASSWORD });
  expect([nameless.status, nameless.json]).toMatchObject([
    422,
    { errors: [{ pointer: "/name" }, { pointer: "/email" }] },
  ]);
  const whole = { code: code ?? "", password: PASSWORD, name: "Olga", email: "olga@sales.test" };
  const both = await Promise.all([
    call("/staff/sign-in-links/redeem", whole),
    call("/staff/sign-in-links/redeem", whole),
  ]);
  expect(both.map((it) => it.status).toSorted()).toEqual([200, 410]);
  expect(both.find((it) => it.status === 200)?.json.role).toBe("operator");
  expect(await welcomeFirstOperator(other.deps, true)).toBeUndefined();
  await other.close();
});

test("the configured operator is made where there is none, and comes in by the configured password", async () => {
  const other = await aService({ ADMIN_EMAIL: "admin@sales.test", ADMIN_PASSWORD: PASSWORD });
  await welcomeFirstOperator(other.deps, true);
  await welcomeFirstOperator(other.deps, true);
  const signIn = (password: string) =>
    other.call("POST", "/staff/sign-in", { body: { email: "ADMIN@sales.test", password } });
  expect([(await signIn(PASSWORD)).status, (await signIn("another one")).status]).toEqual([200, 401]);
  expect((await other.superuser.query("select count(*)::int as n from staff_accounts")).rows[0].n).toBe(1);
  await other.close();
});

test("a rep comes in by the link they were given, signs out, and in again by their password", async () => {
  const added = await service.call("POST", "/staff/people", {
    token: OPERATOR_KEY,
    body: { email: "marta@sales.test", name: "Marta Ruiz", role: "rep", phone: "+34600123456" },
  });
  const { url } = added.json.sign_in_link;
  expect(url.startsWith(`${PUBLIC_URL}/ventas#entrar=in_`)).toBe(true);
  expect((await logIn("marta@sales.test")).status).toBe(401);
  expect((await post("/staff/sign-in-links/redeem", { code: codeOf(url), password: "short" })).status).toBe(422);
  const first = await post("/staff/sign-in-links/redeem", { code: codeOf(url), password: PASSWORD });
  const header = String(first.headers["set-cookie"]);
  for (const it of ["HttpOnly", "SameSite=Strict", "Path=/"]) expect(header).toContain(it);
  const cookie = cookieOf(first.headers);
  expect((await whoIs(cookie)).json).toMatchObject({
    name: "Marta Ruiz",
    role: "rep",
    phone: "+34600123456",
    has_password: true,
  });
  expect((await post("/staff/sign-out", {}, { ...OWN_PAGE, cookie })).status).toBe(200);
  expect((await whoIs(cookie)).status).toBe(401);
  expect((await logIn("Marta@Sales.test")).json.name).toBe("Marta Ruiz");
  const hashes = await service.superuser.query("select password_hash from staff_accounts where email like 'marta%'");
  expect(hashes.rows[0].password_hash).toMatch(/^\$argon2id\$/);
});

test("another site's page signs nobody in and does nothing with the cookie", async () => {
  const { token } = await aPerson(service, "operator", "nora");
  const cookie = `staff_session=${token}`;
  const from = (origin: string) => ({ cookie, origin, "sec-fetch-site": "cross-site" });
  expect((await post("/staff/keys", { name: "x", scopes: ["leads:read"] }, from("http://evil.test"))).json.code).toBe(
    "wrong_origin",
  );
  expect((await post("/staff/sign-in", { email: "a@b.test", password: "x" }, from("http://evil.test"))).json.code).toBe(
    "wrong_origin",
  );
  expect((await post("/staff/keys", { name: "x", scopes: ["leads:read"] }, { cookie, ...OWN_PAGE })).status).toBe(201);
});

test("the cookie of a demo and that of the team do not get in each other's way", async () => {
  const { token } = await aPerson(service, "rep", "rosa");
  const { id, session_token } = (await service.call("POST", "/demo-sessions")).json;
  const cookie = `staff_session=${token}; demo_session_${id}=${session_token}`;
  const read = async (headers: Record<string, string>) =>
    (await service.call("GET", `/demo-sessions/${id}/changes`, { headers: { cookie, ...headers } })).status;
  // In the demo one is its prospect, on the sales side one is not.
  expect([await read({}), await read({ "on-behalf-of": "staff" })]).toEqual([200, 403]);
  const me = await service.call("GET", "/workspace/me", { headers: { cookie, "demo-session": id } });
  expect(me.json.session_id).toBe(id);
});

test("passwords are not tried without end, and the right one still counts afterwards", async () => {
  await aPerson(service, "rep", "luis");
  const tries = [];
  for (let n = 0; n < 11; n += 1) tries.push((await logIn("luis@sales.test", "wrong password")).status);
  expect(tries).toEqual([...Array(10).fill(401), 429]);
  expect(service.logged.join("")).not.toContain("wrong password");
  // Who guesses elsewhere shuts nobody out here.
  const elsewhere = await service.app.inject({
    method: "POST",
    url: "/api/v1/staff/sign-in",
    remoteAddress: "10.9.8.7",
    payload: { email: "luis@sales.test", password: "wrong password" },
  });
  expect(elsewhere.statusCode).toBe(401);
});

test("whoever is let in no more is out at once, whoever changes their password is out elsewhere", async () => {
  const { id, token } = await aPerson(service, "manager", "ines");
  const cookie = `staff_session=${token}`;
  const made = await service.call("POST", `/staff/people/${id}/sign-in-links`, { token: OPERATOR_KEY });
  const second = await post("/staff/sign-in-links/redeem", { code: codeOf(made.json.url), password: PASSWORD });
  expect((await whoIs(cookie)).status).toBe(401);
  const [here, there] = [cookieOf(second.headers), cookieOf((await logIn("ines@sales.test")).headers)];
  const change = (body: object) => service.call("PATCH", "/staff/me", { body, headers: { cookie: here, ...OWN_PAGE } });
  expect((await change({ password: "otra frase larga" })).status).toBe(401);
  expect((await change({ password: "otra frase larga", current_password: PASSWORD })).status).toBe(200);
  expect([(await whoIs(here)).status, (await whoIs(there)).status]).toEqual([200, 401]);
  const sessions = await service.call("GET", "/staff/sessions", { headers: { cookie: here } });
  expect(sessions.json.items.map((it) => it.is_this)).toEqual([true]);
  await service.call("PATCH", `/staff/people/${id}`, { token: OPERATOR_KEY, body: { is_active: false } });
  expect([(await whoIs(here)).status, (await logIn("ines@sales.test", "otra frase larga")).status]).toEqual([401, 401]);
});

test("of two operators who demote each other at once one stays", async () => {
  const other = await aService();
  const [one, two] = [await aPerson(other, "operator", "one"), await aPerson(other, "operator", "two")];
  const demote = (by: { token: string }, whom: { id: string }) =>
    other.call("PATCH", `/staff/people/${whom.id}`, { token: by.token, body: { role: "rep" } });
  const statuses = (await Promise.all([demote(one, two), demote(two, one)])).map((it) => it.status).toSorted();
  expect([
    [200, 401],
    [200, 403],
    [200, 409],
  ]).toContainEqual(statuses);
  const left = await other.superuser.query(
    "select count(*)::int as n from staff_accounts where role = 'operator' and is_active",
  );
  expect(left.rows[0].n).toBe(1);
  await other.close();
});

test("a key is for what it says, is shown once, and one that takes its place overlaps for as long as is said", async () => {
  const made = await service.call("POST", "/staff/keys", {
    token: OPERATOR_KEY,
    body: { name: "Altas", scopes: ["sessions:read"] },
  });
  const { id } = (await service.call("POST", "/demo-sessions")).json;
  const read = async (key: string) => (await service.call("GET", `/demo-sessions/${id}`, { token: key })).status;
  expect(await read(made.json.key)).toBe(200);
  expect((await service.call("DELETE", `/demo-sessions/${id}`, { token: made.json.key })).status).toBe(403);
  const listed = await service.call("GET", "/staff/keys", { token: OPERATOR_KEY });
  expect(JSON.stringify(listed.json)).not.toContain(made.json.key);
  expect(listed.json.items.find((it) => it.id === made.json.id)).toMatchObject({
    hint: made.json.key.slice(-4),
    last_used_at: expect.any(String),
  });
  const rotate = (key: { id: string }, overlap_hours: number) =>
    service.call("POST", `/staff/keys/${key.id}/rotate`, { token: OPERATOR_KEY, body: { overlap_hours } });
  const next = await rotate(made.json, 1);
  expect([await read(made.json.key), await read(next.json.key)]).toEqual([200, 200]);
  // What has a successor gets no second one.
  expect((await rotate(made.json, 168)).status).toBe(404);
  const last = await rotate(next.json, 0);
  expect([await read(next.json.key), await read(last.json.key)]).toEqual([401, 200]);
  await service.call("DELETE", `/staff/keys/${last.json.id}`, { token: OPERATOR_KEY });
  expect(await read(last.json.key)).toBe(401);
  for (const scopes of [[], ["everything"], ["leads:read", "leads:read"]])
    expect(
      (await service.call("POST", "/staff/keys", { token: OPERATOR_KEY, body: { name: "x", scopes } })).status,
    ).toBe(422);
});
