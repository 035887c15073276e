import { afterAll, beforeAll, expect, test } from "vitest";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";
import { event, leadsOf, type Opened } from "../leads.ts";
import { linksOf } from "../links.ts";
import { aPerson } from "../staff.ts";

/* The team's day, and who is inside: named only who allowed it, to whose they are. */

let service: TestService;
let rep: Awaited<ReturnType<typeof aPerson>>;
let other: typeof rep;
beforeAll(async () => {
  service = await aService();
  rep = await aPerson(service, "rep", "marta");
  other = await aPerson(service, "rep", "ivan");
});
afterAll(() => service.close());

const { open, leave, happen, find } = leadsOf(() => service);
const { make, redeem } = linksOf(
  () => service,
  () => rep,
);
const today = async (query = "", token: string = OPERATOR_KEY) =>
  (await service.call("GET", `/demo-sessions/analytics/today?${query}` as "/demo-sessions/analytics/today", { token }))
    .json;
const now = async (token: string = OPERATOR_KEY) =>
  (await service.call("GET", "/demo-sessions/analytics/now", { token })).json;
const looked = (screen: string) => [
  event("page_view", { screen }),
  event("feature_used", { feature: screen, visible_seconds: 60 }),
];

test("whoever is inside is named where they allowed it; who has a name and did not is a number", async () => {
  const anonymous = await open();
  await happen(anonymous, looked("books"));
  const { code } = await make({ business_name: "Librería Sol", person_name: "Rosa" });
  const byLink = (await redeem(code)).json as Opened;
  await happen(byLink, looked("sales"));
  expect(await now(rep.token)).toEqual({
    inside: [{ demo_id: null, name: null, area: "books", minutes: 0, score: null }],
    others: 1,
  });
  await leave(byLink, { name: "Rosa", email: "rosa@sol.test", consents: ["email", "steps"] });
  const named = { demo_id: byLink.id, name: "Rosa", area: "sales", minutes: 0, score: expect.any(Number) };
  expect((await now(rep.token)).inside).toContainEqual(named);
  expect((await now()).inside).toContainEqual(named);
  // Of another's person a rep hears nothing but that somebody is there.
  expect(await now(other.token)).toMatchObject({ inside: [{ name: null, area: "books" }], others: 1 });
  // What was allowed and is taken back is not told any more.
  await leave(byLink, { name: "Rosa", email: "rosa@sol.test", consents: ["email"] });
  expect(await now(rep.token)).toMatchObject({ others: 1 });
});

test("a person who is given to somebody else is theirs, and nobody's page breaks", async () => {
  await service.superuser.query("update demo_sessions set last_activity_at = clock_timestamp() - interval '4 minutes'");
  const demo = await open();
  await happen(demo, looked("books"));
  await leave(demo, { name: "Luis", email: "luis.antes@sol.test", consents: ["email", "steps"] });
  const lead = await find("luis.antes@sol.test");
  await service.call("PATCH", `/leads/${lead?.id}`, {
    token: OPERATOR_KEY,
    body: { version: lead?.version ?? 0, owner_id: other.id },
  });
  expect((await now(other.token)).inside).toMatchObject([{ name: "Luis" }]);
  expect(await now(rep.token)).toEqual({ inside: [], others: 1 });
});

test("somebody else's box under the same address names nobody", async () => {
  await service.superuser.query("update demo_sessions set last_activity_at = clock_timestamp() - interval '4 minutes'");
  const [first, stranger] = [await open(), await open()];
  await leave(first, { name: "Ana", email: "ana@sol.test", consents: ["email"] });
  await happen(stranger, looked("books"));
  await leave(stranger, { name: "X", email: "ana@sol.test", consents: ["email", "steps"] });
  expect(JSON.stringify((await now()).inside)).not.toContain("Ana");
});

test("whoever was away for three minutes is not inside, nor is the team", async () => {
  await service.superuser.query("update demo_sessions set last_activity_at = clock_timestamp() - interval '4 minutes'");
  expect(await now()).toEqual({ inside: [], others: 0 });
  const demo = await open();
  await happen(demo, looked("books"));
  await service.superuser.query("update demo_sessions set is_internal = true where id = $1", [demo.id]);
  expect(await now()).toEqual({ inside: [], others: 0 });
});

test("the day's hours add up to its demos, beside the mean of four same weekdays", async () => {
  await service.superuser.query("delete from demo_sessions");
  for (let n = 0; n < 5; n += 1) await open();
  const at =
    "(date_trunc('day', clock_timestamp() at time zone 'Europe/Madrid') + interval '11 hours 40 minutes') at time zone 'Europe/Madrid'";
  await service.superuser.query(`with it as (select id, row_number() over (order by id) as n from demo_sessions)
    update demo_sessions s set created_at = ${at} - make_interval(days => 7 * (it.n::int - 1)), expires_at = clock_timestamp() + interval '1 day' from it where it.id = s.id`);
  const { hours, live } = await today();
  expect(live).toBe(5);
  expect(hours).toHaveLength(24);
  expect(hours[11]).toEqual({ hour: 11, demos: 1, usual: 1 });
  expect(hours.reduce((sum, it) => sum + it.demos + it.usual, 0)).toBe(2);
});

test("calls agreed for today are one's own and nobody's; what is new counts from when one last looked", async () => {
  await service.superuser.query("delete from demo_sessions");
  const { rows } = await service.superuser.query("select clock_timestamp() as at");
  const before = rows[0].at.toISOString();
  const { code } = await make({ business_name: "Librería Luna" });
  const demo = (await redeem(code)).json as Opened;
  await leave(demo, { name: "Luis", email: "luis@luna.test", phone: "+34600000151", consents: ["call"] });
  const lead = await find("luis@luna.test");
  await service.call("PATCH", `/leads/${lead?.id}`, {
    token: rep.token,
    body: { version: lead?.version ?? 0, next_step: "Llamar", next_step_at: new Date().toISOString() },
  });
  expect((await today("", rep.token)).calls).toMatchObject([{ lead_id: lead?.id, name: "Luis" }]);
  expect((await today("", other.token)).calls).toEqual([]);
  expect((await today()).since).toBeNull();
  await service.call("POST", `/demo-sessions/${demo.id}/convert`, { token: OPERATOR_KEY, body: { stage: "trial" } });
  expect((await today(`since=${encodeURIComponent(before)}`)).since).toEqual({
    at: before,
    demos: 1,
    leads: 1,
    trials: 1,
  });
  expect((await today(`since=${encodeURIComponent(new Date().toISOString())}`)).since).toMatchObject({
    demos: 0,
    leads: 0,
  });
  expect((await today()).leads).toHaveLength(1);
  // What comes next for somebody who may not be called is no call.
  const written = await open();
  await leave(written, { name: "Eva", email: "eva@sol.test", consents: ["email"] });
  const eva = await find("eva@sol.test");
  await service.call("PATCH", `/leads/${eva?.id}`, {
    token: OPERATOR_KEY,
    body: { version: eva?.version ?? 0, next_step: "Mandarle precios", next_step_at: new Date().toISOString() },
  });
  expect((await today()).calls.map((it) => it.name)).not.toContain("Eva");
});

test("prospects read none of it", async () => {
  const { session_token: token } = await open();
  for (const page of ["today", "now"] as const)
    expect((await service.call("GET", `/demo-sessions/analytics/${page}`, { token })).status).toBe(403);
});
