import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { publishOutbox } from "../../server/events/outbox.ts";
import { openTenant } from "../../server/provision/tenant.ts";
import { teardown } from "../../server/session/teardown.ts";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";

const METRICS_TOKEN = "metrics_for-tests-only-0123456789ab";
let service: TestService;
beforeAll(async () => {
  service = await aService({ METRICS_TOKEN });
});
afterAll(() => service.close());

const scrape = async (token = METRICS_TOKEN) => {
  const answer = await service.app.inject({ url: "/metrics", headers: { authorization: `Bearer ${token}` } });
  const samples = answer.body.split("\n").filter((it) => it.startsWith("demo_"));
  return new Map(samples.map((it) => [it.slice(0, it.lastIndexOf(" ")), Number(it.slice(it.lastIndexOf(" ") + 1))]));
};
const open = async () => (await service.call("POST", "/demo-sessions")).json;

test("TRAP 15: the figures are the database's, and another replica's are the same", async () => {
  const [one, other] = [await open(), await open()];
  const events = ["books", "books", "made up"].map((feature) => ({
    id: randomUUID(),
    event_type: "feature_used",
    event_data: { feature },
    occurred_at: new Date().toISOString(),
  }));
  await service.call("POST", `/demo-sessions/${one.id}/events`, { token: one.session_token, body: { events } });
  await service.superuser.query("update demo_sessions set created_at = created_at - interval '3 hours' where id = $1", [
    other.id,
  ]);
  await service.call("DELETE", `/demo-sessions/${other.id}`, { token: other.session_token });
  const seen = await scrape();
  expect(Object.fromEntries(seen)).toMatchObject({
    'demo_sessions_created_total{scenario="corner_shop"}': 2,
    demo_sessions_active: 1,
    'demo_session_duration_hours_bucket{scenario="corner_shop",le="2"}': 0,
    'demo_session_duration_hours_bucket{scenario="corner_shop",le="4"}': 1,
    'demo_session_duration_hours_bucket{scenario="corner_shop",le="+Inf"}': 1,
    'demo_session_duration_hours_count{scenario="corner_shop"}': 1,
    'demo_feature_usage_total{feature_name="books"}': 2,
    'demo_feature_usage_total{feature_name="other"}': 1,
    demo_orphan_tenants: 0,
    demo_outbox_unpublished: 3,
    'demo_provision_seconds_count{scenario="corner_shop"}': 2,
    'demo_dependency_up{dependency="database"}': 1,
    'demo_dependency_up{dependency="demo_database"}': 1,
  });
  expect(seen.get("demo_cleanup_lag_seconds")).toBeGreaterThan(0);
  await teardown(service.deps, other.id);
  await publishOutbox(service.deps);
  const rested = await scrape();
  expect([rested.get("demo_outbox_unpublished"), rested.get("demo_cleanup_lag_seconds")]).toEqual([0, 0]);
});

test("an orphan is seen before the reconciler takes it away", async () => {
  const { rows } = await service.demoDatabase.superuser.query("select id from overlay.datasets limit 1");
  const orphan = { id: randomUUID(), name: "x", locale: "es", clockAt: new Date() };
  await openTenant(service.deps, { id: rows[0].id, accounts: [] }, orphan);
  await service.demoDatabase.superuser.query(
    "update overlay.tenants set created_at = created_at - interval '1 minute' where id = $1",
    [orphan.id],
  );
  expect((await scrape()).get("demo_orphan_tenants")).toBe(1);
});

test("what cannot be read is absent, and the rest is shown", async () => {
  await service.superuser.query("revoke select on outbox from session_service");
  const seen = await scrape();
  await service.superuser.query("grant select on outbox to session_service");
  expect([seen.has("demo_outbox_unpublished"), seen.has("demo_sessions_active")]).toEqual([false, true]);
});

test("the metrics' key reads metrics and health and nothing else; without any key only this machine may", async () => {
  const get = async (url: string, headers: Record<string, string> = {}, remoteAddress = "127.0.0.1") =>
    (await service.app.inject({ url, headers, remoteAddress })).statusCode;
  const scraper = { authorization: `Bearer ${METRICS_TOKEN}` };
  expect(await get("/metrics", scraper)).toBe(200);
  expect(await get("/api/v1/demo-sessions/health", scraper)).toBe(200);
  for (const path of ["active", "scenarios", "analytics/dashboard", randomUUID()])
    expect([path, await get(`/api/v1/demo-sessions/${path}`, scraper)]).toEqual([path, 403]);
  expect(await get("/metrics")).toBe(401);
  expect(await get("/metrics", { authorization: `Bearer ${OPERATOR_KEY}` })).toBe(200);
  expect(await get("/metrics", { authorization: `Bearer ${(await open()).session_token}` })).toBe(403);
  const keyless = await aService();
  try {
    const ask = async (headers: Record<string, string>, remoteAddress: string) =>
      (await keyless.app.inject({ url: "/metrics", headers, remoteAddress })).statusCode;
    expect(await ask({}, "127.0.0.1")).toBe(200);
    expect(await ask({}, "::ffff:127.0.0.1")).toBe(200);
    expect(await ask({ "x-forwarded-for": "203.0.113.1" }, "127.0.0.1")).toBe(401);
    expect(await ask({}, "203.0.113.1")).toBe(401);
  } finally {
    await keyless.close();
  }
});
