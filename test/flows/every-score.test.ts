import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { drawFor } from "../../server/bakery/world/rules/rng.ts";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";
import { leadsOf } from "../leads.ts";

/* Every score is the sum of its lines, and every line what their events come to: reckoned again by the database, from the rows. */

let service: TestService;
beforeAll(async () => {
  service = await aService();
});
afterAll(() => service.close());

const { open, leave, leads } = leadsOf(() => service);
const LEADS = 40;
const DAY_MS = 86_400_000;
const draw = drawFor(20_261_128, "scores");
const upTo = (n: number) => Math.floor(draw.uniform() * n);
const pick = <It>(some: readonly It[]): It => some[upTo(some.length)] as It;

/** On some days some stays and acts, marks of the guide among them, and pages that say nothing. */
function randomEvents(): ReadonlyArray<[type: string, data: object, at: Date]> {
  const now = Date.now() - DAY_MS;
  return Array.from({ length: upTo(60) }, () => {
    const at = new Date(now - upTo(5) * DAY_MS - upTo(3_600_000));
    const kind = draw.uniform();
    if (kind < 0.5) return ["feature_used", { feature: pick(["books", "sales"]), visible_seconds: upTo(400) }, at];
    if (kind < 0.85) return ["action_performed", { action: pick(["change_price", "ring_up", "guide_step"]) }, at];
    return ["page_view", { screen: "books" }, at];
  });
}

const RECKONED = `
  with seen as (
    select s.lead_id, e.event_type as type, e.event_data as data, (e.occurred_at at time zone 'Europe/Madrid')::date as day
      from lead_sessions s join demo_session_events e on e.session_id = s.session_id
     where e.event_type in ('page_view', 'feature_used', 'action_performed')
       and exists (select from lead_consents c where c.session_id = s.session_id and c.kind = 'steps' and c.revoked_at is null)),
  minutes as (select lead_id, sum(least(10, floor(seconds / 60))) as n from (
      select lead_id, day, sum((data ->> 'visible_seconds')::int) as seconds from seen where type = 'feature_used' group by 1, 2) d group by 1),
  areas as (select lead_id, count(*) as n from (
      select lead_id, data ->> 'feature' from seen where type = 'feature_used' group by 1, 2 having sum((data ->> 'visible_seconds')::int) >= 5) a group by 1),
  acts as (select lead_id, sum(least(4, n)) as n from (
      select lead_id, day, count(*) as n from seen where type = 'action_performed' and data ->> 'action' <> 'guide_step' group by 1, 2) d group by 1),
  days as (select lead_id, count(distinct day) as n from seen group by 1)
  select l.id, least(20, coalesce(minutes.n, 0))::int as time, least(21, 3 * coalesce(areas.n, 0))::int as areas,
         least(27, 3 * coalesce(acts.n, 0))::int as acts, least(12, 6 * greatest(0, coalesce(days.n, 0) - 1))::int as return,
         (case when l.email is not null then 8 else 0 end + case when l.phone is not null then 8 else 0 end
          + case when l.phone is not null and exists (select from lead_consents c where c.lead_id = l.id and c.kind = 'call' and c.revoked_at is null) then 4 else 0 end) as contact
    from leads l left join minutes on minutes.lead_id = l.id left join areas on areas.lead_id = l.id left join acts on acts.lead_id = l.id
    left join days on days.lead_id = l.id`;

test("of forty people with days at random every line is what the rows say, and the score is their sum", async () => {
  for (let n = 0; n < LEADS; n += 1) {
    const demo = await open();
    for (const [type, data, at] of randomEvents())
      await service.superuser.query(
        "insert into demo_session_events (id, session_id, event_type, event_data, occurred_at) values ($1, $2, $3, $4, $5)",
        [randomUUID(), demo.id, type, JSON.stringify(data), at],
      );
    const phone = draw.uniform() < 0.5 ? { phone: `+346000${String(10_000 + n)}` } : {};
    const consents = ["email", "steps", ...("phone" in phone && draw.uniform() < 0.5 ? ["call"] : [])];
    expect((await leave(demo, { email: `n${n}@sol.test`, ...phone, consents })).status).toBe(200);
  }
  const { rows } = await service.superuser.query(RECKONED);
  const shown = await leads("", OPERATOR_KEY);
  expect(shown).toHaveLength(LEADS);
  const seen = new Set<number>();
  for (const { id, engagement } of shown) {
    const points = Object.fromEntries(engagement?.lines.map((it) => [it.kind, it.points]) ?? []);
    const { id: _id, ...reckoned } = rows.find((it) => it.id === id);
    expect(points).toEqual(reckoned);
    expect(engagement?.score).toBe(Object.values(points).reduce((sum, it) => sum + it, 0));
    seen.add(engagement?.score ?? -1);
  }
  // Else they would all have done the same.
  expect(seen.size).toBeGreaterThan(10);
});
