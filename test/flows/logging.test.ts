import { afterAll, beforeAll, expect, test } from "vitest";
import { expireOverdue } from "../../server/session/end.ts";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";

let service: TestService;
beforeAll(async () => {
  service = await aService();
});
afterAll(() => service.close());

const lines = () => service.logged.map((it) => JSON.parse(it) as Record<string, unknown>);
const open = async () => (await service.call("POST", "/demo-sessions")).json;

test("each opening, extension and end is one line, with a level in words", async () => {
  const [one, other] = [await open(), await open()];
  await service.call("POST", `/demo-sessions/${one.id}/extend`, { token: one.session_token, body: { hours: 2 } });
  await service.call("DELETE", `/demo-sessions/${one.id}`, { token: one.session_token });
  await service.superuser.query(
    "update demo_sessions set created_at = now() - interval '2 hours', expires_at = now() - interval '1 second' where id = $1",
    [other.id],
  );
  await expireOverdue(service.deps);
  const about = (id: string) =>
    lines().filter((it) => it["session_id"] === id && String(it["msg"]).startsWith("demo "));
  expect(about(one.id).map((it) => [it["level"], it["msg"]])).toEqual([
    ["info", "demo opened"],
    ["info", "demo extended"],
    ["info", "demo terminated"],
  ]);
  expect(about(other.id).map((it) => it["msg"])).toEqual(["demo opened", "demo expired"]);
});

test("the caller's own id and trace are taken over where they can be, and come back", async () => {
  const trace = "4bf92f3577b34da6a3ce929d0e0e4736";
  const headers = { "x-request-id": "gateway-0123456789", traceparent: `00-${trace}-00f067aa0ba902b7-01` };
  const answer = await service.call("GET", "/demo-sessions/scenarios", { headers });
  expect(answer.headers["x-request-id"]).toBe("gateway-0123456789");
  expect(lines().at(-1)).toMatchObject({ request_id: "gateway-0123456789", trace_id: trace, msg: "request" });
  for (const wrong of ["short", 'x"} injected {"a":"', "x".repeat(200)]) {
    const other = await service.call("GET", "/demo-sessions/scenarios", { headers: { "x-request-id": wrong } });
    expect(other.headers["x-request-id"]).toMatch(/^[0-9a-f-]{36}$/);
  }
});

test("requests, refusals, connections and jobs are measured", async () => {
  await service.call("POST", "/demo-sessions", { body: { scenario_name: "none" } });
  const { body } = await service.app.inject({ url: "/metrics", headers: { authorization: `Bearer ${OPERATOR_KEY}` } });
  for (const sample of [
    /^http_request_duration_seconds_count\{method="POST",route="\/api\/v1\/demo-sessions",status="201"\} \d+$/m,
    /^demo_refusals_total\{code="unknown_scenario"\} 1$/m,
    /^demo_database_connections\{pool="main",state="open"\} [1-9]/m,
    /^demo_jobs\{queue="teardown",state="created"\} \d+$/m,
  ])
    expect(body).toMatch(sample);
});
