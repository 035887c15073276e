import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { bakery as domain } from "../../server/bakery/bakery.ts";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";

/* The making of a bakery of one's own: who waits for it, who hears of it, and who has left. */

let service: TestService;
beforeAll(async () => {
  service = await aService({}, domain);
});
afterAll(() => service.close());

const create = (body: object) => service.call("POST", "/demo-sessions/scenarios/custom/create", { body });

test("whoever accepts events is told how far it has come, and then what the plain answer says", async () => {
  const answer = await service.app.inject({
    method: "POST",
    url: "/api/v1/demo-sessions/scenarios/custom/create",
    headers: { accept: "text/event-stream" },
    payload: { configuration: { tickets_per_day: 31 } },
  });
  expect(answer.headers["content-type"]).toContain("text/event-stream");
  const events = [...answer.body.matchAll(/event: (\w+)\ndata: (.*)\n/g)].map((it) => [it[1], JSON.parse(it[2] ?? "")]);
  expect(events.slice(0, -1).every(([name]) => name === "step")).toBe(true);
  expect(events.filter(([, it]) => it.step === "simulating").length).toBeGreaterThan(5);
  expect(events.at(-1)).toEqual(["opened", expect.objectContaining({ status: "active", scenario_name: "custom" })]);
}, 60_000);

test("whoever leaves while it is made leaves no demo behind", async () => {
  const address = await service.app.listen({ port: 0, host: "127.0.0.1" });
  const { began } = (await service.superuser.query("select clock_timestamp() as began")).rows[0];
  const leaving = new AbortController();
  const body = { configuration: { tickets_per_day: 34 } };
  const stream = await fetch(`${address}/api/v1/demo-sessions/scenarios/custom/create`, {
    method: "POST",
    headers: { accept: "text/event-stream", "content-type": "application/json" },
    body: JSON.stringify(body),
    signal: leaving.signal,
  });
  await stream.body?.getReader().read();
  leaving.abort();
  // Staff wait behind whatever is being made.
  const staff = { token: OPERATOR_KEY, body };
  const { json } = await service.call("POST", "/demo-sessions/scenarios/custom/create", staff);
  const later = await service.superuser.query("select id from demo_sessions where created_at > $1", [began]);
  expect(later.rows).toEqual([{ id: json.id }]);
}, 60_000);

test("one is made from a place at a time", async () => {
  const [one, other] = await Promise.all([
    create({ configuration: { tickets_per_day: 32 } }),
    delay(20).then(() => create({ configuration: { tickets_per_day: 33 } })),
  ]);
  expect([one.status, other.status].sort()).toEqual([201, 429]);
  expect([one.json.code, other.json.code]).toContain("already_making");
}, 60_000);
