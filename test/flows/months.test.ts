import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { turnMonths } from "../../server/session/forget-old.ts";
import { aService, type TestService } from "../app-under-test.ts";
import { event, leadsOf } from "../leads.ts";

/* Events lie with the month of their demo, and go with it. */

let service: TestService;
beforeAll(async () => {
  service = await aService({ EVENT_RETENTION_MONTHS: "2", SESSION_RETENTION_DAYS: "3650" });
});
afterAll(() => service.close());

const { open, happen } = leadsOf(() => service);
const asked = async (text: string, ...values: unknown[]) => (await service.superuser.query(text, values)).rows;
const monthsOf = async () =>
  (
    await asked(
      "select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid where i.inhparent = 'demo_session_events'::regclass order by 1",
    )
  ).map((it) => it.relname.replace("demo_session_events_", ""));
const whereIs = async (id: string) =>
  (
    await asked(
      "select tableoid::regclass::text as month, count(*)::int as n from demo_session_events where session_id = $1 and event_type = 'page_view' group by 1",
      id,
    )
  ).map((it) => [it.month.replace("demo_session_events_", ""), it.n]);
const inMonths = async (n: number) =>
  (
    await asked(
      "select to_char((clock_timestamp() + make_interval(months => $1)) at time zone 'UTC', 'YYYY_MM') as month",
      n,
    )
  )[0]?.month;

test("there is a month for now and two to come, however many prepare them at once", async () => {
  await Promise.all([turnMonths(service.deps), turnMonths(service.deps), turnMonths(service.deps)]);
  expect(await monthsOf()).toEqual([await inMonths(0), await inMonths(1), await inMonths(2), "of_no_month"]);
});

test("what a browser sends again on the first of the next month is what it sent", async () => {
  const demo = await open();
  await service.superuser.query(
    "update demo_sessions set created_at = date_trunc('month', clock_timestamp()) - interval '1 hour' where id = $1",
    [demo.id],
  );
  const told = [event("page_view", { screen: "books" }), event("page_view", { screen: "sales" })];
  for (const _ of [1, 2]) await happen(demo, told);
  expect(await asked("select page_views from demo_sessions where id = $1", demo.id)).toEqual([{ page_views: 2 }]);
  // There was no such month: nothing is lost, and it is not made over what lies there.
  expect(await whereIs(demo.id)).toEqual([["of_no_month", 2]]);
  expect(await asked("select add_month_of_events(clock_timestamp() - interval '1 month') as made")).toEqual([
    { made: false },
  ]);
});

test("a month goes whole once it is old enough, and what was counted stays", async () => {
  await asked("delete from demo_session_events_of_no_month");
  await asked(
    "select add_month_of_events(clock_timestamp() - make_interval(months => n)) from generate_series(1, 4) n",
  );
  const demos = await Promise.all([1, 2, 3, 4].map(() => open()));
  for (const [index, demo] of demos.entries()) {
    await asked(
      "update demo_sessions set created_at = created_at - make_interval(months => $2), acts = 1 where id = $1",
      demo.id,
      index + 1,
    );
    await asked(
      "insert into demo_session_events (session_id, session_created_at, event_type, client_event_id) select id, created_at, 'page_view', $2 from demo_sessions where id = $1",
      demo.id,
      randomUUID(),
    );
  }
  await turnMonths(service.deps);
  const left = await monthsOf();
  expect(left).not.toContain(await inMonths(-4));
  expect(left).not.toContain(await inMonths(-3));
  expect(left).toContain(await inMonths(-2));
  const counted = await asked("select count(*)::int as n from demo_sessions where acts = 1");
  expect(counted).toEqual([{ n: 4 }]);
});
