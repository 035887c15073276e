import { afterAll, beforeAll, expect, test } from "vitest";
import { forgetOld } from "../../server/session/forget-old.ts";
import { teardown } from "../../server/session/teardown.ts";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";
import { contentsOf } from "../database.ts";

/* What is known of a person goes with their demo. */

let service: TestService;
beforeAll(async () => {
  service = await aService({ SESSION_RETENTION_DAYS: "40", LEAD_RETENTION_MONTHS: "1", AUDIT_RETENTION_MONTHS: "2" });
});
afterAll(() => service.close());

const LEAD = { email: "ana@pan.example", name: "Ana Pan", phone: "+34 600 000 000", company: "Pan Ana" };
const about = { business_name: "Casa Inventada", referrer: "https://blog.example/ana" };

async function endedDemo(consent?: boolean): Promise<string> {
  const lead_info = consent === undefined ? LEAD : { ...LEAD, consent };
  const headers = { "user-agent": "Ana's own browser 1.0" };
  const { id } = (await service.call("POST", "/demo-sessions", { body: { ...about, lead_info }, headers })).json;
  await service.call("DELETE", `/demo-sessions/${id}`, { token: OPERATOR_KEY });
  await teardown(service.deps, id);
  // Announced and published: the relay forgets what it has sent after a while.
  await service.superuser.query("delete from outbox where payload ->> 'session_id' = $1", [id]);
  return id;
}
const leadOf = async (id: string) =>
  (
    await service.superuser.query(
      "select lead_email, lead_name, lead_phone, lead_company from demo_sessions where id = $1",
      [id],
    )
  ).rows[0];
const age = (id: string, days: number) =>
  service.superuser.query(
    `update demo_sessions set created_at = created_at - make_interval(days => $2), expires_at = expires_at - make_interval(days => $2),
            terminated_at = terminated_at - make_interval(days => $2), cleaned_at = cleaned_at - make_interval(days => $2) where id = $1`,
    [id, days],
  );

test("nothing of a person is left in either database once their demo is erased", async () => {
  const id = await endedDemo();
  await endedDemo(false);
  const everything = [await contentsOf(service.superuser), await contentsOf(service.demoDatabase.superuser)].join();
  expect(everything).toContain(id);
  for (const said of [...Object.values(LEAD), about.business_name, about.referrer, "Ana's own browser", "127.0.0.0/24"])
    expect([said, everything.includes(said)]).toEqual([said, false]);
});

test("who agreed to be kept is kept for so long, and no longer", async () => {
  const id = await endedDemo(true);
  expect(Object.values(await leadOf(id))).toEqual([LEAD.email, LEAD.name, LEAD.phone, LEAD.company]);
  await age(id, 26);
  await forgetOld(service.deps);
  expect((await leadOf(id)).lead_email).toBe(LEAD.email);
  await age(id, 7);
  await forgetOld(service.deps);
  expect(Object.values(await leadOf(id))).toEqual([null, null, null, null]);
});

test("what has ended is deleted after its time, and stays counted", async () => {
  const scrape = async () =>
    (await service.app.inject({ url: "/metrics", headers: { authorization: `Bearer ${OPERATOR_KEY}` } })).body
      .split("\n")
      .filter((it) => /^demo_(sessions_created_total|session_duration_hours_count)/.test(it));
  const [old, recent] = [await endedDemo(), await endedDemo()];
  const before = await scrape();
  expect(before.length).toBe(2);
  await age(old, 41);
  await age(recent, 39);
  await forgetOld(service.deps);
  const { rows } = await service.superuser.query("select id from demo_sessions where id = any ($1)", [[old, recent]]);
  expect(rows).toEqual([{ id: recent }]);
  expect(await scrape()).toEqual(before);
});
