import { afterAll, beforeAll, expect, test } from "vitest";
import { drawFor } from "../../server/bakery/world/rules/rng.ts";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";
import { bookshop } from "../bookshop.ts";
import { event, leadsOf, type Opened } from "../leads.ts";
import { linksOf } from "../links.ts";
import { aPerson } from "../staff.ts";

/* What the team sees of how far demos came, counted again by another way: one event after the other. */

const AREAS = ["books", "sales", "team", "orders"];
const DEMOS = 40;
let service: TestService;
beforeAll(async () => {
  service = await aService({}, { ...bookshop, features: [...AREAS, "help"], areas: AREAS });
});
afterAll(() => service.close());

const { leave, happen } = leadsOf(() => service);
const draw = drawFor(20_261_128, "funnel");
const upTo = (n: number) => Math.floor(draw.uniform() * n);
const chance = (p: number) => draw.uniform() < p;
const staff = { token: OPERATOR_KEY };
const at = <Url extends string>(url: Url, query: string): Url => `${url}?${query}` as Url;
const dashboard = async (query = "") =>
  (await service.call("GET", at("/demo-sessions/analytics/dashboard", query), staff)).json;
const usage = async (query = "") =>
  (await service.call("GET", at("/demo-sessions/analytics/usage", query), staff)).json;
const conversion = async (query = "") =>
  (await service.call("GET", at("/demo-sessions/analytics/conversion", query), staff)).json;

interface Lived {
  readonly source: string | undefined;
  readonly acted: boolean;
  readonly areas: number;
  readonly left: boolean;
  readonly stage: "signup" | "trial" | "paid" | undefined;
}
const lived: Lived[] = [];

/** A demo in which something happens, told in batches that come twice. */
async function live(): Promise<Lived> {
  const source = chance(0.5) ? ["fair", "mail", "radio"][upTo(3)] : undefined;
  const demo = (await service.call("POST", "/demo-sessions", { body: { ...(source && { utm_source: source }) } })).json;
  const stays = AREAS.flatMap((feature) =>
    chance(0.6) ? [1 + upTo(5), upTo(5)].map((visible_seconds) => ({ feature, visible_seconds })) : [],
  );
  const acts = chance(0.7) ? [chance(0.3) ? "guide_step" : "change_price"] : [];
  const batch = [
    event("page_view", { screen: "books" }),
    event("feature_used", { feature: "help", visible_seconds: 600 }),
    ...stays.map((it) => event("feature_used", it)),
    ...acts.map((action) => event("action_performed", { action })),
  ];
  await Promise.all([happen(demo, batch.slice(0, 4)), happen(demo, batch), happen(demo, batch.slice(2))]);
  const left = chance(0.5);
  if (left) await leave(demo, { email: `n${lived.length}@sol.test`, consents: ["email"] });
  const stage = chance(0.5) ? (["signup", "trial", "paid"] as const)[upTo(3)] : undefined;
  if (stage) await service.call("POST", `/demo-sessions/${demo.id}/convert`, { token: OPERATOR_KEY, body: { stage } });
  const seconds = Map.groupBy(stays, (it) => it.feature);
  const areas = [...seconds.values()].filter(
    (it) => it.reduce((sum, { visible_seconds: s }) => sum + s, 0) >= 5,
  ).length;
  return { source, acted: acts.length > 0, areas, left, stage };
}

const inOrder: ReadonlyArray<readonly [string, (it: Lived) => boolean]> = [
  ["demos", () => true],
  ["first_act", (it) => it.acted],
  ["three_areas", (it) => it.areas >= 3],
  ["lead", (it) => it.left],
  ["trial", (it) => it.stage === "trial" || it.stage === "paid"],
  ["paid", (it) => it.stage === "paid"],
];
const cameTo = (some: readonly Lived[], step: number) =>
  some.filter((it) => inOrder.slice(0, step + 1).every(([, has]) => has(it)));

test("each step counts who passed all before it, and beside it who came another way", async () => {
  for (let n = 0; n < DEMOS; n += 1) lived.push(await live());
  const { steps } = await dashboard();
  expect(steps.slice(1).map(({ name, n, besides }) => [name, n, besides])).toEqual(
    inOrder.map(([name, has], index) => {
      const n = cameTo(lived, index).length;
      return [name, n, lived.filter(has).length - n];
    }),
  );
  // Nobody came by a page that says so: of more demos than visits there is no share.
  expect(steps[0]).toMatchObject({ name: "visits", n: 0, share: null });
  expect(steps[1]?.share).toBeNull();
  expect(steps[2]?.share).toMatchObject({ n: DEMOS, value: cameTo(lived, 1).length / DEMOS });
});

test("whom a step counts, and who stopped before it, are as many as the funnel says; named is only who allowed it", async () => {
  const who = async (query: string) =>
    (await service.call("GET", at("/demo-sessions/analytics/who", `limit=200&${query}`), staff)).json;
  const { steps } = await dashboard();
  for (const [index, { name, n }] of steps.slice(1).entries()) {
    const came = await who(`step=${name}`);
    expect([name, came.total, came.items.length + came.others]).toEqual([name, n, n]);
    const stopped = await who(`step=${name}&stopped=before`);
    expect([name, stopped.total]).toEqual([name, index === 0 ? 0 : (steps[index]?.n ?? 0) - n]);
  }
  const leads = await who("step=lead");
  expect(leads).toMatchObject({ items: [], others: leads.total });
  const { json } = await service.call("POST", "/demo-sessions");
  await happen(json, [
    event("action_performed", { action: "ring_up" }),
    ...AREAS.map((feature) => event("feature_used", { feature, visible_seconds: 9 })),
  ]);
  await leave(json, { name: "Rosa", email: "rosa@sol.test", consents: ["email", "steps"] });
  expect((await who("step=lead")).items).toMatchObject([{ demo_id: json.id, name: "Rosa", areas: 4, acts: 1 }]);
  const rep = await aPerson(service, "rep");
  await aPerson(service, "manager");
  await service.superuser.query(
    "update leads set owner_id = (select id from staff_accounts where id <> $1 limit 1) where name = 'Rosa'",
    [rep.id],
  );
  const notTheirs = await service.call("GET", at("/demo-sessions/analytics/who", "step=lead"), rep);
  expect(notTheirs.json.items).toEqual([]);
  // For the tests that count again.
  await service.superuser.query("delete from demo_sessions where id = $1", [json.id]);
});

test("what brought people adds up to the funnel, and of few nothing is told", async () => {
  const { steps, by_source } = await conversion();
  for (const name of ["demos", "first_act", "three_areas", "lead", "trial", "paid"] as const) {
    const of = (it: (typeof by_source)[number]) => (name === "demos" ? it.demos : (it.reached?.[name] ?? 0));
    expect(by_source.reduce((sum, it) => sum + of(it), 0)).toBe(steps.find((it) => it.name === name)?.n);
  }
  for (const { key, demos } of by_source.filter((it) => it.kind === "one"))
    expect(demos).toBe(lived.filter((it) => it.source === key).length);
  await service.call("POST", "/demo-sessions", { body: { utm_source: "one letter" } });
  const narrow = await conversion("source=one%20letter");
  expect(narrow.steps.map((it) => it.name)).toEqual(["demos"]);
  expect(narrow.figures.map((it) => it.name)).toEqual(["sessions_created"]);
  expect((await conversion()).by_source.map((it) => it.key)).not.toContain("one letter");
});

test("a demo succeeds that saw three areas and changed something; one that the team opened is in no figure", async () => {
  const before = (await dashboard()).figures.find((it) => it.name === "succeeded");
  await service.superuser.query(
    "update demo_sessions set is_internal = true where id in (select id from demo_sessions where acts > 0 and cardinality(areas_seen) >= 3 limit 1)",
  );
  const after = (await dashboard()).figures.find((it) => it.name === "succeeded");
  const hits = (it: typeof after) => Math.round((it?.value ?? 0) * (it?.n ?? 0));
  expect([hits(before) - hits(after), (before?.n ?? 0) - (after?.n ?? 0)]).toEqual([1, 1]);
  const { hours, figures } = await usage();
  expect(hours.reduce((sum, it) => sum + it.demos, 0)).toBe(after?.n);
  expect(figures.filter((it) => it.name.startsWith("area_")).map((it) => it.name)).toEqual(
    AREAS.map((it) => `area_${it}`),
  );
});

test("nobody is what is left when one answer is taken from another", async () => {
  await service.superuser.query("delete from demo_sessions");
  const { make, redeem } = linksOf(
    () => service,
    () => staff,
  );
  const opened = async (code: string) => (await redeem(code)).json as Opened;
  const [fair, few, personal] = [
    await make({ note: "Feria", max_uses: 50, returns: false }),
    await make({ note: "Gremio", max_uses: 50, returns: false }),
    await make({ person_name: "Rosa", max_uses: 50, returns: false }),
  ];
  for (let n = 0; n < 6; n += 1) await opened(fair.code);
  const rosa = await opened(few.code);
  await happen(rosa, [event("action_performed", { action: "ring_up" })]);
  // The one of a single demo is in the rest with the fair; the fair alone is not told either, or it would be the difference.
  expect((await conversion()).by_link).toMatchObject([{ kind: "rest", keys: 2, demos: 7 }]);
  expect((await conversion(`link=${fair.id}`)).steps.map((it) => it.name)).toEqual(["demos"]);
  expect((await usage(`link=${few.id}`)).hours).toEqual([]);
  expect((await conversion(`link=${few.id}`)).by_scenario[0]?.figures.map((it) => it.name)).toEqual([
    "sessions_created",
  ]);
  for (let n = 0; n < 5; n += 1) await opened(few.code);
  expect((await conversion()).by_link.map((it) => [it.kind, it.demos])).toEqual([
    ["one", 6],
    ["one", 6],
  ]);
  // One that was made for somebody is never a row of its own, however often it is opened.
  for (let n = 0; n < 8; n += 1) await opened(personal.code);
  expect((await conversion()).by_link.map((it) => [it.kind, it.demos])).toEqual([
    ["one", 6],
    ["one", 6],
    ["rest", 8],
  ]);
  expect((await conversion(`link=${personal.id}`)).steps.map((it) => it.name)).toEqual(["demos"]);
});

test("beside few who have a name the others are not told apart", async () => {
  await service.superuser.query("delete from demo_sessions");
  for (let n = 0; n < 6; n += 1) await service.call("POST", "/demo-sessions");
  const who = async (query: string) =>
    (await service.call("GET", at("/demo-sessions/analytics/who", query), staff)).json;
  expect(await who("step=demos")).toMatchObject({ total: 6, others: 0 });
  const { code } = await linksOf(
    () => service,
    () => staff,
  ).make({ person_name: "Rosa" });
  await linksOf(
    () => service,
    () => staff,
  ).redeem(code);
  expect(await who("step=demos")).toMatchObject({ items: [], total: 7, others: 7 });
  // Of a day on which there were few, one of them with a name, only how many is told.
  await service.superuser.query(
    "update demo_sessions set created_at = created_at - interval '10 days', expires_at = expires_at where link_id is null",
  );
  const day = await dashboard("days=1");
  expect([day.steps.map((it) => [it.name, it.n]), day.figures.map((it) => it.name)]).toEqual([
    [["demos", 1]],
    ["sessions_created"],
  ]);
  // Nor of one that had a name until it was cleaned.
  await service.superuser.query(
    "update demo_sessions set link_id = null, status = 'terminated', terminated_at = clock_timestamp(), cleaned_at = clock_timestamp() where link_id is not null",
  );
  expect((await dashboard("days=1")).figures.map((it) => it.name)).toEqual(["sessions_created"]);
});
