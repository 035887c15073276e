import { connect } from "node:net";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { aService, type TestService } from "../app-under-test.ts";

let service: TestService;
beforeAll(async () => {
  service = await aService();
});
afterAll(() => service.close());

const post = async (payload: string | Buffer, contentType = "application/json") => {
  const answer = await service.app.inject({
    method: "POST",
    url: "/api/v1/demo-sessions",
    payload,
    headers: { "content-type": contentType },
  });
  return { status: answer.statusCode, type: answer.headers["content-type"], body: answer.json() };
};

const BODIES: Array<[what: string, body: string | Buffer, status: number]> = [
  ["an array", "[]", 422],
  ["a number", "1", 422],
  ["text", '"x"', 422],
  ["cut off", '{"duration_hours":', 400],
  ["invalid UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), 422],
  ["empty", "", 400],
  ["a right-to-left override", '{"business_name": "a\\u202eb"}', 422],
  ["10 MB", JSON.stringify({ business_name: "x".repeat(10_000_000) }), 413],
  ["too large", JSON.stringify({ business_name: "x".repeat(1_100_000) }), 413],
  ["100,000 deep", `${"[".repeat(100_000)}${"]".repeat(100_000)}`, 422],
  ["__proto__", '{"__proto__": {"is_admin": true}}', 400],
  ["unknown keys", '{"status": "active"}', 422],
  ...[0, -1, 0.5, 169, 1e308, '"24"', true, null].map((hours): [string, string, number] => [
    `duration_hours ${hours}`,
    `{"duration_hours": ${hours}}`,
    422,
  ]),
  ["a NUL", '{"business_name": "a\\u0000b"}', 422],
  ["half a surrogate pair", '{"business_name": "a\\ud800b"}', 422],
  ["a name that is too long", JSON.stringify({ business_name: "x".repeat(81) }), 422],
  ["a traversal", '{"scenario_name": "../../etc/passwd"}', 422],
  ["a scenario of 10 kB", JSON.stringify({ scenario_name: "x".repeat(10_000) }), 422],
  ["an address that is none", '{"lead_info": {"email": "a@b\\r\\nbcc: c@d"}}', 422],
  ["an empty address", '{"lead_info": {"email": ""}}', 422],
];

test.each(BODIES)("a body that is %s is refused exactly", async (_what, body, status) => {
  const answer = await post(body);
  expect([answer.status, answer.type]).toEqual([status, "application/problem+json"]);
  expect(answer.body).toMatchObject({ status, type: `/problems/${answer.body.code}`, request_id: expect.any(String) });
  if (status === 422 && answer.body.code === "invalid_input") expect(answer.body.errors[0].pointer).toMatch(/^\//);
});

test("nothing, null and an empty body open a demo", async () => {
  for (const body of ["null", "{}"]) expect((await post(body)).status).toBe(201);
  expect((await service.call("POST", "/demo-sessions")).status).toBe(201);
});

test("what only looks dangerous is kept as it is", async () => {
  const lead = (name: string) => JSON.stringify({ lead_info: { name }, duration_hours: 168 });
  for (const name of ['=HYPERLINK("http://x.example")', "<script>alert(1)</script>", "'; drop table demo_sessions; --"])
    expect([name, (await post(lead(name))).status]).toEqual([name, 201]);
  const { rows } = await service.superuser.query("select lead_name from demo_sessions where lead_name like '<script%'");
  expect(rows).toEqual([{ lead_name: "<script>alert(1)</script>" }]);
  expect((await post('{"duration_hours": 1, "duration_hours": 2}')).body.duration_hours).toBe(2);
});

test("an extension of nothing, of too much, or after the end is refused", async () => {
  const { id, session_token: token } = (await service.call("POST", "/demo-sessions")).json;
  const extend = async (hours: unknown) =>
    (await service.call("POST", `/demo-sessions/${id}/extend`, { token, body: { hours } })).status;
  for (const hours of [0, -1, 25, 0.5, "1", null, 1e308]) expect([hours, await extend(hours)]).toEqual([hours, 422]);
  await service.call("DELETE", `/demo-sessions/${id}`, { token });
  expect(await extend(1)).toBe(410);
});

test("what Node itself cannot read is refused in the same form", async () => {
  const url = await service.app.listen({ port: 0, host: "127.0.0.1" });
  const raw = (head: string) =>
    new Promise<string>((resolve, reject) => {
      const socket = connect(Number(new URL(url).port), "127.0.0.1", () => socket.write(`${head}\r\n\r\n`));
      let answer = "";
      socket
        .on("data", (chunk) => (answer += chunk))
        .on("end", () => resolve(answer))
        .on("error", reject);
    });
  const large = await raw(`GET /livez HTTP/1.1\r\nhost: x\r\nx-large: ${"x".repeat(65_536)}`);
  expect(large).toMatch(/^HTTP\/1\.1 431 [\s\S]*application\/problem\+json[\s\S]*"code":"headers_too_large"/);
  expect(await raw("NONSENSE")).toMatch(/^HTTP\/1\.1 400 [\s\S]*"code":"malformed_request"/);
});

test("another content type is refused", async () => {
  expect((await post("a=1", "application/x-www-form-urlencoded")).status).toBe(415);
  expect((await post("<a/>", "text/xml")).status).toBe(415);
});

test("TRAP 9: static paths are not taken for ids, and what cannot be an id is unknown", async () => {
  const token = service.deps.operatorKey;
  for (const path of ["active", "scenarios", "health", "cleanup/status"])
    expect([path, (await service.call("GET", `/demo-sessions/${path}`, { token })).status]).toEqual([path, 200]);
  for (const id of ["1", "nonsense", "00000000-0000-0000-0000-000000000000", "%2e%2e", "x".repeat(190)])
    expect([id, (await service.call("GET", `/demo-sessions/${id}`, { token })).status]).toEqual([id, 404]);
  expect((await service.call("GET", "/api/v2/nothing")).json.code).toBe("not_found");
  expect((await service.call("GET", `/demo-sessions/${"x".repeat(9_000)}`, { token })).status).toBe(404);
  expect((await service.call("GET", "/demo-sessions/%zz", { token })).json.code).toBe("malformed_request");
});

test("bad pages are refused", async () => {
  const token = service.deps.operatorKey;
  for (const query of [
    "limit=0",
    "limit=-1",
    "limit=1000000000",
    "limit=x",
    "cursor=altered",
    `cursor=${Buffer.from('["x","y"]').toString("base64url")}`,
  ])
    expect([query, (await service.call("GET", `/demo-sessions/active?${query}`, { token })).status]).toEqual([
      query,
      422,
    ]);
});

test("a cursor of a year that is none is refused", async () => {
  const key = ["0000-01-01T00:00:00.000Z", "0d6e0f2c-0a8c-4c52-9d15-5b9c1c1d3f00"];
  const cursor = Buffer.from(JSON.stringify(key)).toString("base64url");
  const token = service.deps.operatorKey;
  expect((await service.call("GET", `/demo-sessions/active?cursor=${cursor}`, { token })).status).toBe(422);
});

test("tokens that are none are refused alike, wherever they come", async () => {
  const opened = (await service.call("POST", "/demo-sessions")).json;
  const url = `/demo-sessions/${opened.id}`;
  const bad = [
    "dmo_",
    opened.session_token.slice(0, -1),
    `${opened.session_token}x`,
    `wsp_${"A".repeat(64)}`,
    "wsp_x",
    "key_x",
    "Basic",
    "\u00e9",
  ];
  for (const token of bad) expect([token, (await service.call("GET", url, { token })).status]).toEqual([token, 401]);
  expect(
    (await service.call("GET", `${url}?token=${opened.session_token}&access_token=${opened.session_token}`)).status,
  ).toBe(401);
});

test("each problem has a page, the API a document, and both are complete", async () => {
  expect((await service.app.inject("/problems/demos_full")).body).toContain("All demo slots are in use");
  expect((await service.app.inject("/problems/nothing")).statusCode).toBe(404);
  const document = (await service.app.inject("/openapi.json")).json();
  expect(document.openapi).toMatch(/^3\.1/);
  for (const path of [
    "/api/v1/demo-sessions",
    "/api/v1/demo-sessions/{id}/extend",
    "/api/v1/workspace/sign-in",
    "/readyz",
  ])
    expect(Object.keys(document.paths)).toContain(path);
  for (const [path, methods] of Object.entries<Record<string, { summary?: string; tags?: string[] }>>(document.paths))
    for (const [method, it] of Object.entries(methods))
      expect([path, method, typeof it.summary, it.tags?.length]).toEqual([path, method, "string", 1]);
  for (const [path, methods] of Object.entries<Record<string, { requestBody?: { content: object } }>>(document.paths))
    for (const [method, { requestBody }] of Object.entries(methods))
      if (requestBody)
        expect([path, method, JSON.stringify(requestBody.content)]).toEqual([
          path,
          method,
          expect.stringContaining('"example":'),
        ]);
});

test("a database that is gone is 503 at once, liveness stays, and everything is back with it", async () => {
  const { rows } = await service.superuser.query<{ name: string }>("select current_database() as name");
  const admin = new pg.Client({ connectionString: inject("superuserUrl") });
  await admin.connect();
  const allow = (whether: boolean) => admin.query(`alter database ${rows[0]?.name} with allow_connections ${whether}`);
  await allow(false);
  await admin.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [rows[0]?.name]);
  const created = await service.call("POST", "/demo-sessions");
  const [ready, live] = [await service.app.inject("/readyz"), await service.app.inject("/livez")];
  await allow(true);
  await admin.end();
  expect([created.status, ready.statusCode, live.statusCode]).toEqual([503, 503, 200]);
  expect(created.json.code).toBe("database_unavailable");
  expect((await service.call("POST", "/demo-sessions")).status).toBe(201);
});
