import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { forgetOldLeads } from "../../server/leads/erase.ts";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";
import { aKey, aPerson } from "../staff.ts";
import { there } from "../there.ts";

let service: TestService;
let rep: { id: string; token: string };
beforeAll(async () => {
  service = await aService({ MAX_CONCURRENT_DEMOS: "1000" });
  rep = await aPerson(service, "rep", "marta");
});
afterAll(() => service.close());

const open = async () => (await service.call("POST", "/demo-sessions")).json;
type Opened = Awaited<ReturnType<typeof open>>;
const leave = (demo: Opened, body: object) =>
  service.call("PUT", `/demo-sessions/${demo.id}/lead`, { token: demo.session_token, body });
const leads = async (query = "", token: string = OPERATOR_KEY) =>
  (await service.call("GET", `/leads?limit=200${query}` as "/leads", { token })).json.items;
const find = async (email: string, token: string = OPERATOR_KEY) =>
  (await leads("", token)).find((it) => it.email === email);
const read = async (id: string, token: string = OPERATOR_KEY) =>
  (await service.call("GET", `/leads/${id}`, { token })).json;
const event = (event_type: string, event_data: object, daysAgo = 0) => ({
  id: randomUUID(),
  event_type,
  event_data,
  occurred_at: new Date(Date.now() - daysAgo * 86_400_000).toISOString(),
});
const happen = (demo: Opened, events: readonly object[]) =>
  service.call("POST", `/demo-sessions/${demo.id}/events`, { token: demo.session_token, body: { events } });

test("without a box nothing is kept, nor a box without the address that it is about, nor what is no address", async () => {
  const demo = await open();
  for (const [body, pointer] of [
    [{ email: "a@sol.test", consents: [] }, "/consents"],
    [{ email: "a@sol.test", consents: ["call"] }, "/phone"],
    [{ phone: "+34600111222", consents: ["email"] }, "/email"],
    [{ name: "Rosa", consents: ["steps"] }, "/email"],
    [{ email: "a@sol.test\r\nbcc: b@sol.test", consents: ["email"] }, "/email"],
    [{ phone: "600 111 222", consents: ["call"] }, "/phone"],
    [{ email: "a@sol.test", consents: ["email", "email"] }, "/consents"],
  ] as const) {
    const answer = await leave(demo, body);
    expect([body, answer.status]).toEqual([body, 422]);
    expect(JSON.stringify(answer.json)).toContain(pointer);
  }
  expect(await leads()).toEqual([]);
});

test("what was ticked is kept word for word, each box by itself, and one that is unticked is withdrawn at once", async () => {
  const demo = await open();
  const given = await leave(demo, {
    name: "Rosa",
    email: "rosa@sol.test",
    phone: "+34600111222",
    consents: ["email", "call", "steps"],
  });
  expect(given.json.consents.map((it) => it.text).toSorted()).toEqual([
    "Podéis escribirme.",
    "Podéis llamarme al móvil que dejo.",
    "Podéis ver lo que hice en la demo.",
  ]);
  const lead = there(await find("rosa@sol.test"));
  expect(lead).toMatchObject({ stage: "new", may_be_called: true, engagement: { score: 20 } });
  const call = there(lead.consents.find((it) => it.kind === "call"));
  const months = (Date.parse(there(call.valid_until)) - Date.parse(call.given_at)) / (30.44 * 86_400_000);
  expect(Math.round(months)).toBe(24);
  await leave(demo, { email: "rosa@sol.test", consents: ["email"], locale: "en" });
  const after = await read(lead.id);
  expect(after).toMatchObject({ may_be_called: false, engagement: null, sessions: [] });
  expect(after.consents.filter((it) => it.revoked_at === null).map((it) => it.kind)).toEqual(["email"]);
  // What held goes on as it was given; only what is given anew has new words.
  expect(after.consents.find((it) => it.kind === "email" && it.revoked_at === null)?.locale).toBe("es");
});

test("a consent to be called that is older than 24 months is none", async () => {
  const demo = await open();
  await leave(demo, { phone: "+34600111333", email: "old@sol.test", consents: ["call"] });
  const lead = there(await find("old@sol.test"));
  expect((await leads("&call=today")).map((it) => it.id)).toContain(lead.id);
  await service.superuser.query(
    "update lead_consents set given_at = now() - interval '24 months 1 day' where lead_id = $1",
    [lead.id],
  );
  expect((await read(lead.id)).may_be_called).toBe(false);
  expect((await leads("&call=today")).map((it) => it.id)).not.toContain(lead.id);
});

test("before the third box nobody of the team learns what somebody did; after it the score is the sum of its lines", async () => {
  const demo = await open();
  await happen(demo, [
    event("feature_used", { feature: "sales", visible_seconds: 400 }),
    event("feature_used", { feature: "forecasting", visible_seconds: 90 }, -0.0001),
    event("action_performed", { action: "send_order" }),
    event("action_performed", { action: "guide_step", step: "order" }),
  ]);
  await leave(demo, { email: "ana@sol.test", consents: ["email"] });
  const { id } = there(await find("ana@sol.test"));
  expect(JSON.stringify(await read(id))).not.toContain("send_order");
  expect(await read(id)).toMatchObject({ engagement: null, sessions: [] });
  await leave(demo, { email: "ana@sol.test", consents: ["email", "steps"] });
  const { engagement, sessions } = await read(id);
  expect(sessions.map((it) => it.id)).toEqual([demo.id]);
  const { lines, score, acts, areas_seen } = there(engagement);
  expect(score).toBe(lines.reduce((sum, it) => sum + it.points, 0));
  expect(lines.find((it) => it.kind === "acts")).toMatchObject({ points: 3, n: 1 });
  expect(acts.map((it) => it.action)).toEqual(["send_order"]);
  expect(areas_seen.length).toBeGreaterThan(0);
});

test("the same address is the same person, from however many demos, and however many leave it at once", async () => {
  const demos = await Promise.all([open(), open(), open(), open()]);
  const answers = await Promise.all(
    demos.map((it, n) => leave(it, { email: n % 2 ? "LUIS@sol.test" : "luis@sol.test", consents: ["email", "steps"] })),
  );
  expect(answers.map((it) => it.status)).toEqual([200, 200, 200, 200]);
  const found = (await leads()).filter((it) => it.email?.toLowerCase() === "luis@sol.test");
  expect(found.map((it) => it.demos)).toEqual([4]);
});

test("whoever says somebody else's address learns nothing of them, changes nothing of theirs and cannot erase them", async () => {
  const [victim, attacker] = [await open(), await open()];
  await leave(victim, {
    name: "Vera",
    email: "vera@sol.test",
    phone: "+34600777666",
    consents: ["email", "call", "steps"],
  });
  await happen(victim, [event("action_performed", { action: "send_order" })]);
  const taken = await leave(attacker, { name: "Otra", email: "VERA@sol.test", consents: ["email"] });
  expect(JSON.stringify(taken.json)).not.toContain("600777666");
  expect(taken.json).toMatchObject({ name: "Otra", phone: null });
  const own = await service.call("GET", `/demo-sessions/${victim.id}/lead`, { token: victim.session_token });
  expect(own.json).toMatchObject({ name: "Vera", phone: "+34600777666" });
  expect(own.json.consents.filter((it) => it.revoked_at === null)).toHaveLength(3);
  const lead = there(await find("vera@sol.test"));
  // Of the other's demo nothing was allowed to be seen, and who left the address first is who is called.
  expect((await read(lead.id)).sessions.map((it) => it.id)).toEqual([victim.id]);
  await leave(attacker, {
    name: "Otra",
    email: "vera@sol.test",
    phone: "+34699999999",
    company: "Otra SL",
    consents: ["email"],
  });
  expect(await read(lead.id)).toMatchObject({
    name: "Vera",
    phone: "+34600777666",
    company: null,
    may_be_called: true,
    claims: [{ name: "Otra", phone: "+34699999999" }],
  });
  // By another address they are somebody else, and the first one stays.
  await leave(attacker, { email: "evil@sol.test", consents: ["email"] });
  expect(await read(lead.id)).toMatchObject({ email: "vera@sol.test", demos: 1, claims: [] });
  await leave(attacker, { name: "Otra", email: "vera@sol.test", consents: ["email"] });
  expect(await find("evil@sol.test")).toBeUndefined();
  await service.call("DELETE", `/demo-sessions/${attacker.id}/lead`, { token: attacker.session_token });
  expect(await read(lead.id)).toMatchObject({ name: "Vera", email: "vera@sol.test", demos: 1, may_be_called: true });
});

test("whoever left the address first takes everything with them, and what others left is a person of its own", async () => {
  const [first, second] = [await open(), await open()];
  await leave(first, { name: "Lola", email: "lola@sol.test", consents: ["email"] });
  const lead = there(await find("lola@sol.test"));
  await service.call("POST", `/leads/${lead.id}/notes`, {
    token: OPERATOR_KEY,
    body: { outcome: "spoke", text: "secreto" },
  });
  await leave(second, { name: "Otra", email: "lola@sol.test", consents: ["email"] });
  const gone = await service.call("DELETE", `/demo-sessions/${first.id}/lead`, { token: first.session_token });
  expect(gone.status).toBe(200);
  const left = there(await find("lola@sol.test"));
  expect(left).toMatchObject({ name: "Otra", stage: "new", demos: 1, phone: null });
  expect((await read(left.id)).notes).toEqual([]);
  expect((await service.call("GET", `/leads/${lead.id}`, { token: OPERATOR_KEY })).status).toBe(404);
});

test("a box is ticked for the number beside it: another number is another consent", async () => {
  const demo = await open();
  await leave(demo, { phone: "+34600111555", email: "num@sol.test", consents: ["call"] });
  await service.superuser.query("update lead_consents set given_at = now() - interval '1 year' where session_id = $1", [
    demo.id,
  ]);
  await leave(demo, { phone: "+34600111556", email: "num@sol.test", consents: ["call"] });
  const { consents } = there(await find("num@sol.test"));
  const [held] = consents.filter((it) => it.kind === "call" && it.revoked_at === null);
  expect(Date.now() - Date.parse(there(held).given_at)).toBeLessThan(60_000);
  expect(consents).toHaveLength(2);
});

test("another rep's prospect is not taken by saying their address first, and in the team's own demos nobody is left", async () => {
  const [one, two] = [await aPerson(service, "rep", "rep-one"), await aPerson(service, "rep", "rep-two")];
  const byLinkOf = async (token: string, cookie?: string) => {
    const { code } = (await service.call("POST", "/demo-links", { token, body: {} })).json;
    const headers = { "user-agent": "Mozilla/5.0 x", ...(cookie && { cookie }) };
    return (await service.call("POST", "/demo-links/redeem", { body: { code }, headers })).json as Opened;
  };
  await leave(await byLinkOf(two.token), { email: "joan@sol.test", consents: ["email"] });
  await leave(await byLinkOf(one.token), { name: "Joan", email: "joan@sol.test", consents: ["email"] });
  expect((await find("joan@sol.test", one.token))?.name).toBe("Joan");
  expect((await find("joan@sol.test", two.token))?.name).toBeNull();
  const own = await byLinkOf(one.token, `staff_session=${one.token}`);
  expect((await leave(own, { email: "fake@sol.test", consents: ["email", "steps"] })).status).toBe(403);
});

test("nobody but whoever opened the demo speaks for them: no colleague, no password, no rep", async () => {
  const demo = await open();
  const invited = await service.call("POST", `/demo-sessions/${demo.id}/invitations`, {
    token: demo.session_token,
    body: { role: "owner" },
  });
  const { access_token } = (
    await service.call("POST", "/demo-sessions/invitations/redeem", { body: { code: invited.json.code } })
  ).json;
  for (const method of ["GET", "PUT", "DELETE"] as const) {
    const body = method === "PUT" ? { body: { email: "x@sol.test", consents: ["email"] } } : {};
    expect(
      (await service.call(method as "GET", `/demo-sessions/${demo.id}/lead`, { token: access_token, ...body })).status,
    ).toBe(403);
  }
  const password = await service.call(
    "POST",
    `/demo-sessions/${demo.id}/credentials/owner/regenerate` as "/demo-sessions/x/reset",
    { token: rep.token },
  );
  expect(password.status).toBe(403);
});

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

test("whoever wants to be forgotten is found nowhere afterwards, in no table", async () => {
  const demo = (
    await service.call("POST", "/demo-sessions", { body: { lead_info: { email: "gone@sol.test", consent: true } } })
  ).json;
  await leave(demo, {
    name: "Zoe Única",
    email: "gone@sol.test",
    phone: "+34600999888",
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
    for (const trace of ["gone@sol.test", "Zoe Única", "600999888"]) {
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

test("of whom nothing was heard for long is forgotten, but not customers", async () => {
  const [quiet, customer] = [await open(), await open()];
  await leave(quiet, { email: "quiet@sol.test", consents: ["email"] });
  await leave(customer, { email: "paid@sol.test", consents: ["email"] });
  await service.superuser.query(
    "update leads set updated_at = now() - interval '400 days' where email in ('quiet@sol.test', 'paid@sol.test')",
  );
  await service.superuser.query("update leads set stage = 'paid' where email = 'paid@sol.test'");
  await service.deps.main.transaction().execute((db) => forgetOldLeads(db, 365));
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
