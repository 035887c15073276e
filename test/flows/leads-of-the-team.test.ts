import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { forgetOldLeads } from "../../server/leads/erase.ts";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";
import { event, leadsOf, type Opened } from "../leads.ts";
import { aKey, aPerson } from "../staff.ts";
import { there } from "../there.ts";

let service: TestService;
let rep: { id: string; token: string };
beforeAll(async () => {
  service = await aService({ MAX_CONCURRENT_DEMOS: "1000" });
  rep = await aPerson(service, "rep", "marta");
});
afterAll(() => service.close());

const { open, leads, leave, find, read, happen } = leadsOf(() => service);

test("a note beside a conversion does not undo it, and under one key it is noted once", async () => {
  const demo = await open();
  await leave(demo, { email: "race@sol.test", consents: ["email"] });
  const { id } = there(await find("race@sol.test"));
  const note = (headers = {}) =>
    service.call("POST", `/leads/${id}/notes`, { token: OPERATOR_KEY, body: { outcome: "spoke" }, headers });
  await Promise.all([
    ...Array.from({ length: 6 }, () => note()),
    service.call("POST", `/demo-sessions/${demo.id}/convert`, { token: OPERATOR_KEY, body: { stage: "paid" } }),
  ]);
  expect((await read(id)).stage).toBe("paid");
  const before = (await read(id)).notes.length;
  await Promise.all([note({ "idempotency-key": "once" }), note({ "idempotency-key": "once" })]);
  expect((await read(id)).notes).toHaveLength(before + 1);
});

test("a rep sees people of their links and of nobody, not another's; nobody is given away by a rep", async () => {
  const other = await aPerson(service, "rep", "ivan");
  const { code } = (await service.call("POST", "/demo-links", { token: rep.token, body: {} })).json;
  const opened = (
    await service.call("POST", "/demo-links/redeem", { body: { code }, headers: { "user-agent": "Mozilla/5.0 x" } })
  ).json as Opened;
  await leave(opened, { email: "mia@sol.test", consents: ["email"] });
  const lead = there(await find("mia@sol.test", rep.token));
  expect(lead.owner?.id).toBe(rep.id);
  expect(await find("mia@sol.test", other.token)).toBeUndefined();
  expect((await service.call("GET", `/leads/${lead.id}`, { token: other.token })).status).toBe(404);
  expect((await service.call("GET", `/demo-sessions/${opened.id}`, { token: other.token })).status).toBe(404);
  const give = (owner_id: string | null) =>
    service.call("PATCH", `/leads/${lead.id}`, { token: rep.token, body: { version: lead.version, owner_id } });
  expect((await give(other.id)).status).toBe(403);
});

test("people move on; a loss needs a reason, a call is noted, and who read an older version is told", async () => {
  const demo = await open();
  await leave(demo, { email: "eva@sol.test", phone: "+34600111444", consents: ["call"] });
  const { id, version } = there(await find("eva@sol.test"));
  const edit = (body: object) => service.call("PATCH", `/leads/${id}`, { token: rep.token, body });
  expect((await edit({ version, stage: "lost" })).json).toMatchObject({
    code: "invalid_input",
    errors: [{ pointer: "/lost_reason" }],
  });
  const noted = await service.call("POST", `/leads/${id}/notes`, {
    token: rep.token,
    body: { outcome: "spoke", text: "=HYPERLINK(1)" },
  });
  expect(noted.json).toMatchObject({ stage: "contacted", notes: [{ outcome: "spoke", by: "marta" }] });
  expect((await leads("&call=today")).map((it) => it.id)).not.toContain(id);
  expect((await edit({ version, stage: "trial" })).json).toMatchObject({ code: "edited_meanwhile", current: { id } });
  const moved = await edit({ version: noted.json.version, stage: "trial", next_step: "Llamar el lunes" });
  expect(moved.json).toMatchObject({ stage: "trial", next_step: "Llamar el lunes" });
  expect((await service.call("POST", `/leads/${id}/notes`, { token: rep.token, body: {} })).status).toBe(422);
});

test("of whom nothing was heard for long is forgotten, but not customers", async () => {
  const [quiet, customer] = [await open(), await open()];
  await leave(quiet, { email: "quiet@sol.test", consents: ["email"] });
  await leave(customer, { email: "paid@sol.test", consents: ["email"] });
  await service.superuser.query(
    "update leads set updated_at = now() - interval '400 days' where email in ('quiet@sol.test', 'paid@sol.test')",
  );
  await service.superuser.query("update leads set stage = 'paid' where email = 'paid@sol.test'");
  await service.deps.main.transaction().execute((db) => forgetOldLeads(db, service.deps.config));
  expect([await find("quiet@sol.test"), (await find("paid@sol.test"))?.stage]).toEqual([undefined, "paid"]);
});

test("a demo converts once, further on only, also after its end, and its event has the specified fields", async () => {
  const key = await aKey(service, ["sessions:convert"]);
  const demo = await open();
  await leave(demo, { email: "buyer@sol.test", consents: ["email"] });
  await happen(demo, [event("feature_used", { feature: "sales", visible_seconds: 9 })]);
  await service.call("DELETE", `/demo-sessions/${demo.id}`, { token: demo.session_token });
  const tenant_id = randomUUID();
  const convert = (stage: string) =>
    service.call("POST", `/demo-sessions/${demo.id}/convert`, { token: key, body: { stage, tenant_id } });
  const both = await Promise.all([convert("signup"), convert("signup"), convert("signup")]);
  expect(both.map((it) => it.json.stage)).toEqual(["signup", "signup", "signup"]);
  expect((await convert("paid")).json.stage).toBe("paid");
  expect((await convert("trial")).json.stage).toBe("paid");
  const { rows } = await service.superuser.query(
    "select payload from outbox where routing_key = 'demo.session_converted' and payload ->> 'session_id' = $1",
    [demo.id],
  );
  expect(rows.map((it) => it.payload)).toMatchObject([
    {
      event_type: "demo_session_converted",
      tenant_id,
      scenario: expect.any(String),
      demo_duration_hours: expect.any(Number),
      features_used: expect.any(Array),
    },
  ]);
  expect((await find("buyer@sol.test"))?.stage).toBe("paid");
  const metrics = (await service.call("GET", "/metrics", { token: OPERATOR_KEY })).json as unknown as string;
  expect(metrics).toMatch(/demo_to_signup_conversions_total\{scenario="[^"]+"\} [12]\n/);
});

test("whoever wants to be forgotten is found nowhere afterwards, in no table", async () => {
  const demo = (
    await service.call("POST", "/demo-sessions", { body: { lead_info: { email: "gone@sol.test", consent: true } } })
  ).json;
  await leave(demo, {
    name: "Zoe Única",
    email: "gone@sol.test",
    phone: "+34600999888",
    business: { city: "Villanueva del Pan" },
    consents: ["email", "call", "steps"],
  });
  const { id } = there(await find("gone@sol.test"));
  await service.call("POST", `/leads/${id}/notes`, { token: OPERATOR_KEY, body: { text: "Zoe Única quiere precio" } });
  await service.call("POST", "/demo-links", {
    token: OPERATOR_KEY,
    body: { person_name: "Zoe Única", person_email: "gone@sol.test", person_phone: "+34600999888" },
  });
  const erased = await service.call("DELETE", `/demo-sessions/${demo.id}/lead`, { token: demo.session_token });
  expect(erased.json.rows).toMatchObject({
    leads: 1,
    lead_consents: 3,
    lead_notes: 1,
    lead_sessions: 1,
    demo_sessions: 1,
  });
  const { rows } = await service.superuser.query<{ name: string }>(
    "select quote_ident(schemaname) || '.' || quote_ident(tablename) as name from pg_tables where schemaname in ('public', 'pgboss')",
  );
  for (const { name } of rows)
    for (const trace of ["gone@sol.test", "Zoe Única", "600999888", "Villanueva del Pan"]) {
      const found = await service.superuser.query(`select count(*)::int as n from ${name} t where t::text like $1`, [
        `%${trace}%`,
      ]);
      expect([name, trace, found.rows[0].n]).toEqual([name, trace, 0]);
    }
  expect((await service.call("DELETE", `/demo-sessions/${demo.id}/lead`, { token: demo.session_token })).status).toBe(
    404,
  );
  expect(service.logged.join("")).not.toContain("gone@sol.test");
});
