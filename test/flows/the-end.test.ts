import { afterAll, beforeAll, expect, test } from "vitest";
import { aService, type TestService } from "../app-under-test.ts";

/* The end is the end: for whoever waits for their turn, and for whoever asks again what was answered before. */

let service: TestService;
beforeAll(async () => {
  service = await aService();
});
afterAll(() => service.close());

const open = async (key?: string) =>
  (await service.call("POST", "/demo-sessions", key ? { headers: { "idempotency-key": key } } : {})).json;

/** Holds the tenant's turn, as an act that takes long does. */
async function holdTurn(tenantId: string): Promise<() => Promise<void>> {
  const client = await service.demoDatabase.superuser.connect();
  await client.query("select pg_advisory_lock(hashtextextended($1, 0))", [`${tenantId}/act`]);
  return async () => {
    await client.query("select pg_advisory_unlock_all()");
    client.release();
  };
}

const waiting = async () =>
  Number(
    (
      await service.demoDatabase.superuser.query(
        "select count(*) from pg_locks where locktype = 'advisory' and not granted",
      )
    ).rows[0].count,
  );

test.each([
  ["by hand", (id: string, token: string) => service.call("DELETE", `/demo-sessions/${id}`, { token })],
  [
    "by time",
    (id: string) =>
      service.superuser.query(
        "update demo_sessions set created_at = now() - interval '2 hours', expires_at = now() - interval '1 second' where id = $1",
        [id],
      ),
  ],
])("acts that wait when the demo ends %s are refused, and nothing of them is left", async (_how, end) => {
  const { id, session_token: token, demo_tenant_id: tenantId } = await open();
  const { items } = (await service.call("GET", "/workspace/books" as "/workspace/me", { token })).json as unknown as {
    items: Array<{ id: string }>;
  };
  const giveUp = await holdTurn(tenantId);
  const acts = items.slice(0, 3).map((it) =>
    service.call("PATCH", `/workspace/books/${it.id}` as "/workspace/products/:id", {
      token,
      body: { price_cents: 1 },
    }),
  );
  const move = service.call("POST", `/demo-sessions/${id}/clock`, { token, body: { to: "tomorrow_05_00" } });
  const reset = service.call("POST", `/demo-sessions/${id}/reset`, { token });
  await expect.poll(waiting).toBeGreaterThan(0);
  await end(id, token);
  await giveUp();
  const answers = await Promise.all([...acts, move, reset]);
  expect(answers.map((it) => it.status)).toEqual(Array(5).fill(410));
  const { rows } = await service.demoDatabase.superuser.query(
    "select count(*)::int as n from change.books where tenant_id = $1",
    [tenantId],
  );
  expect(rows[0].n).toBe(0);
});

test("a replayed creation says what is so: a password that was made anew, and the end", async () => {
  const first = await open("the-key");
  const again = await open("the-key");
  expect(again).toEqual(first);
  const [, second] = first.credentials;
  await service.call("POST", `/demo-sessions/${first.id}/credentials/${second?.role}/regenerate`, {
    token: first.session_token,
  });
  const later = await open("the-key");
  expect(later.credentials.map((it) => [it.role, it.password])).toEqual(
    first.credentials.map((it) => [it.role, it.role === second?.role ? null : it.password]),
  );
  await service.call("POST", `/demo-sessions/${first.id}/extend`, { token: first.session_token, body: { hours: 1 } });
  expect((await open("the-key")).expires_at > first.expires_at).toBe(true);
  await service.call("DELETE", `/demo-sessions/${first.id}`, { token: first.session_token });
  const ended = await open("the-key");
  expect([ended.id, ended.status, ended.credentials]).toEqual([first.id, "terminated", []]);
});
