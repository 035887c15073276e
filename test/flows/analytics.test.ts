import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { rollUpMetrics } from "../../server/analytics/roll-up.ts";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";

let service: TestService;
beforeAll(async () => {
  service = await aService();
});
afterAll(() => service.close());

const open = async (body: object = {}) => (await service.call("POST", "/demo-sessions", { body })).json;
const ask = async (page: string, query = "") =>
  (await service.call("GET", `/demo-sessions/analytics/${page}?${query}`, { token: OPERATOR_KEY })).json;
const named = (figures: Array<{ name: string }>) => Object.fromEntries(figures.map((it) => [it.name, it]));

test("with no demo there are no figures, not figures of zero", async () => {
  for (const page of ["dashboard", "usage", "conversion"])
    expect(await ask(page)).toMatchObject({ figures: [], by_scenario: [] });
});

test("the three pages count what happened, with their intervals, in one shape", async () => {
  const demos = [];
  for (let n = 0; n < 5; n += 1)
    demos.push(await open(n < 2 ? { utm_source: "fair", lead_info: { email: "a@b.example" } } : {}));
  const [used] = demos;
  await service.call("GET", "/workspace/me", { token: used.session_token });
  const events = ["page_view", "page_view", "feature_used"].map((event_type) => ({
    id: randomUUID(),
    event_type,
    event_data: { feature: "books" },
    occurred_at: new Date().toISOString(),
  }));
  await service.call("POST", `/demo-sessions/${used.id}/events`, { token: used.session_token, body: { events } });
  await service.call("POST", `/demo-sessions/${used.id}/extend`, { token: used.session_token, body: { hours: 1 } });
  const dashboard = await ask("dashboard");
  const figures = named(dashboard.figures);
  expect(figures).toMatchObject({
    sessions_created: { n: 5, value: 5, low: null, high: null },
    entered: { n: 5, value: 0.2, low: expect.closeTo(0.0362, 4), high: expect.closeTo(0.6245, 4) },
    extended: { n: 5, value: 0.2 },
    page_views: { n: 5, value: 0.4 },
  });
  expect(figures).not.toHaveProperty("duration_minutes");
  expect(dashboard.by_scenario).toEqual([{ scenario_name: "corner_shop", figures: dashboard.figures }]);
  expect(named((await ask("usage")).figures)).toMatchObject({
    feature_books: { value: 0.2 },
    feature_sales: { value: 0 },
  });
  const conversion = named((await ask("conversion")).figures);
  expect(conversion).toMatchObject({ left_an_address: { n: 5, value: 0.4 } });
  expect(Object.keys(conversion)).toEqual(["sessions_created", "left_an_address", "signed_up", "on_trial", "paid"]);
  expect(named((await ask("dashboard", "source=fair")).figures)).toMatchObject({ sessions_created: { value: 2 } });
  expect((await ask("dashboard", "scenario=none")).figures).toEqual([]);
});

test("a period is local days, compared with the one before; a senseless one is refused", async () => {
  const { period } = await ask("dashboard");
  expect(Date.parse(period.to) - Date.parse(period.from)).toBe(29 * 86_400_000);
  await service.superuser.query(
    "update demo_sessions set created_at = (current_date - 40)::timestamp, expires_at = current_date - 39, status = 'expired', terminated_at = current_date - 39 where id = (select id from demo_sessions limit 1)",
  );
  const compared = await ask("dashboard", "compare=previous");
  expect(named(compared.figures)["sessions_created"]).toMatchObject({ value: 4 });
  expect(named(compared.previous.figures)["sessions_created"]).toMatchObject({ value: 1 });
  for (const query of ["from=2026-02-02&to=2026-02-01", "from=2020-01-01&to=2026-01-01", "from=x", "compare=next"])
    expect([query, (await ask("dashboard", query)).status]).toEqual([query, 422]);
  const { session_token: token } = await open();
  expect((await service.call("GET", "/demo-sessions/analytics/dashboard", { token })).status).toBe(403);
  expect((await service.call("GET", "/demo-sessions/analytics/dashboard")).status).toBe(401);
});

const metricsOf = async (name: string | null) =>
  (
    await service.superuser.query(
      "select * from demo_session_metrics where scenario_name is not distinct from $1 order by metric_date desc",
      [name],
    )
  ).rows;

test("TRAP 12: the day's figures are rolled up once however often that runs, and late events correct them", async () => {
  await service.superuser.query("delete from demo_sessions");
  const [ended, expired] = [await open(), await open()];
  await service.call("GET", "/workspace/me", { token: expired.session_token });
  await service.call("DELETE", `/demo-sessions/${ended.id}`, { token: ended.session_token });
  await Promise.all([rollUpMetrics(service.deps), rollUpMetrics(service.deps)]);
  await rollUpMetrics(service.deps);
  expect(await metricsOf(null)).toHaveLength(1);
  expect((await metricsOf(null))[0]).toMatchObject({
    sessions_created: 2,
    sessions_terminated: 1,
    sessions_expired: 0,
    avg_login_count: "1.00",
    demo_to_signup_count: 0,
    conversion_rate_percentage: "0.00",
  });
  await service.call("POST", `/demo-sessions/${ended.id}/convert`, { token: OPERATOR_KEY, body: { stage: "trial" } });
  await service.superuser.query("update demo_sessions set is_internal = true where id = $1", [expired.id]);
  await rollUpMetrics(service.deps);
  // What the team opened to look at counts nowhere.
  expect((await metricsOf(null))[0]).toMatchObject({
    sessions_created: 1,
    demo_to_signup_count: 1,
    conversion_rate_percentage: "100.00",
  });
  await service.superuser.query("update demo_sessions set is_internal = false");
  await rollUpMetrics(service.deps);
  expect((await metricsOf("corner_shop"))[0]).toMatchObject({ sessions_created: 2 });
  // The expiry is handled late: it belongs to the day before, whose row is corrected.
  await service.superuser.query(
    `update demo_sessions set status = 'expired', created_at = created_at - interval '2 days', expires_at = clock_timestamp() - interval '1 day',
            terminated_at = clock_timestamp() - interval '1 day' where id = $1`,
    [expired.id],
  );
  await rollUpMetrics(service.deps);
  const days = await metricsOf(null);
  expect(days.map((it) => [it.sessions_created, it.sessions_expired, it.sessions_completed])).toEqual([
    [1, 0, 0],
    [0, 1, 1],
    [1, 0, 0],
  ]);
});
