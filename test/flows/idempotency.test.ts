import { afterAll, beforeAll, expect, test } from "vitest";
import { anAddress } from "../addresses.ts";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";
import { contentsOf } from "../database.ts";

let service: TestService;
beforeAll(async () => {
  service = await aService({ MAX_DEMOS_PER_IP: "3", DEMO_CREATE_LIMIT: "6", TRUST_PROXY: "127.0.0.1,10.0.0.0/8" });
});
afterAll(() => service.close());

const create = (headers: Record<string, string>, body?: object) =>
  service.call("POST", "/demo-sessions", { headers, ...(body && { body }) });
const end = (id: string) => service.call("DELETE", `/demo-sessions/${id}`, { token: OPERATOR_KEY });
const count = async () => (await service.superuser.query("select count(*)::int as n from demo_sessions")).rows[0].n;

test("the same key makes one demo and gives the same answer, secrets included", async () => {
  const headers = { ...anAddress(), "idempotency-key": "a-key" };
  const before = await count();
  const first = await create(headers, { business_name: "Sol" });
  const again = await create(headers, { business_name: "Sol" });
  expect([first.status, again.status, again.headers["idempotent-replay"]]).toEqual([201, 201, "true"]);
  expect(again.json).toEqual(first.json);
  expect(await count()).toBe(before + 1);
  await end(first.json.id);
  // Afterwards it says what is so.
  const ended = (await create(headers, { business_name: "Sol" })).json;
  expect([ended.id, ended.session_token, ended.status]).toEqual([
    first.json.id,
    first.json.session_token,
    "terminated",
  ]);
});

test("a key with another body is refused, another caller's key is another key, and a failed creation frees it", async () => {
  const [here, there] = [anAddress(), anAddress()];
  const key = { "idempotency-key": "shared" };
  const first = await create({ ...here, ...key }, { duration_hours: 1 });
  expect((await create({ ...here, ...key }, { duration_hours: 2 })).json.code).toBe("idempotency_key_reused");
  const other = await create({ ...there, ...key }, { duration_hours: 1 });
  expect(other.json.id).not.toBe(first.json.id);
  await service.superuser.query(
    "update demo_sessions set status = 'failed', terminated_at = clock_timestamp() where id = $1",
    [other.json.id],
  );
  expect((await create({ ...there, ...key }, { duration_hours: 1 })).json.id).not.toBe(other.json.id);
});

test("a creation that somebody ended before it had an answer frees its key", async () => {
  const headers = { ...anAddress(), "idempotency-key": "cut-short" };
  const first = await create(headers);
  await end(first.json.id);
  await service.superuser.query("update idempotency_keys set answer = null where session_id = $1", [first.json.id]);
  const again = await create(headers);
  expect([again.status, again.json.id === first.json.id]).toEqual([201, false]);
});

test("of twenty with one key at once, one creates and the others get its answer or are told to wait", async () => {
  const headers = { authorization: `Bearer ${OPERATOR_KEY}`, "idempotency-key": "rush" };
  const before = await count();
  const answers = await Promise.all(Array.from({ length: 20 }, () => create(headers)));
  expect(await count()).toBe(before + 1);
  const made = answers.filter((it) => it.status === 201);
  expect(new Set(made.map((it) => it.json.session_token)).size).toBe(1);
  const waiting = answers.filter((it) => it.status !== 201);
  expect(new Set(waiting.map((it) => it.json.code))).toEqual(
    new Set(waiting.length > 0 ? ["idempotency_key_in_flight"] : []),
  );
});

test("keys that are none are refused", async () => {
  for (const key of ["", "x".repeat(256), "a b", "é"])
    expect([key, (await create({ ...anAddress(), "idempotency-key": key })).status]).toEqual([key, 422]);
});

test("neither token nor password of a keyed creation is stored in either database", async () => {
  const { json: opened } = await create({ ...anAddress(), "idempotency-key": "kept" });
  const { rows } = await service.superuser.query("select answer::text from idempotency_keys where session_id = $1", [
    opened.id,
  ]);
  expect(rows[0].answer).toContain(opened.id);
  const everything = [await contentsOf(service.superuser), await contentsOf(service.demoDatabase.superuser)].join();
  expect(everything).toContain(opened.id);
  for (const secret of [opened.session_token, ...opened.credentials.map((it) => it.password)])
    expect(everything).not.toContain(secret);
});
