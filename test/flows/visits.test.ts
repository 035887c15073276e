import { afterAll, beforeAll, expect, test } from "vitest";
import { STAFF_COOKIE } from "../../server/http/caller.ts";
import { forgetVisitors } from "../../server/links/visits.ts";
import { aService, OPERATOR_KEY, PUBLIC_URL, type TestService } from "../app-under-test.ts";
import { linksOf, SAFARI } from "../links.ts";
import { aPerson } from "../staff.ts";

/* How many came to look: a number, once a browser and day, of which nobody can be found again. */

let service: TestService;
let rep: Awaited<ReturnType<typeof aPerson>>;
beforeAll(async () => {
  service = await aService();
  rep = await aPerson(service, "rep");
});
afterAll(() => service.close());

const { make } = linksOf(
  () => service,
  () => rep,
);
const look = async (browser: string | undefined, body: object = {}, headers: Record<string, string> = {}) =>
  (
    await service.call("POST", "/visits", {
      body,
      headers: { origin: PUBLIC_URL, ...(browser && { "user-agent": browser }), ...headers },
    })
  ).json.counted;
const visits = async () =>
  (
    await service.superuser.query(
      "select utm_source, link_id, visits from demo_visits order by visits desc, utm_source nulls last, link_id",
    )
  ).rows;
const phone = (n: number) => `${SAFARI} ${n}`;

test("a browser counts once a day, wherever it looks first and however often at once", async () => {
  const { id, code } = await make({ utm_source: "visit", max_uses: 50 });
  const personal = await make({ person_name: "Rosa", max_uses: 50 });
  const counted = await Promise.all(Array.from({ length: 20 }, () => look(phone(1), { utm_source: "fair" })));
  expect(counted.filter(Boolean)).toHaveLength(1);
  expect(await look(phone(1), { code })).toBe(false);
  // Read out, as a link's code may be.
  expect(await look(phone(2), { code: code.toUpperCase() })).toBe(true);
  expect(await look(phone(3), { code: "nothing" })).toBe(true);
  // On which day somebody looked at a link of their own is not kept.
  expect(await look(phone(9), { code: personal.code })).toBe(true);
  expect(await visits()).toEqual([
    { utm_source: null, link_id: null, visits: 2 },
    { utm_source: "fair", link_id: null, visits: 1 },
    { utm_source: "visit", link_id: id, visits: 1 },
  ]);
});

test("machines, previews and the team do not", async () => {
  for (const browser of ["WhatsApp/2.24", "curl/8.5.0", "Mozilla/5.0 (compatible; bingbot/2.0)", undefined])
    expect([browser, await look(browser)]).toEqual([browser, false]);
  expect(await look(phone(4), {}, { cookie: `${STAFF_COOKIE}=${rep.token}` })).toBe(false);
  expect(await look(phone(4), {}, { authorization: `Bearer ${OPERATOR_KEY}` })).toBe(false);
  const elsewhere = await service.call("POST", "/visits", {
    body: {},
    headers: { origin: "https://other.test", "user-agent": phone(4) },
  });
  expect(elsewhere.status).toBe(403);
});

test("whose browser it was cannot be told once the day is over, and what was counted stays", async () => {
  const before = await visits();
  await forgetVisitors(service.deps);
  expect(await look(phone(1))).toBe(false);
  await service.superuser.query("alter table daily_visitors drop constraint daily_visitors_visit_date_fkey");
  await service.superuser.query("update daily_visitors set visit_date = visit_date - 1");
  await service.superuser.query("update daily_salts set visit_date = visit_date - 1");
  await service.superuser.query(
    "alter table daily_visitors add foreign key (visit_date) references daily_salts on delete cascade",
  );
  await forgetVisitors(service.deps);
  const { rows } = await service.superuser.query(
    "select (select count(*) from daily_salts)::int as salts, (select count(*) from daily_visitors)::int as visitors",
  );
  expect(rows).toEqual([{ salts: 0, visitors: 0 }]);
  expect(await visits()).toEqual(before);
  expect(await look(phone(1))).toBe(true);
});

test("the funnel begins with them", async () => {
  const { steps } = (await service.call("GET", "/demo-sessions/analytics/dashboard", { token: OPERATOR_KEY })).json;
  expect(steps[0]).toMatchObject({ name: "visits", n: 5 });
});
