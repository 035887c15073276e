import { afterAll, beforeAll, expect, test } from "vitest";
import { decideExperiments } from "../../server/analytics/experiments.ts";
import { cleanDatasets, prepareDatasets } from "../../server/scenario/datasets-ahead.ts";
import { aService, OPERATOR_KEY, PUBLIC_URL, type TestService } from "../app-under-test.ts";
import { bookshop } from "../bookshop.ts";
import { event, leadsOf } from "../leads.ts";
import { linksOf, SAFARI } from "../links.ts";
import { aPerson } from "../staff.ts";

/* Two scenarios side by side: who gets which, who counts, and when one of them has won. */

const [shop] = bookshop.scenarios;
const OTHER = { ...shop, name: "corner_shop_b", seedDataConfig: { product_count: 30 } };
const AREAS = ["books", "sales", "orders"];
let service: TestService;
let rep: { token: string };
let manager: { token: string };
beforeAll(async () => {
  service = await aService(
    { MAX_CONCURRENT_DEMOS: "500" },
    { ...bookshop, scenarios: [shop, OTHER], features: AREAS, areas: AREAS },
  );
  rep = await aPerson(service, "rep");
  manager = await aPerson(service, "manager");
  await edit({ is_active: false });
});
afterAll(() => service.close());

const { happen } = leadsOf(() => service);
const links = linksOf(
  () => service,
  () => rep,
);
const edit = (body: object) =>
  service.call("PATCH", `/demo-sessions/scenarios/${OTHER.name}`, { token: OPERATOR_KEY, body });
const start = (body: object = {}, token = manager.token) =>
  service.call("POST", "/demo-sessions/experiments", {
    token,
    body: { scenario: shop.name, challenger: OTHER.name, least_difference: 0.5, ...body },
  });
const end = async (id: string) =>
  (await service.call("POST", `/demo-sessions/experiments/${id}/end`, { token: manager.token })).json;
const shown = async (id: string) =>
  (await service.call("GET", "/demo-sessions/experiments", { token: rep.token })).json.items.find((it) => it.id === id);
let browsers = 0;
/** As somebody else's browser asks, or the same one again. */
const open = async (browser = `Browser ${++browsers}`, headers: Record<string, string> = {}) =>
  (await service.call("POST", "/demo-sessions", { headers: { "user-agent": browser, ...headers } })).json;
/** By a link, from another phone. */
const redeemed = async (code: string, n: number) =>
  (await links.redeem(code, {}, { "user-agent": `${SAFARI} ${n}` })).json as Awaited<ReturnType<typeof open>>;
/** Whose demo is deleted, whatever came of it. */
const finish = async (ids: readonly string[]) => {
  await service.superuser.query(
    "update demo_sessions set status = 'terminated', terminated_at = clock_timestamp(), cleaned_at = clock_timestamp() where id = any ($1)",
    [ids],
  );
  await decideExperiments(service.deps);
};
const succeed = (demo: Awaited<ReturnType<typeof open>>) =>
  happen(demo, [
    ...AREAS.map((feature) => event("feature_used", { feature, visible_seconds: 9 })),
    event("action_performed", { action: "change_price" }),
  ]);

test("only who leads the team starts one, of two scenarios of which none is in another", async () => {
  expect((await start({}, rep.token)).status).toBe(403);
  expect((await start({ challenger: shop.name })).status).toBe(409);
  expect((await start({ challenger: "nowhere" })).status).toBe(404);
  expect((await start({ scenario: OTHER.name, challenger: shop.name })).status).toBe(409);
  expect((await start({ least_difference: 0.001 })).status).toBe(422);
  const both = await Promise.all([start(), start()]);
  expect(both.map((it) => it.status).toSorted()).toEqual([201, 409]);
  const started = both.find((it) => it.status === 201)?.json;
  // Of few demos nobody knows the share there was: the most are needed, a quarter against three quarters.
  expect(started).toMatchObject({ baseline: 0.25, needed: 15, missing: 30, verdict: "not_yet", difference: null });
  await end(started?.id ?? "");
});

test("by chance, the same for who comes again, never for the team; decided once enough have ended, and not before", async () => {
  const { id, needed } = (await start()).json;
  const demos: Array<Awaited<ReturnType<typeof open>>> = [];
  const of = (name: string) => demos.filter((it) => it.scenario_name === name);
  while (demos.length < 300 && (of(shop.name).length < needed || of(OTHER.name).length < needed))
    demos.push(await open());
  expect(of(shop.name).length + of(OTHER.name).length).toBe(demos.length);
  expect(demos.length).toBeLessThan(80);
  const [first] = demos;
  if (!first) throw new Error("nobody came");
  // Whoever is known by their demo gets the same from anywhere, and does not count again.
  const cookie = { cookie: `demo_session_${first.id}=${first.session_token}`, origin: PUBLIC_URL };
  for (let n = 0; n < 5; n += 1) expect((await open(`Elsewhere ${n}`, cookie)).scenario_name).toBe(first.scenario_name);
  const ofTeam = (await service.call("POST", "/demo-sessions", { token: rep.token })).json;
  expect(ofTeam.scenario_name).toBe(shop.name);

  for (const it of of(OTHER.name)) await succeed(it);
  const early = [of(shop.name), of(OTHER.name)].flatMap((it) => it.slice(0, needed - 1));
  await finish(early.map((it) => it.id));
  const before = await shown(id);
  expect([before?.verdict, before?.missing]).toEqual(["not_yet", 2]);
  expect(before?.arms.map((it) => it.counted)).toEqual([of(shop.name).length, of(OTHER.name).length]);
  await finish(demos.map((it) => it.id));
  const after = await shown(id);
  expect(after).toMatchObject({ verdict: "challenger", missing: 0 });
  // Of the first that were needed, whoever came after them.
  expect(after?.arms.map((it) => [it.success?.n, it.success?.value])).toEqual([
    [needed, 0],
    [needed, 1],
  ]);
  expect(after?.difference?.value).toBe(1);
  expect(after?.difference?.low).toBeGreaterThan(0.5);
  // Decided is decided: what is deleted later, or comes later, changes nothing.
  await service.superuser.query("update demo_sessions set acts = 0 where experiment_id = $1", [id]);
  await service.superuser.query("delete from demo_sessions where id = any ($1)", [
    demos.slice(0, 9).map((it) => it.id),
  ]);
  await decideExperiments(service.deps);
  expect(await shown(id)).toEqual(after);

  const ended = await end(id);
  expect([ended.verdict, (await end(id)).ended_at]).toEqual(["challenger", ended.ended_at]);
  for (let n = 0; n < 8; n += 1) expect((await open()).scenario_name).toBe(shop.name);
});

test("of few nothing is told but how many, and somebody's own link counts once", async () => {
  const { id } = (await start()).json;
  const own = await links.make({ business_name: "Librería Luna", returns: false, max_uses: 4 });
  const opened = [];
  for (let n = 0; n < 3; n += 1) opened.push(await redeemed(own.code, n));
  expect(new Set(opened.map((it) => it.scenario_name)).size).toBe(1);
  await finish(opened.map((it) => it.id));
  const { arms, difference } = (await shown(id)) ?? { arms: [], difference: undefined };
  expect(arms.map((it) => it.counted).toSorted()).toEqual([0, 1]);
  expect([...arms.flatMap((it) => [it.success, it.lead]), difference]).toEqual([null, null, null, null, null]);
  await end(id);
});

test("split by link, everybody of one link gets the same, and who came without one takes no part", async () => {
  const { id } = (await start({ split: "link" })).json;
  const given = new Set<string>();
  for (let n = 0; n < 12; n += 1) {
    const { code } = await links.make({ max_uses: 20 });
    const [one, other] = [await redeemed(code, n), await redeemed(code, 100 + n)];
    expect(other.scenario_name).toBe(one.scenario_name);
    given.add(one.scenario_name);
  }
  expect([...given].toSorted()).toEqual([shop.name, OTHER.name]);
  for (let n = 0; n < 8; n += 1) expect((await open()).scenario_name).toBe(shop.name);
  const { arms } = (await shown(id)) ?? { arms: [] };
  expect(arms.reduce((sum, it) => sum + it.counted, 0)).toBe(12);
  await end(id);
});

test("who comes by their own link after a demo of before gets the same, and a link with a fixed moment takes no part", async () => {
  const { id } = (await start()).json;
  for (let n = 0; n < 6; n += 1) {
    const first = await open();
    const { code } = await links.make({ business_name: `Librería ${n}` });
    const cookie = `demo_session_${first.id}=${first.session_token}`;
    const own = (await links.redeem(code, {}, { cookie })).json as typeof first;
    expect(own.scenario_name).toBe(first.scenario_name);
    const pinned = await links.make({ business_name: `Fija ${n}`, pinned_at: "now" });
    expect((await redeemed(pinned.code, n)).scenario_name).toBe(shop.name);
  }
  const { arms } = (await shown(id)) ?? { arms: [] };
  expect(arms.reduce((sum, it) => sum + it.counted, 0)).toBe(6);
  await end(id);
});

test("one of both switched off ends it, and neither is configured meanwhile", async () => {
  const { id } = (await start()).json;
  await edit({ is_active: true });
  expect((await shown(id))?.ended_at).toBeNull();
  await edit({ is_active: false, reason: "Prices are wrong" });
  expect((await shown(id))?.ended_at).not.toBeNull();
  for (let n = 0; n < 8; n += 1) expect((await open()).scenario_name).toBe(shop.name);
});

test("its data are made ahead although it is not offered, and nobody sees it in the list", async () => {
  const { id } = (await start()).json;
  const made = async () =>
    (
      await service.demoDatabase.superuser.query(
        "select count(*)::int as n from overlay.datasets where scenario_name = $1",
        [OTHER.name],
      )
    ).rows[0].n;
  expect(await made()).toBeGreaterThan(0);
  await cleanDatasets(service.deps);
  await prepareDatasets(service.deps);
  expect(await made()).toBeGreaterThan(0);
  await end(id);
  const { items } = (await service.call("GET", "/demo-sessions/scenarios")).json;
  expect(items.map((it) => it.scenario_name)).toEqual([shop.name]);
  const unknown = await service.call("POST", "/demo-sessions", { body: { scenario_name: OTHER.name } });
  expect([unknown.status, unknown.json.code]).toEqual([422, "unknown_scenario"]);
});
