import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ensureDataset, orderFor } from "../../server/provision/datasets.ts";
import { eraseTenant, openTenant } from "../../server/provision/tenant.ts";
import { admitSession } from "../../server/session/admission.ts";
import { activateSession } from "../../server/session/queries.ts";
import { reconcile } from "../../server/session/reconcile.ts";
import { teardown } from "../../server/session/teardown.ts";
import { aService, type TestService } from "../app-under-test.ts";

/* What a crash at each step leaves is made by hand here, because each step is a function of its own. */

let service: TestService;
beforeAll(async () => {
  service = await aService();
});
afterAll(() => service.close());

/** A session whose maker got no further than reserving it. */
async function reserved(leaseSeconds: number) {
  const session = { id: randomUUID() as string, tenantId: randomUUID() as string };
  const nothing = {
    ip: undefined,
    userAgent: undefined,
    referrer: undefined,
    businessName: undefined,
    addressHash: undefined,
    browserTokens: [],
  };
  const utm = { source: undefined, medium: undefined, campaign: undefined };
  const row = {
    ...session,
    ...nothing,
    utm,
    lead: {},
    tokenHash: session.id,
    scenarioName: "corner_shop",
    hours: 24,
    leaseSeconds,
    locale: "es",
    actor: "test",
  };
  await admitSession(service.deps.main, row, { cap: 100, mostFromOneAddress: 100, mostInOneBrowser: 5 });
  return session;
}

async function provisioned(session: { tenantId: string }) {
  const recipe = { name: "corner_shop", version: 1, configuration: {} };
  const dataset = await ensureDataset(service.deps, orderFor(service.deps, recipe, new Date(), "es"));
  await openTenant(service.deps, dataset, { id: session.tenantId, name: "x", locale: "es", clockAt: new Date() });
}

const statusOf = async (id: string) =>
  (await service.superuser.query("select status, cleaned_at from demo_sessions where id = $1", [id])).rows[0];
const occupied = async () => (await service.superuser.query("select occupied from admission")).rows[0]?.occupied;
const tenants = async () =>
  (await service.demoDatabase.superuser.query("select count(*)::int as n from overlay.tenants")).rows[0]?.n;

test("a crash before the tenant: the session fails when its lease is over, and frees its slot", async () => {
  const session = await reserved(-1);
  await reconcile(service.deps);
  expect(await statusOf(session.id)).toMatchObject({ status: "failed" });
  expect(await occupied()).toBe(0);
});

test("a maker within its lease is left alone", async () => {
  const session = await reserved(30);
  await reconcile(service.deps);
  expect(await statusOf(session.id)).toMatchObject({ status: "provisioning" });
  expect(await activateSession(service.deps.main, session.id)).toBe(true);
  await service.call("DELETE", `/demo-sessions/${session.id}`, { token: service.deps.operatorKey });
});

test("TRAP 2: a crash after the tenant leaves no orphan", async () => {
  const session = await reserved(-1);
  await provisioned(session);
  await reconcile(service.deps);
  await teardown(service.deps, session.id);
  expect(await statusOf(session.id)).toMatchObject({ status: "failed", cleaned_at: expect.any(Date) });
  expect(await tenants()).toBe(0);
});

test("a maker that comes back too late loses: it cannot activate, and cannot open the erased tenant again", async () => {
  const session = await reserved(-1);
  await reconcile(service.deps);
  await teardown(service.deps, session.id);
  await expect(provisioned(session)).rejects.toMatchObject({ code: "DS410" });
  expect(await activateSession(service.deps.main, session.id)).toBe(false);
  expect(await tenants()).toBe(0);
});

test("a tenant that no session knows is erased once it is older than any lease", async () => {
  const orphan = { tenantId: randomUUID() as string };
  await provisioned(orphan);
  expect((await reconcile(service.deps)).orphans).toBe(0);
  await service.demoDatabase.superuser.query(
    "update overlay.tenants set created_at = created_at - interval '31 s' where id = $1",
    [orphan.tenantId],
  );
  expect((await reconcile(service.deps)).orphans).toBe(1);
  expect(await tenants()).toBe(0);
});

test("TRAP 5: a teardown that was cut off is done again, and the receipt still counts what there was", async () => {
  const { json: opened } = await service.call("POST", "/demo-sessions");
  await service.call("DELETE", `/demo-sessions/${opened.id}`, { token: opened.session_token });
  await eraseTenant(service.deps.demo, opened.demo_tenant_id);
  await service.superuser.query("delete from jobs.job where name = 'teardown'");
  await service.superuser.query(
    "update demo_sessions set terminated_at = terminated_at - interval '1 minute' where id = $1",
    [opened.id],
  );
  expect((await reconcile(service.deps)).uncleaned).toBe(1);
  const { rows } = await service.superuser.query(
    "select data from jobs.job where name = 'teardown' and data ->> 'sessionId' = $1",
    [opened.id],
  );
  expect(rows).toHaveLength(1);
  await Promise.all([teardown(service.deps, opened.id), teardown(service.deps, opened.id)]);
  const receipt = await service.call("GET", `/demo-sessions/${opened.id}/receipt`, { token: opened.session_token });
  expect(receipt.json.total_rows).toBe(5);
});

test("TRAP 3: a change and its announcement are committed together, or neither is", async () => {
  await service.superuser.query(`
    create function refuse() returns trigger language plpgsql as $$ begin raise 'no outbox today'; end $$;
    create trigger refuse before insert on outbox for each row execute function refuse()`);
  const before = await occupied();
  expect((await service.call("POST", "/demo-sessions")).status).toBe(500);
  expect(await occupied()).toBe(before);
  await service.superuser.query("drop trigger refuse on outbox");
});

test("TRAP 10: every instant in both databases knows its time zone", async () => {
  for (const pool of [service.superuser, service.demoDatabase.superuser]) {
    const { rows } = await pool.query(
      `select table_schema, table_name, column_name from information_schema.columns
        where data_type = 'timestamp without time zone' and table_schema not in ('pg_catalog', 'information_schema', 'jobs')`,
    );
    expect(rows).toEqual([]);
  }
});

test("TRAP 11: the service can neither change nor delete what the audit log says", async () => {
  for (const statement of ["update audit_log set actor = 'nobody'", "delete from audit_log", "truncate audit_log"])
    await expect(
      service.superuser
        .query(`set role session_service; ${statement}; reset role`)
        .finally(() => service.superuser.query("reset role")),
    ).rejects.toMatchObject({ code: "42501" });
});
