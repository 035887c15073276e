import { afterAll, beforeAll, expect, test } from "vitest";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";
import { bookshop } from "../bookshop.ts";
import { event, leadsOf } from "../leads.ts";

/* Which screen loses people, after how long and on what: told again from what each of them did. */

const AREAS = ["books", "sales", "orders"];
let service: TestService;
beforeAll(async () => {
  service = await aService({}, { ...bookshop, features: AREAS, areas: AREAS });
});
afterAll(() => service.close());

const { open, happen, leave } = leadsOf(() => service);
const screens = async (query = "") =>
  (
    await service.call("GET", `/demo-sessions/analytics/screens?${query}` as "/demo-sessions/analytics/screens", {
      token: OPERATOR_KEY,
    })
  ).json;

/** Looks at screens one after the other, each for so long, and leaves, with a contact or without. */
async function live(device: string, stays: ReadonlyArray<readonly [string, number]>, withContact = false) {
  const demo = await open();
  const now = Date.now();
  const at = (n: number) => new Date(now - 60_000 + n * 1_000).toISOString();
  const looked = stays.flatMap(([feature, visible_seconds], n) => [
    { ...event("page_view", { screen: feature, device }), occurred_at: at(2 * n) },
    { ...event("feature_used", { feature, visible_seconds }), occurred_at: at(2 * n + 1) },
  ]);
  await service.superuser.query(
    "update demo_sessions set created_at = created_at - interval '2 minutes' where id = $1",
    [demo.id],
  );
  // What is told last need not be what was seen last.
  if (looked.length > 0) await happen(demo, looked.toReversed());
  if (withContact) await leave(demo, { email: `c${demo.id}@sol.test`, consents: ["email"] });
  await service.call("DELETE", `/demo-sessions/${demo.id}`, { token: demo.session_token });
}

test("each screen counts who saw it, and who left there without a contact", async () => {
  for (let n = 0; n < 5; n += 1)
    await live("phone", [
      ["books", 20],
      ["sales", 10 * (n + 1)],
    ]);
  for (let n = 0; n < 4; n += 1)
    await live("desktop", [
      ["sales", 5],
      ["books", 30],
    ]);
  await live(
    "desktop",
    [
      ["books", 5],
      ["orders", 5],
    ],
    true,
  );
  await live(
    "desktop",
    [
      ["books", 5],
      ["orders", 5],
    ],
    true,
  );
  await live("phone", []);
  // Still open: nobody knows yet.
  await open();
  const told = await screens();
  expect([told.ended, told.lost]).toEqual([12, 10]);
  const bySaid = (area: string | null) => told.screens.find((it) => it.area === area);
  expect(bySaid("sales")).toMatchObject({ saw: 9, left: 5, median_seconds: 20 + 30 });
  expect(bySaid("sales")?.share).toMatchObject({ n: 9, value: 0.5556 });
  // Of few it is not told how long they stayed: that may be one person's.
  expect(bySaid("books")).toMatchObject({ saw: 11, left: 4, median_seconds: null });
  expect(bySaid("orders")).toMatchObject({ saw: 2, left: 0 });
  expect(bySaid(null)).toMatchObject({ saw: 12, left: 1 });
  expect(told.screens.reduce((sum, it) => sum + it.left, 0)).toBe(told.lost);
});

test("by device, which counts as the smallest window it was seen in; few are no row of their own", async () => {
  const { devices } = await screens();
  // One said nothing of theirs, and is hidden among the others.
  expect(devices.map((it) => [it.devices, it.ended])).toEqual([
    [["desktop"], 6],
    [[null, "phone"], 6],
  ]);
  // Of what one thing brought they are not told apart: one less of each would be somebody.
  expect((await screens("source=none")).devices).toEqual([]);
  const onDesktop = await screens("device=desktop");
  expect([onDesktop.ended, onDesktop.lost, onDesktop.screens[0]]).toMatchObject([6, 4, { area: "books", left: 4 }]);
  expect((await screens("device=phone")).screens).toEqual([]);
  for (let n = 0; n < 5; n += 1) await live("phone", [["books", 5]]);
  for (let n = 0; n < 4; n += 1) await live("nonsense", []);
  const later = await screens("device=phone");
  expect([later.ended, later.screens.find((it) => it.area === "books")?.left]).toEqual([10, 5]);
});
