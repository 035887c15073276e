import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anAddress } from "../addresses.ts";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";

/* Whose page asks, and which of a browser's demos it means. */

type Headers = Record<string, string>;
const LISTED = "https://www.listed.example";

let service: TestService;
beforeAll(async () => {
  const limits = { MAX_DEMOS_PER_BROWSER: "3", MAX_DEMOS_PER_IP: "1000", DEMO_CREATE_LIMIT: "1000" };
  service = await aService({
    PUBLIC_URL: "",
    ALLOWED_ORIGINS: `${LISTED},http://listed-itself.example`,
    TRUST_PROXY: "127.0.0.1,10.0.0.0/8",
    ...limits,
  });
});
afterAll(() => service.close());

const create = (headers: Headers) =>
  service.call("POST", "/demo-sessions", { headers: { ...anAddress(), ...headers } });
const cookieOf = (answer: { headers: Readonly<Record<string, unknown>> }): string =>
  String(answer.headers["set-cookie"]).split(";")[0] ?? "";
const isSet = (answer: { headers: Readonly<Record<string, unknown>> }) => answer.headers["set-cookie"] !== undefined;
const sessions = async () =>
  Number((await service.superuser.query("select count(*) from demo_sessions")).rows[0].count);

describe("the page's own origin", () => {
  test.each([
    ["loopback", { host: "127.0.0.1:8019", origin: "http://127.0.0.1:8019" }, "http://127.0.0.1:8019"],
    [
      "a phone in the same network",
      { host: "192.168.1.20:8019", origin: "http://192.168.1.20:8019" },
      "http://192.168.1.20:8019",
    ],
    [
      "behind a trusted proxy that says where it is asked",
      {
        host: "10.0.0.7",
        "x-forwarded-host": "demo.example",
        "x-forwarded-proto": "https",
        origin: "https://demo.example",
      },
      "https://demo.example",
    ],
    [
      "where it lists itself",
      { host: "listed-itself.example", origin: "http://listed-itself.example" },
      "http://listed-itself.example",
    ],
    [
      "as the browser says",
      { host: "inner", origin: "https://demo.example", "sec-fetch-site": "same-origin" },
      "http://inner",
    ],
  ] as Array<[string, Headers, string]>)("%s: the demo can be entered", async (_where, headers, base) => {
    const opened = await create(headers);
    expect([opened.status, isSet(opened)]).toEqual([201, true]);
    expect(opened.json.workspace_url).toBe(`${base}/w/${opened.json.id}`);
    expect(String(opened.headers["set-cookie"]).includes("; Secure")).toBe(headers["origin"]?.startsWith("https:"));
    const own = { cookie: cookieOf(opened), "demo-session": opened.json.id, ...headers };
    expect((await service.call("GET", "/workspace/me", { headers: own })).status).toBe(200);
    const extended = await service.call("POST", `/demo-sessions/${opened.json.id}/extend`, {
      headers: own,
      body: { hours: 1 },
    });
    expect(extended.status).toBe(200);
  });

  test.each([
    ["another site", { host: "demo.example", origin: "https://elsewhere.example" }],
    ["another port", { host: "localhost:8019", origin: "http://localhost:3000" }],
    [
      "another site, whose browser says so",
      { host: "demo.example", origin: "http://demo.example", "sec-fetch-site": "cross-site" },
    ],
    ["a hidden one", { host: "demo.example", origin: "null" }],
    ["a browser that hides it", { host: "demo.example", "sec-fetch-site": "cross-site" }],
  ] as Array<[string, Headers]>)("%s is refused before anything is taken", async (_who, headers) => {
    const from = { ...anAddress(), ...headers };
    const before = await sessions();
    for (const url of ["/demo-sessions", "/demo-sessions/scenarios/corner_shop/create", "/workspace/sign-in"]) {
      const refused = await service.call("POST", url, { headers: from });
      expect([url, refused.status, refused.json.code, refused.headers["ratelimit"]]).toEqual([
        url,
        403,
        "wrong_origin",
        undefined,
      ]);
    }
    expect(await sessions()).toBe(before);
  });

  test("what a proxy that is not trusted says counts for nothing", async () => {
    const distrustful = await aService({ PUBLIC_URL: "" });
    try {
      const headers = { host: "inner", "x-forwarded-host": "demo.example", origin: "https://demo.example" };
      expect((await distrustful.call("POST", "/demo-sessions", { headers })).status).toBe(403);
    } finally {
      await distrustful.close();
    }
  });
});

describe("a listed site", () => {
  const preflight = (origin: string) =>
    service.app.inject({
      method: "OPTIONS",
      url: "/api/v1/demo-sessions",
      headers: { origin, "access-control-request-method": "POST", "access-control-request-headers": "content-type" },
    });

  test("may open demos from its pages, without a cookie", async () => {
    const asked = await preflight(LISTED);
    expect(asked.statusCode).toBe(204);
    expect(asked.headers).toMatchObject({ "access-control-allow-origin": LISTED });
    expect(asked.headers["access-control-allow-methods"]).toContain("POST");
    const opened = await create({ host: "demo.example", origin: LISTED, "sec-fetch-site": "cross-site" });
    expect([opened.status, isSet(opened)]).toEqual([201, false]);
    expect(opened.headers["access-control-allow-origin"]).toBe(LISTED);
    expect(opened.headers["access-control-allow-credentials"]).toBeUndefined();
  });

  test("may send its visitors by a form, and nobody else may", async () => {
    const send = (origin: string) =>
      service.app.inject({
        method: "POST",
        url: "/start",
        headers: { host: "demo.example", origin, "content-type": "application/x-www-form-urlencoded" },
        payload: "locale=es",
      });
    expect((await send(LISTED)).statusCode).toBe(200);
    expect((await send("https://elsewhere.example")).statusCode).toBe(403);
  });

  test("is not another one", async () => {
    expect((await preflight("https://elsewhere.example")).headers["access-control-allow-origin"]).toBeUndefined();
  });
});

describe("a browser with several demos", () => {
  const OWN = { host: "demo.example", origin: "http://demo.example" };
  const open = async (cookies: readonly string[]) => {
    const opened = await create({ ...OWN, cookie: cookies.join("; ") });
    return { ...opened, cookie: cookieOf(opened) };
  };
  const me = (demo: string, cookie: string) =>
    service.call("GET", "/workspace/me", { headers: { cookie, "demo-session": demo } });

  test("each page stays with its own, and another's is none of its", async () => {
    const first = await open([]);
    const second = await open([first.cookie]);
    const stranger = await open([]);
    const jar = `${first.cookie}; ${second.cookie}`;
    for (const demo of [first, second]) expect((await me(demo.json.id, jar)).json.session_id).toBe(demo.json.id);
    expect((await me(stranger.json.id, jar)).status).toBe(401);
    expect((await me("nonsense", jar)).status).toBe(401);
    const swapped = `demo_session_${second.json.id}=${first.json.session_token}`;
    expect((await me(second.json.id, swapped)).status).toBe(404);
    const byToken = await service.call("GET", "/workspace/me", {
      token: first.json.session_token,
      headers: { "demo-session": second.json.id },
    });
    expect([byToken.status, byToken.json.code]).toEqual([404, "not_found"]);
  });

  test("has so many at most, and is told when one ends; another browser beside it may open its own", async () => {
    const jar: string[] = [];
    const ends: string[] = [];
    for (let n = 0; n < 3; n += 1) {
      const opened = await open(jar);
      jar.push(opened.cookie);
      ends.push(opened.json.expires_at);
    }
    const refused = await open(jar);
    expect([refused.status, refused.json.code]).toEqual([429, "too_many_demos_of_yours"]);
    expect(refused.json).toMatchObject({ next_slot_at: ends[0] });
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(23 * 3_600);
    expect((await open([])).status).toBe(201);
    const id = jar[0]?.split("=")[0]?.slice("demo_session_".length) ?? "";
    await service.call("DELETE", `/demo-sessions/${id}`, { token: OPERATOR_KEY });
    const again = await Promise.all([open(jar), open(jar), open(jar)]);
    expect(again.map((it) => it.status).sort()).toEqual([201, 201, 201]);
  });

  test("lists them, newest first, with the time that is left; a cookie of another service stays", async () => {
    const [first, second] = [await open([]), await open([])];
    const another = `demo_session_${crypto.randomUUID()}=dmo_of_another_port`;
    const mine = (cookie: string) => service.call("GET", "/demo-sessions/mine", { headers: { cookie } });
    const listed = await mine(`${first.cookie}; ${second.cookie}; ${another}`);
    expect(listed.json.items.map((it) => it.id)).toEqual([second.json.id, first.json.id]);
    expect(listed.json.items[0]?.remaining_seconds).toBeGreaterThan(86_390);
    expect(listed.json.items[0]?.business_name).toBe("Librería Sol");
    expect(listed.headers["set-cookie"]).toBeUndefined();
    await service.call("DELETE", `/demo-sessions/${first.json.id}`, { token: OPERATOR_KEY });
    expect((await mine(`${first.cookie}; ${second.cookie}`)).json.items.map((it) => it.id)).toEqual([second.json.id]);
    expect((await mine("")).json.items).toEqual([]);
  });
});
