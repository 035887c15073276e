import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { connect } from "../../audit/databases.ts";
import type { Databases } from "../../audit/invariant.ts";
import { INVARIANTS } from "../../audit/invariants.ts";
import { rollUpMetrics } from "../../server/analytics/roll-up.ts";
import { publishOutbox } from "../../server/events/outbox.ts";
import { expireOverdue } from "../../server/session/end.ts";
import { teardown } from "../../server/session/teardown.ts";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";
import { damagesOf } from "../damages.ts";
import { event } from "../leads.ts";

/* The audit finds nothing after whole lives of demos, and something after each of these damages. */

let service: TestService;
let databases: Databases;
beforeAll(async () => {
  service = await aService();
  databases = {
    main: await connect(service.mainDatabase.superuserUrl, "session_auditor"),
    demo: await connect(service.demoDatabase.superuserUrl, "demo_auditor"),
  };
  await live();
});
afterAll(async () => {
  await Promise.all([databases.main.end(), databases.demo.end()]);
  await service.close();
});

/** Opened with a key, extended, used; one ended and cleaned, one expired, one left alone. */
async function live(): Promise<void> {
  const [one, other] = await Promise.all(
    ["a", "b", "c"].map(
      async (key) => (await service.call("POST", "/demo-sessions", { headers: { "idempotency-key": key } })).json,
    ),
  );
  const { code } = (await service.call("POST", "/demo-links", { token: OPERATOR_KEY, body: {} })).json;
  const byLink = (
    await service.call("POST", "/demo-links/redeem", { body: { code }, headers: { "user-agent": "Mozilla/5.0 (X11)" } })
  ).json as typeof one;
  await service.call("PUT", `/demo-sessions/${byLink.id}/lead`, {
    token: byLink.session_token,
    body: { email: "rosa@sol.test", consents: ["email"] },
  });
  await service.call("POST", `/demo-sessions/${byLink.id}/convert`, { token: OPERATOR_KEY, body: { stage: "signup" } });
  await service.call("POST", `/demo-sessions/${one.id}/extend`, { token: one.session_token, body: { hours: 1 } });
  await service.call("DELETE", `/demo-sessions/${one.id}`, { token: OPERATOR_KEY });
  await service.call("POST", `/demo-sessions/${other.id}/events`, {
    token: other.session_token,
    body: {
      events: [
        event("page_view", { screen: "books" }),
        event("feature_used", { feature: "books", visible_seconds: 4.5 }),
        event("feature_used", { feature: "books", visible_seconds: 3 }),
        event("action_performed", { action: "guide_step" }),
        event("action_performed", { action: "change_price" }),
        event("workspace_opened", { ready_ms: 812 }),
      ],
    },
  });
  await service.superuser.query(
    "update demo_sessions set created_at = created_at - interval '2 days', expires_at = clock_timestamp() where id = $1",
    [other.id],
  );
  await service.superuser.query(
    "update demo_session_events set occurred_at = occurred_at - interval '2 days' where session_id = $1 and event_type = 'session_created'",
    [other.id],
  );
  await expireOverdue(service.deps);
  await Promise.all([teardown(service.deps, one.id), teardown(service.deps, other.id)]);
  await publishOutbox(service.deps);
  await rollUpMetrics(service.deps);
}

const broken = async () => {
  const found: string[] = [];
  for (const it of INVARIANTS) if ((await it.find(databases)).length > 0) found.push(it.id);
  return found;
};
afterEach(async () => {
  expect(await broken()).toEqual([]);
});

test("after whole lives everything holds", async () => {
  expect(await broken()).toEqual([]);
});

// Of the service as it is once they run.
const DAMAGES = damagesOf(() => service);

test.each(DAMAGES)("BROKEN: %s", async (_what, ids, damage, repair) => {
  await damage();
  const found = await broken();
  await repair();
  expect(found).toEqual(ids);
});

test("the audit's login reads and cannot write", async () => {
  for (const client of [databases.main, databases.demo])
    await expect(client.query("create table mine (a int)")).rejects.toThrow(/read-only|permission denied/);
  await databases.main.query("set default_transaction_read_only = off");
  await expect(databases.main.query("update admission set occupied = 0")).rejects.toThrow("permission denied");
});
