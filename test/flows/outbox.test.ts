import { afterAll, beforeAll, expect, test } from "vitest";
import type { AnnouncedEvent, RoutingKey } from "../../contract/events.ts";
import { forgetPublished, publishOutbox, unparkOutbox } from "../../server/events/outbox.ts";
import { expireOverdue } from "../../server/session/end.ts";
import { teardown } from "../../server/session/teardown.ts";
import { aService, type TestService } from "../app-under-test.ts";

let service: TestService;
let heard: Array<[RoutingKey, AnnouncedEvent]>;
beforeAll(async () => {
  service = await aService();
  heard = [];
  service.deps.bus.listen((routingKey, event) => {
    heard.push([routingKey, event]);
  });
});
afterAll(() => service.close());

const unpublished = async () =>
  (await service.superuser.query("select count(*)::int as n from outbox where published_at is null")).rows[0].n;
const keysOf = (sessionId: string) => heard.filter(([, it]) => it.session_id === sessionId).map(([key]) => key);

test("TRAP 16: every change of a demo is announced in its order, with the documented fields", async () => {
  const body = { duration_hours: 2, lead_info: { email: "ana@pan.example", consent: true }, utm_source: "fair" };
  const { id, session_token: token, demo_tenant_id } = (await service.call("POST", "/demo-sessions", { body })).json;
  await service.call("POST", `/demo-sessions/${id}/extend`, { token, body: { hours: 3 } });
  await service.call("DELETE", `/demo-sessions/${id}`, { token, body: { reason: "done" } });
  await teardown(service.deps, id);
  await publishOutbox(service.deps);
  expect(keysOf(id)).toEqual([
    "demo.session_created",
    "demo.session_extended",
    "demo.session_terminated",
    "demo.session_cleaned",
  ]);
  expect(heard.find(([, it]) => it.session_id === id)?.[1]).toEqual({
    event_type: "demo_session_created",
    event_id: expect.any(String),
    schema_version: 1,
    session_id: id,
    scenario: "corner_shop",
    duration_hours: 2,
    lead_email: "ana@pan.example",
    utm_source: "fair",
    timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
  });
  expect(heard.at(-1)?.[1]).toMatchObject({ tenant_id: demo_tenant_id, total_rows: 5 });
});

test("of whom did not agree that it be kept the address leaves the announcement with the demo", async () => {
  const body = { lead_info: { email: "eva@pan.example" } };
  const { id, session_token: token } = (await service.call("POST", "/demo-sessions", { body })).json;
  const kept = async () =>
    (
      await service.superuser.query(
        "select payload->>'lead_email' as email from outbox where payload->>'session_id' = $1 and routing_key = 'demo.session_created'",
        [id],
      )
    ).rows[0].email;
  expect(await kept()).toBe("eva@pan.example");
  await service.call("DELETE", `/demo-sessions/${id}`, { token });
  await teardown(service.deps, id);
  expect(await kept()).toBeNull();
});

test("an expiry is announced too, and at rest nothing is left to publish", async () => {
  const { id } = (await service.call("POST", "/demo-sessions")).json;
  await service.superuser.query(
    "update demo_sessions set created_at = created_at - interval '2 days', expires_at = clock_timestamp() where id = $1",
    [id],
  );
  await expireOverdue(service.deps);
  await publishOutbox(service.deps);
  expect(keysOf(id)).toEqual(["demo.session_created", "demo.session_expired"]);
  expect(await unpublished()).toBe(0);
});

test("a listener that fails loses nothing: the event comes again, under the same id", async () => {
  const { id } = (await service.call("POST", "/demo-sessions")).json;
  const stop = service.deps.bus.listen(() => {
    throw new Error("not today");
  });
  expect([await publishOutbox(service.deps), await unpublished()]).toEqual([0, 1]);
  stop();
  // Not at once, and at the latest when somebody asks for it.
  expect(await publishOutbox(service.deps)).toBe(0);
  await unparkOutbox(service.deps);
  expect(await publishOutbox(service.deps)).toBe(1);
  const ids = heard.filter(([, it]) => it.session_id === id).map(([, it]) => it.event_id);
  expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
});

test("a demo's events keep their order while one of them waits, and another demo's do not wait for it", async () => {
  const [one, other] = [
    (await service.call("POST", "/demo-sessions")).json,
    (await service.call("POST", "/demo-sessions")).json,
  ];
  const stop = service.deps.bus.listen((_key, event) => {
    if (event.session_id === one.id) throw new Error("not this one");
  });
  await publishOutbox(service.deps);
  stop();
  for (const { id, session_token: token } of [one, other])
    await service.call("DELETE", `/demo-sessions/${id}`, { token });
  await publishOutbox(service.deps);
  expect(keysOf(other.id)).toEqual(["demo.session_created", "demo.session_terminated"]);
  expect(await unpublished()).toBe(2);
  await unparkOutbox(service.deps);
  await publishOutbox(service.deps);
  expect(keysOf(one.id)).toEqual(["demo.session_created", "demo.session_created", "demo.session_terminated"]);
});

test("two replicas publish each event once between them", async () => {
  const before = heard.length;
  for (let n = 0; n < 5; n += 1) await service.call("POST", "/demo-sessions");
  await Promise.all([publishOutbox(service.deps), publishOutbox(service.deps), publishOutbox(service.deps)]);
  expect(heard.length - before).toBe(5);
});

test("published events are forgotten after a week, unpublished ones never", async () => {
  await service.call("POST", "/demo-sessions");
  await service.superuser.query(
    "update outbox set created_at = created_at - interval '30 days', published_at = published_at - interval '8 days'",
  );
  await forgetPublished(service.deps);
  const { rows } = await service.superuser.query("select count(*)::int as n from outbox");
  expect([rows[0].n, await unpublished()]).toEqual([1, 1]);
});
