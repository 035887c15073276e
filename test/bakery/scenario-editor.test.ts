import { afterAll, beforeAll, expect, test } from "vitest";
import { bakery } from "../../server/bakery/bakery.ts";
import { aService, type TestService } from "../app-under-test.ts";
import { event, leadsOf } from "../leads.ts";
import { aPerson } from "../staff.ts";

/* How the team makes a scenario of their own: copied, tried, offered, changed, and what came of each version. */

let service: TestService;
let manager: Awaited<ReturnType<typeof aPerson>>;
beforeAll(async () => {
  service = await aService({}, bakery);
  manager = await aPerson(service, "manager");
});
afterAll(() => service.close());

const NAME: string = "horno_sol";
const URL = `/demo-sessions/scenarios/${NAME}` as const;
const { happen } = leadsOf(() => service);
const edit = (body: object) => service.call("PATCH", URL, { token: manager.token, body });
const read = async () => (await service.call("GET", URL, { token: manager.token })).json;
const tryOut = async (body: object = {}) =>
  (await service.call("POST", `/demo-sessions/scenarios/${NAME}/dry-run`, { token: manager.token, body })).json;
const versions = async () =>
  (await service.call("GET", `/demo-sessions/scenarios/${NAME}/versions`, { token: manager.token })).json.items;
const results = async () =>
  (await service.call("GET", `/demo-sessions/analytics/scenarios/${NAME}/versions`, { token: manager.token })).json
    .items;
const datasets = async () =>
  (await service.demoDatabase.superuser.query("select count(*)::int as n from overlay.datasets")).rows[0].n;

test("a copy stands on what it is a copy of, with what is set on it", async () => {
  const made = await service.call("POST", "/demo-sessions/scenarios", {
    token: manager.token,
    body: {
      scenario_name: NAME,
      display_name: "Horno Sol",
      copy_of: "high_volume",
      configuration: { tickets_per_day: 60, city: "Getafe" },
    },
  });
  expect(made.json).toMatchObject({ is_active: false, made_by: "staff", version: 1 });
  // Its forty customers are the other's; how much is sold is its own.
  expect(made.json.seed_data_config).toMatchObject({ wholesale_customers: 40, base_tickets: 60, city: "Getafe" });
  const { rows } = await service.superuser.query(
    "select action, actor, details from audit_log order by id desc limit 1",
  );
  expect(rows[0]).toMatchObject({
    action: "scenario_made",
    actor: `staff:${manager.id}`,
    details: { scenario: NAME, copy_of: "high_volume" },
  });
});

test("a dry run counts what there would be and stores nothing", async () => {
  const before = await datasets();
  const [as, larger] = [await tryOut(), await tryOut({ configuration: { tickets_per_day: 120 } })];
  expect(as.findings).toEqual([]);
  expect(as.rows).toBe(Object.values(as.row_counts).reduce((sum, it) => sum + it, 0));
  expect((larger.row_counts["tickets"] ?? 0) / (as.row_counts["tickets"] ?? 1)).toBeGreaterThan(1.5);
  expect(as.featured.length).toBeGreaterThan(2);
  expect([await datasets(), (await read()).version, (await versions()).length]).toEqual([before, 1, 1]);
}, 60_000);

test("one that is offered is configured to the next version, whose data are there at once", async () => {
  expect((await edit({ is_active: true })).json.is_active).toBe(true);
  const before = await datasets();
  const changed = await edit({ version: 1, configuration: { tickets_per_day: 70 }, reason: "Más pequeña" });
  expect(changed.json).toMatchObject({ version: 2, is_active: true });
  // All that is set, not only what changes: the city is the copied one's again.
  expect(changed.json.seed_data_config["city"]).not.toBe("Getafe");
  expect(await datasets()).toBe(before + 1);
  expect((await versions()).map((it) => [it.version, it.configuration, it.note, it.is_current])).toEqual([
    [2, { tickets_per_day: 70 }, "Más pequeña", true],
    [1, { tickets_per_day: 60, city: "Getafe" }, null, false],
  ]);
  const late = await edit({ version: 1, configuration: { tickets_per_day: 80 } });
  expect([late.status, late.json.code]).toEqual([409, "edited_meanwhile"]);
  expect((await edit({ configuration: { tickets_per_day: 80 } })).status).toBe(422);
  const both = await Promise.all([80, 90].map((n) => edit({ version: 2, configuration: { tickets_per_day: n } })));
  expect(both.map((it) => it.status).toSorted()).toEqual([200, 409]);
  expect((await versions()).length).toBe(3);
}, 120_000);

test("what does not balance is not offered, and one that is offered is not made so", async () => {
  await service.superuser.query(
    `update demo_scenarios set base = base || '{"opening": {"opens": 360, "closes": 1430}}' where scenario_name = '${NAME}'`,
  );
  const refused = await edit({ version: 3, configuration: { tickets_per_day: 50 } });
  expect([refused.status, refused.json.code]).toEqual([422, "scenario_is_unrealistic"]);
  expect((await tryOut({ configuration: { tickets_per_day: 50 } })).findings.length).toBeGreaterThan(0);
  expect((await read()).version).toBe(3);
  await edit({ is_active: false });
  // Not offered it may be as it likes, until it is to be.
  expect((await edit({ version: 3, configuration: { tickets_per_day: 50 } })).status).toBe(200);
  expect((await edit({ is_active: true })).status).toBe(422);
}, 120_000);

test("the product's own are copied, not configured", async () => {
  const answer = await service.call("PATCH", "/demo-sessions/scenarios/standard_bakery", {
    token: manager.token,
    body: { version: 3, configuration: { tickets_per_day: 50 } },
  });
  expect([answer.status, answer.json.code]).toEqual([409, "conflict"]);
});

test("each version's results are its demos', and few of them are no row of their own", async () => {
  await service.superuser.query(
    `update demo_scenarios set base = base - 'opening', is_active = true where scenario_name = '${NAME}'`,
  );
  const open = async () => (await service.call("POST", "/demo-sessions", { body: { scenario_name: NAME } })).json;
  for (let n = 0; n < 6; n += 1) {
    const demo = await open();
    if (n < 4)
      await happen(demo, [
        ...["sales", "forecasting", "production"].map((feature) =>
          event("feature_used", { feature, visible_seconds: 9 }),
        ),
        event("action_performed", { action: "change_price" }),
      ]);
  }
  expect(await results()).toMatchObject([
    { versions: [4], demos: 6, success: { n: 6, value: 0.6667 }, lead: { n: 6 } },
  ]);
  await service.superuser.query(
    `update demo_sessions set scenario_version = 3 where id in (select id from demo_sessions where scenario_name = '${NAME}' limit 2)`,
  );
  const folded = await results();
  expect(folded).toMatchObject([{ versions: [4, 3], demos: 6, success: { n: 6, value: 0.6667 } }]);
}, 120_000);
