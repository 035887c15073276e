import { Webhook } from "standardwebhooks";
import { afterAll, beforeAll, expect, test } from "vitest";
import { teardown } from "../../server/session/teardown.ts";
import { deliverDue, startDelivering } from "../../server/webhooks/deliver.ts";
import { aReceiver, type Receiver } from "../a-receiver.ts";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";
import { until } from "../start-service.ts";

/* Who is told of events by HTTP: signed, again where it did not arrive, each by themselves. */

let service: TestService;
let receiver: Receiver;
beforeAll(async () => {
  [service, receiver] = await Promise.all([aService({ WEBHOOK_NETWORKS: "127.0.0.1" }), aReceiver()]);
});
afterAll(async () => {
  receiver.close();
  await service.close();
});

const staff = { token: OPERATOR_KEY };
const add = async (path: string, events: readonly string[] = []) =>
  (await service.call("POST", "/webhooks", { ...staff, body: { url: receiver.base + path, events } })).json;
const read = async (id: string) =>
  (await service.call("GET", "/webhooks", staff)).json.items.find((it) => it.id === id);
const deliveries = async (id: string) => (await service.call("GET", `/webhooks/${id}/deliveries`, staff)).json.items;
const remove = (id: string) => service.call("DELETE", `/webhooks/${id}`, staff);
const open = async () => (await service.call("POST", "/demo-sessions")).json;
const toldTo = (path: string) => receiver.told.filter((it) => it.path === path);
const hurry = (id: string) =>
  service.superuser.query(
    "update webhook_deliveries set next_try_at = clock_timestamp() where webhook_id = $1 and state = 'waiting'",
    [id],
  );
const deliver = async () => {
  while ((await deliverDue(service.deps)) > 0);
};

test("an event is told once, signed, to whoever asked for it, in the very transaction that announced it", async () => {
  const { id, secret } = await add("/all");
  const other = await add("/converted", ["demo.session_converted"]);
  const demo = await open();
  await deliver();
  await deliver();
  const [only, ...more] = toldTo("/all");
  expect([more.length, toldTo("/converted").length]).toEqual([0, 0]);
  const event = new Webhook(secret).verify(only?.body ?? "", only?.headers as Record<string, string>) as object;
  expect(event).toMatchObject({ event_type: "demo_session_created", session_id: demo.id });
  expect(only?.headers["webhook-id"]).toBe((event as { event_id: string }).event_id);
  const altered = () => new Webhook(secret).verify(`${only?.body} `, only?.headers as Record<string, string>);
  expect(altered).toThrow();
  // What was rolled back is nobody's: a cap that is reached, for one.
  const before = (await service.superuser.query("select count(*)::int as n from webhook_deliveries")).rows[0].n;
  await service.superuser.query(
    "begin; insert into outbox (routing_key, payload) values ('demo.session_created', '{}'); rollback",
  );
  expect((await service.superuser.query("select count(*)::int as n from webhook_deliveries")).rows[0].n).toBe(before);
  await service.call("POST", `/demo-sessions/${demo.id}/convert`, { ...staff, body: { stage: "signup" } });
  await deliver();
  expect([toldTo("/all").length, toldTo("/converted").length]).toEqual([2, 1]);
  expect(await read(id)).toMatchObject({ state: "active", waiting: 0, missed: 0, failures: 0 });
  await Promise.all([remove(id), remove(other.id)]);
});

test("a secret that is made anew signs beside the one before, for a day", async () => {
  const first = await add("/rotated");
  const second = (await service.call("POST", `/webhooks/${first.id}/secret`, staff)).json;
  expect(second.secret).not.toBe(first.secret);
  expect(Buffer.from(first.secret.slice(6), "base64").length).toBeGreaterThanOrEqual(24);
  const attempt = (await service.call("POST", `/webhooks/${first.id}/test`, staff)).json;
  expect(attempt).toMatchObject({ status: 204, error: null });
  const [message] = toldTo("/rotated");
  for (const { secret } of [first, second])
    expect(() =>
      new Webhook(secret).verify(message?.body ?? "", message?.headers as Record<string, string>),
    ).not.toThrow();
  await service.superuser.query("update webhooks set rotated_at = rotated_at - interval '25 hours' where id = $1", [
    first.id,
  ]);
  await service.call("POST", `/webhooks/${first.id}/test`, staff);
  const later = toldTo("/rotated").at(-1);
  expect(() => new Webhook(first.secret).verify(later?.body ?? "", later?.headers as Record<string, string>)).toThrow();
  await remove(first.id);
});

test("what does not arrive is tried eight times at growing intervals, and then given up, with a log of each", async () => {
  receiver.answers.set("/broken", 500);
  const { id } = await add("/broken");
  await open();
  const waits: number[] = [];
  for (let n = 0; n < 8; n += 1) {
    await deliver();
    const { rows } = await service.superuser.query(
      "select state, extract(epoch from next_try_at - clock_timestamp())::int as s from webhook_deliveries where webhook_id = $1",
      [id],
    );
    if (rows[0].state === "waiting") waits.push(rows[0].s);
    await hurry(id);
  }
  await deliver();
  expect(waits.map((it) => Math.round((it + 1) / 5) * 5)).toEqual([5, 300, 1_800, 7_200, 18_000, 36_000, 36_000]);
  expect(toldTo("/broken").length).toBe(8);
  expect(new Set(toldTo("/broken").map((it) => it.headers["webhook-id"])).size).toBe(1);
  const [delivery] = await deliveries(id);
  expect([delivery?.state, delivery?.log.length, delivery?.log[0]?.status, delivery?.log[0]?.answer.length]).toEqual([
    "failed",
    8,
    500,
    500,
  ]);
  expect(delivery?.log[0]?.request_headers["webhook-signature"]).toMatch(/^v1,/);
  expect(await read(id)).toMatchObject({ state: "failing", failures: 8, missed: 1 });
  expect(service.logged.some((it) => it.includes("does not get through"))).toBe(true);
  // Sent again by hand, once it works.
  receiver.answers.delete("/broken");
  await service.call("POST", `/webhooks/deliveries/${delivery?.id}/resend`, staff);
  await deliver();
  expect(await read(id)).toMatchObject({ state: "active", failures: 0, missed: 0 });
  await remove(id);
});

test("a redirect is a failure, 410 ends it at once, and five days of failures end it, too", async () => {
  receiver.answers.set("/moved", 302).set("/gone", 410).set("/dead", 503);
  const [moved, gone, dead] = [await add("/moved"), await add("/gone"), await add("/dead")];
  await open();
  await deliver();
  expect([toldTo("/elsewhere").length, (await deliveries(moved.id))[0]?.log[0]?.error]).toEqual([
    0,
    "a redirect is not followed",
  ]);
  expect(await read(gone.id)).toMatchObject({ state: "disabled", disabled_why: "gone" });
  await service.superuser.query(
    "update webhooks set failing_since = failing_since - interval '5 days 1 hour' where id = $1",
    [dead.id],
  );
  await hurry(dead.id);
  await deliver();
  expect(await read(dead.id)).toMatchObject({ state: "disabled", disabled_why: "failing" });
  await open();
  expect((await deliveries(gone.id)).length).toBe(1);
  // On again it is told of what it missed since a moment.
  receiver.answers.delete("/gone");
  const { version } = (await read(gone.id)) ?? { version: 0 };
  await service.call("PATCH", `/webhooks/${gone.id}`, { ...staff, body: { version, is_active: true } });
  const since = new Date(Date.now() - 60_000).toISOString();
  const { replayed } = (await service.call("POST", `/webhooks/${gone.id}/replay`, { ...staff, body: { since } })).json;
  expect(replayed).toBeGreaterThan(1);
  await deliver();
  expect(await read(gone.id)).toMatchObject({ state: "active", waiting: 0 });
  await Promise.all([moved, gone, dead].map((it) => remove(it.id)));
});

test("an answer that no database can hold is noted all the same, and one that is none is a failure", async () => {
  receiver.answers.set("/nonsense", "nonsense").set("/upgrade", "upgrade");
  const [nonsense, upgrade] = [await add("/nonsense"), await add("/upgrade")];
  await open();
  await deliver();
  expect((await deliveries(nonsense.id))[0]).toMatchObject({ state: "delivered", attempts: 1 });
  expect((await deliveries(upgrade.id))[0]).toMatchObject({ state: "waiting", attempts: 1 });
  expect((await deliveries(upgrade.id))[0]?.log[0]?.error).toBe("it ended without an answer");
  await Promise.all([remove(nonsense.id), remove(upgrade.id)]);
});

test("of whom did not agree that it be kept the address leaves what was told, and what is to be, with the demo", async () => {
  receiver.answers.set("/kept", 500);
  const { id } = await add("/kept", ["demo.session_created"]);
  const body = { lead_info: { email: "eva@pan.example" } };
  const demo = (await service.call("POST", "/demo-sessions", { body })).json;
  await deliver();
  expect((await deliveries(id))[0]?.payload["lead_email"]).toBe("eva@pan.example");
  await service.call("DELETE", `/demo-sessions/${demo.id}`, { token: demo.session_token });
  await teardown(service.deps, demo.id);
  const { rows } = await service.superuser.query(
    "select count(*)::int as n from webhook_deliveries where webhook_deliveries::text like '%eva@pan%'",
  );
  expect(rows[0].n).toBe(0);
  await hurry(id);
  await deliver();
  expect(JSON.parse(toldTo("/kept").at(-1)?.body ?? "")).toMatchObject({ session_id: demo.id, lead_email: null });
  await remove(id);
});

test("what is being sent is not sent again beside it, and nothing to whom is off", async () => {
  const { id, version } = await add("/once");
  await open();
  await service.superuser.query(
    "update webhook_deliveries set leased_until = clock_timestamp() + interval '20 seconds' where webhook_id = $1",
    [id],
  );
  const again = async () =>
    (await service.call("POST", `/webhooks/deliveries/${(await deliveries(id))[0]?.id}/resend`, staff)).status;
  expect(await again()).toBe(409);
  await service.superuser.query("update webhook_deliveries set leased_until = null where webhook_id = $1", [id]);
  expect(await again()).toBe(200);
  const since = new Date(Date.now() - 3_600_000).toISOString();
  const replayed = async () =>
    (await service.call("POST", `/webhooks/${id}/replay`, { ...staff, body: { since } })).json.replayed;
  expect(await replayed()).toBeGreaterThan(0);
  expect(await replayed()).toBe(0);
  await service.call("PATCH", `/webhooks/${id}`, { ...staff, body: { version, is_active: false } });
  expect(await again()).toBe(409);
  await remove(id);
});

test("one that never answers delays nobody else, and two workers send nothing twice", async () => {
  receiver.answers.set("/never", "never");
  const [slow, fast] = [await add("/never"), await add("/fast")];
  const stops = [startDelivering(service.deps), startDelivering(service.deps)];
  for (let n = 0; n < 12; n += 1) await open();
  await until(async () => toldTo("/fast").length === 12, 6_000);
  expect(new Set(toldTo("/fast").map((it) => it.headers["webhook-id"])).size).toBe(12);
  // Two at a time of one that hangs.
  expect(toldTo("/never").length).toBe(2);
  for (const it of stops) await it();
  await Promise.all([remove(slow.id), remove(fast.id)]);
});

test("nothing is kept that leads inward, and who has changed it meanwhile is not overwritten", async () => {
  for (const url of [
    "https://10.0.0.1/",
    "https://[::ffff:a9fe:a9fe]/",
    "ftp://example.org/",
    "https://u:p@example.org/",
    "nonsense",
  ])
    expect([url, (await service.call("POST", "/webhooks", { ...staff, body: { url } })).status]).toEqual([url, 422]);
  const { id, version } = await add("/edited");
  const edit = (body: object) => service.call("PATCH", `/webhooks/${id}`, { ...staff, body });
  expect((await edit({ version, url: "https://192.168.0.1/" })).status).toBe(422);
  const both = await Promise.all([edit({ version, description: "a" }), edit({ version, description: "b" })]);
  expect(both.map((it) => it.status).toSorted()).toEqual([200, 409]);
  expect((await edit({ version: version + 1, is_active: false })).json).toMatchObject({
    state: "disabled",
    disabled_why: "by_hand",
  });
  const before = receiver.told.length;
  await open();
  await deliver();
  expect(receiver.told.length).toBe(before);
  await remove(id);
});
