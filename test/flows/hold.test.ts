import { afterAll, beforeAll, expect, test } from "vitest";
import { connect } from "../../audit/databases.ts";
import { INVARIANTS } from "../../audit/invariants.ts";
import { publishOutbox } from "../../server/events/outbox.ts";
import { expireOverdue } from "../../server/session/end.ts";
import { reconcile } from "../../server/session/reconcile.ts";
import { teardown } from "../../server/session/teardown.ts";
import { aService, OPERATOR_KEY, PUBLIC_URL, type TestService } from "../app-under-test.ts";
import { holdsOf, type OpenedDemo } from "../holds.ts";
import { there } from "../there.ts";

/* What has expired is held for a day: nobody can come in, and whoever opened it can go on where they left it. */

let service: TestService;
beforeAll(async () => {
  service = await aService({ DEMO_HOLD_HOURS: "24", MAX_CONCURRENT_DEMOS: "30" });
});
afterAll(() => service.close());

const { open, expire, resume, read, receipt, edit, prices, query, occupied, holdsEndNow, books } = holdsOf(
  () => service,
);

test("whoever comes back to the landing page finds it after those that live, until it is ended or over", async () => {
  const [held, live] = [await open(), await open()];
  const cookie = [held, live].map((it) => `demo_session_${it.id}=${it.session_token}`).join("; ");
  const mine = async () => (await service.call("GET", "/demo-sessions/mine", { headers: { cookie } })).json.items;
  expect((await mine()).map((it) => [it.id, it.held_until])).toEqual([
    [live.id, null],
    [held.id, null],
  ]);
  await expire(held);
  expect((await mine()).map((it) => it.id)).toEqual([live.id, held.id]);
  expect((await mine())[1]).toMatchObject({ remaining_seconds: 0, held_until: expect.any(String) });
  expect((await resume(held)).status).toBe(200);
  expect((await mine()).map((it) => it.held_until)).toEqual([null, null]);
  for (const { id, session_token: token } of [held, live])
    await service.call("DELETE", `/demo-sessions/${id}`, { token });
  expect(await mine()).toEqual([]);
});

test("what expired is shut and takes no place, is not deleted, and goes on as it was", async () => {
  const demo = await open();
  await edit(demo);
  const before = await prices(demo);
  const full = await occupied();
  await expire(demo);
  expect(await occupied()).toBe(full - 1);
  expect((await books(demo)).status).toBe(410);
  const ended = await read(demo);
  expect(ended).toMatchObject({ status: "expired", cleaned_at: null });
  const hours = (Date.parse(there((ended as { held_until: string }).held_until)) - Date.now()) / 3_600_000;
  expect(hours).toBeGreaterThan(23.9);
  expect(hours).toBeLessThan(24.1);
  // Neither its job, should it come too early, nor who looks for lost ones touches it.
  await teardown(service.deps, demo.id);
  expect(await reconcile(service.deps)).toMatchObject({ uncleaned: 0, orphans: 0 });
  expect((await receipt(demo)).json.code).toBe("not_deleted_yet");
  const { status, json } = await resume(demo);
  expect([status, json.status]).toEqual([200, "extended"]);
  expect(Date.parse(json.expires_at) - Date.now()).toBeGreaterThan(23 * 3_600_000);
  expect(await occupied()).toBe(full);
  expect(await prices(demo)).toEqual(before);
  expect((await resume(demo)).status).toBe(410);
  await service.call("DELETE", `/demo-sessions/${demo.id}`, { token: demo.session_token });
});

test("it is counted once, when it has ended for good; whoever listens hears of it", async () => {
  const total = async () => Number((await query("select coalesce(sum(sessions), 0) as n from session_totals"))[0].n);
  const demo = await open();
  const before = await total();
  await expire(demo);
  expect(await total()).toBe(before + 1);
  await resume(demo);
  expect(await total()).toBe(before);
  const [{ negative }] = await query(
    "select bool_or(least(sessions, hours) < 0 or 0 > any (up_to)) as negative from session_totals",
  );
  expect(negative).toBe(false);
  await expire(demo);
  expect(await total()).toBe(before + 1);
  const keys = await query("select routing_key from outbox where payload ->> 'session_id' = $1 order by created_at", [
    demo.id,
  ]);
  expect(keys.map((it) => it.routing_key)).toEqual([
    "demo.session_created",
    "demo.session_expired",
    "demo.session_resumed",
    "demo.session_expired",
  ]);
});

test("it is held as long as an hour of its longest life would be left; whoever goes on then has that hour", async () => {
  const demo = await open();
  await query(
    "update demo_sessions set created_at = clock_timestamp() - interval '166 hours', expires_at = clock_timestamp() where id = $1",
    [demo.id],
  );
  await expireOverdue(service.deps);
  const { held_until } = (await read(demo)) as { held_until: string };
  expect(Math.round((Date.parse(held_until) - Date.now()) / 60_000)).toBe(60);
  const { status, json } = await resume(demo);
  expect(status).toBe(200);
  expect((Date.parse(json.expires_at) - Date.now()) / 3_600_000).toBeGreaterThan(1.9);
  expect((await books(demo)).status).toBe(200);
  await service.call("DELETE", `/demo-sessions/${demo.id}`, { token: demo.session_token });
});

test("a link that is withdrawn with its demos ends held ones, too; whoever comes by it while it is held comes back to theirs", async () => {
  const body = { max_uses: 1 };
  const link = (await service.call("POST", "/demo-links", { token: OPERATOR_KEY, body })).json;
  const press = (cookie?: string) =>
    service.call("POST", "/demo-links/redeem", {
      body: { code: link.code },
      headers: { "user-agent": "Mozilla/5.0 (X11)", origin: PUBLIC_URL, ...(cookie && { cookie }) },
    });
  const demo = (await press()).json as unknown as OpenedDemo;
  await expire(demo);
  const back = await press(`demo_session_${demo.id}=${demo.session_token}`);
  expect([back.status, back.json.id]).toEqual([200, demo.id]);
  const shown = (await service.call("GET", `/demo-links/${link.id}`, { token: OPERATOR_KEY })).json;
  expect([shown.live_demos, shown.held_demos]).toEqual([0, 1]);
  await service.call("POST", `/demo-links/${link.id}/revoke`, { token: OPERATOR_KEY, body: { end_demos: true } });
  expect((await resume(demo)).json.code).toBe("demo_has_ended");
  await teardown(service.deps, demo.id);
  expect((await receipt(demo)).status).toBe(200);
});

test("what was ended is not held, nor what has lived as long as a demo may, nor what the team opened to look", async () => {
  const [ended, old, internal] = [await open(), await open(), await open()];
  await service.call("DELETE", `/demo-sessions/${ended.id}`, { token: ended.session_token });
  await query("update demo_sessions set created_at = created_at - interval '7 days' where id = $1", [old.id]);
  await query("update demo_sessions set is_internal = true where id = $1", [internal.id]);
  await expire(old);
  await expire(internal);
  for (const demo of [ended, old, internal]) {
    expect(await read(demo)).toMatchObject({ held_until: null });
    expect((await resume(demo)).json.code).toBe("demo_has_ended");
    await teardown(service.deps, demo.id);
    expect((await receipt(demo)).status).toBe(200);
  }
});

test("after a day it goes, with its receipt; sooner where its prospect says so", async () => {
  const [waited, gaveUp] = [await open(), await open()];
  await expire(waited);
  await expire(gaveUp);
  await holdsEndNow(waited);
  expect((await resume(waited)).json.code).toBe("demo_has_ended");
  await teardown(service.deps, waited.id);
  expect((await receipt(waited)).json).toMatchObject({ tenant_id: waited.demo_tenant_id });
  const { json } = await service.call("DELETE", `/demo-sessions/${gaveUp.id}`, { token: gaveUp.session_token });
  expect(json).toMatchObject({ status: "expired", held_until: null });
  expect((await resume(gaveUp)).status).toBe(410);
  await teardown(service.deps, gaveUp.id);
  expect((await receipt(gaveUp)).status).toBe(200);
});

test("in the seconds before it is noted as ended the same can be done with it", async () => {
  const [back, gone] = [await open(), await open()];
  for (const { id } of [back, gone])
    await query(
      "update demo_sessions set created_at = created_at - interval '1 day', expires_at = clock_timestamp() where id = $1",
      [id],
    );
  expect(await read(back)).toMatchObject({ status: "expired", terminated_at: null, held_until: expect.any(String) });
  expect((await resume(back)).status).toBe(200);
  const { json } = await service.call("DELETE", `/demo-sessions/${gone.id}`, { token: gone.session_token });
  expect(json).toMatchObject({ held_until: null, terminated_at: expect.any(String) });
  await teardown(service.deps, gone.id);
  expect((await receipt(gone)).status).toBe(200);
});

test("a full house is full for whoever comes back, too; and of twenty at once one comes in", async () => {
  const demo = await open();
  await expire(demo);
  await query("update admission set occupied = occupied + 1000");
  expect((await resume(demo)).json.code).toBe("demos_full");
  await query("update admission set occupied = occupied - 1000");
  const before = await occupied();
  const tries = await Promise.all(Array.from({ length: 20 }, () => resume(demo)));
  expect(tries.map((it) => it.status).sort()).toEqual([200, ...Array(19).fill(410)]);
  expect(await occupied()).toBe(before + 1);
});

test("going on and being deleted at the same moment: either it lives whole, or it is gone with a receipt", async () => {
  const ends = await Promise.all(
    Array.from({ length: 8 }, async (_, turn) => {
      const demo = await open();
      await expire(demo);
      if (turn % 2 === 0)
        await query("update demo_sessions set held_until = clock_timestamp() + interval '5 ms' where id = $1", [
          demo.id,
        ]);
      else await holdsEndNow(demo);
      const [gone] = await Promise.all([
        resume(demo),
        teardown(service.deps, demo.id),
        teardown(service.deps, demo.id),
      ]);
      await teardown(service.deps, demo.id);
      const lives = gone.status === 200;
      expect((await books(demo)).status).toBe(lives ? 200 : 410);
      if (!lives) await teardown(service.deps, demo.id);
      return lives || (await receipt(demo)).status === 200;
    }),
  );
  expect(ends).toEqual(Array(8).fill(true));
});

test("neither the clean-up's lag nor what waits for it counts what is held", async () => {
  const cleanUp = async () =>
    (await service.call("GET", "/demo-sessions/cleanup/status", { token: OPERATOR_KEY })).json.detail;
  const before = await cleanUp();
  const demo = await open();
  await expire(demo);
  await query("update demo_sessions set terminated_at = terminated_at - interval '2 hours' where id = $1", [demo.id]);
  expect(await cleanUp()).toEqual(before);
});

test("the audit finds nothing after all of this", async () => {
  const databases = {
    main: await connect(service.mainDatabase.superuserUrl, "session_auditor"),
    demo: await connect(service.demoDatabase.superuserUrl, "demo_auditor"),
  };
  await publishOutbox(service.deps);
  await query(
    "update demo_sessions set terminated_at = clock_timestamp() where cleaned_at is null and terminated_at is not null",
  );
  for (const { id, find } of INVARIANTS) expect([id, await find(databases)]).toEqual([id, []]);
  await Promise.all([databases.main.end(), databases.demo.end()]);
});
