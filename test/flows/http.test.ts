import { afterAll, beforeAll, expect, test } from "vitest";
import { aService, type TestService } from "../app-under-test.ts";

/* What HTTP itself says of an answer. */

let service: TestService;
let opened: { id: string; session_token: string };
beforeAll(async () => {
  service = await aService();
  opened = (await service.call("POST", "/demo-sessions")).json;
});
afterAll(() => service.close());

const inject = (method: string, url: string, headers: Record<string, string> = {}, payload?: object) =>
  service.app.inject({
    method: method as "GET",
    url: `/api/v1${url}`,
    headers: { authorization: `Bearer ${opened.session_token}`, ...headers },
    ...(payload && { payload }),
  });

test("a method that an address does not know is told which it does", async () => {
  const wrong = await inject("PUT", `/demo-sessions/${opened.id}`);
  expect([wrong.statusCode, wrong.json().code, wrong.headers["allow"]]).toEqual([
    405,
    "method_not_allowed",
    "DELETE, GET, HEAD",
  ]);
  expect((await inject("PUT", "/nowhere")).statusCode).toBe(404);
});

test("what holds a secret is kept nowhere, what else is a demo's only by whoever asked", async () => {
  const created = await service.call("POST", "/demo-sessions");
  expect(created.headers["cache-control"]).toBe("no-store");
  expect((await inject("GET", `/demo-sessions/${opened.id}/credentials`)).headers["cache-control"]).toBe("no-store");
  expect((await inject("GET", "/workspace/books")).headers["cache-control"]).toBe("private, no-cache");
});

test("a long list comes compressed to whoever takes that, a secret never", async () => {
  const list = await inject("GET", "/demo-sessions/scenarios", { "accept-encoding": "br, gzip" });
  const long = await service.app.inject({ url: "/openapi.json", headers: { "accept-encoding": "br" } });
  expect([list.headers["content-encoding"], long.headers["content-encoding"]]).toEqual([undefined, "br"]);
  expect(long.rawPayload.length).toBeLessThan(60_000);
  const secret = await inject("POST", "/demo-sessions", { "accept-encoding": "br, gzip" }, {});
  expect(secret.headers["content-encoding"]).toBeUndefined();
});

test("a body of another kind is refused as that; a key that is not known points to itself", async () => {
  const xml = await service.app.inject({
    method: "POST",
    url: "/api/v1/demo-sessions",
    headers: { "content-type": "application/xml" },
    payload: "<a/>",
  });
  expect([xml.statusCode, xml.json().code]).toEqual([415, "wrong_content_type"]);
  const { json } = await service.call("POST", "/demo-sessions", { body: { sceanrio: "x", "a/b": 1 } });
  expect(json.errors.map((it) => it.pointer).sort()).toEqual(["/a~1b", "/sceanrio"]);
});

test("ended twice it answers the same", async () => {
  const { json } = await service.call("POST", "/demo-sessions");
  const end = () => service.call("DELETE", `/demo-sessions/${json.id}`, { token: json.session_token });
  const [first, second] = [await end(), await end()];
  expect([first.status, second.status]).toEqual([200, 200]);
  expect({ ...second.json, cleaned_at: null }).toEqual({ ...first.json, cleaned_at: null });
});
