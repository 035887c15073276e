import { afterAll, beforeAll, expect, test } from "vitest";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";
import { SAFARI } from "../links.ts";
import { aPerson } from "../staff.ts";

/* What is seen and done at night: what waits, what failed, and who is kept out for a while. */

let service: TestService;
beforeAll(async () => {
  service = await aService({ TRUST_PROXY: "127.0.0.1" });
});
afterAll(() => service.close());

const staff = { token: OPERATOR_KEY };
const open = (from: string, headers: Record<string, string> = {}) =>
  service.call("POST", "/demo-sessions", { headers: { "x-forwarded-for": from, ...headers } });
const block = (body: object) => service.call("POST", "/operations/blocks", { ...staff, body });
const read = async () => (await service.call("GET", "/operations", staff)).json;

test("a network is kept out for a while, whoever of it asks, and let in again", async () => {
  const before = await open("203.0.113.9");
  expect(before.status).toBe(201);
  const { json: made, status } = await block({ prefix: "203.0.113.77", hours: 2, reason: "Abre y termina sin parar" });
  expect([status, made.prefix]).toEqual([201, "203.0.113.0/24"]);
  const refused = await open("203.0.113.200");
  expect([refused.status, refused.json.code, (refused.json as { until?: string }).until]).toEqual([
    403,
    "address_blocked",
    made.until,
  ]);
  // Its neighbour, and the demo that is open, go on; the same goes for whoever sends an opening again.
  expect((await open("203.0.114.1")).status).toBe(201);
  const session = await service.call("GET", `/demo-sessions/${before.json.id}`, { token: before.json.session_token });
  expect(session.status).toBe(200);
  const seen = await read();
  expect(seen.blocks).toMatchObject([{ id: made.id, reason: "Abre y termina sin parar", by: "operator" }]);
  expect(seen.addresses).toContainEqual({
    prefix: "203.0.113.0/24",
    live: 1,
    last_24_hours: 1,
    blocked_until: made.until,
  });
  expect((await service.call("DELETE", `/operations/blocks/${made.id}`, staff)).status).toBe(200);
  expect((await service.call("DELETE", `/operations/blocks/${made.id}`, staff)).status).toBe(404);
  expect((await open("203.0.113.200")).status).toBe(201);
  const { rows } = await service.superuser.query(
    "select action from audit_log where action like 'address_%' order by id",
  );
  expect(rows.map((it) => it.action)).toEqual(["address_blocked", "address_unblocked"]);
});

test("a block ends by itself, and one of IPv6 is its network", async () => {
  const { json } = await block({ prefix: "2001:db8:1:2:3::4", hours: 1, reason: "x" });
  expect(json.prefix).toBe("2001:db8:1::/48");
  expect((await open("2001:db8:1:ffff::1")).status).toBe(403);
  await service.superuser.query(
    "update address_blocks set created_at = created_at - interval '2 hours', until = clock_timestamp() - interval '1 second'",
  );
  expect((await open("2001:db8:1:ffff::1")).status).toBe(201);
  expect((await read()).blocks).toEqual([]);
});

test("nobody blocks half of the world, nor what is no address", async () => {
  for (const prefix of ["0.0.0.0/0", "10.0.0.0/8", "::/0", "example.com", "10.0.0.0/", "10.0.0.0/33", "1.2.3.4/x", ""])
    expect([prefix, (await block({ prefix, hours: 1, reason: "x" })).status]).toEqual([prefix, 422]);
  for (const body of [
    { prefix: "203.0.113.0/24", hours: 0, reason: "x" },
    { prefix: "203.0.113.0/24", hours: 1 },
  ])
    expect((await block(body)).status).toBe(422);
});

test("what failed for good is seen with its reason, and tried again", async () => {
  const id = await service.deps.jobs.send("reconcile", {});
  await service.superuser.query(
    `update jobs.job set state = 'failed', completed_on = now(), output = '{"message": "the database was away"}' where id = $1`,
    [id],
  );
  expect((await read()).deliveries.failed).toMatchObject([
    { queue: "reconcile", n: 1, last_message: "the database was away" },
  ]);
  const retry = (queue: string) => service.call("POST", "/operations/jobs/retry", { ...staff, body: { queue } });
  expect((await retry("reconcile")).json).toEqual({ queue: "reconcile", retried: 1 });
  expect((await read()).deliveries.failed).toEqual([]);
  expect((await retry("reconcile")).json).toMatchObject({ retried: 0 });
  expect((await retry("nothing")).status).toBe(404);
});

test("a scenario that is turned off opens no demo any more, by no link either, until it is turned on", async () => {
  const { code } = (await service.call("POST", "/demo-links", { ...staff, body: {} })).json;
  const redeem = async () =>
    (await service.call("POST", "/demo-links/redeem", { body: { code }, headers: { "user-agent": SAFARI } })).status;
  const turn = (is_active: boolean) =>
    service.call("PATCH", "/demo-sessions/scenarios/corner_shop", { ...staff, body: { is_active, reason: "x" } });
  const going = await open("203.0.115.1");
  await turn(false);
  expect([await redeem(), (await open("203.0.115.1")).status]).toEqual([422, 422]);
  const { status } = await service.call("GET", "/workspace/me", { token: going.json.session_token });
  expect(status).toBe(200);
  await turn(true);
  expect(await redeem()).toBe(201);
});

test("it is for operators", async () => {
  for (const role of ["rep", "manager"] as const) {
    const { token } = await aPerson(service, role);
    expect((await service.call("GET", "/operations", { token })).status).toBe(403);
    expect((await service.call("POST", "/operations/jobs/retry", { token, body: { queue: "teardown" } })).status).toBe(
      403,
    );
  }
});
