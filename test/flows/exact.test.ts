import { afterAll, beforeAll, expect, test } from "vitest";
import { endOne } from "../../server/session/end.ts";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";
import { contentsOf } from "../database.ts";

let service: TestService;
beforeAll(async () => {
  service = await aService({ MAX_DEMOS_PER_IP: "3", DEMO_CREATE_LIMIT: "6", TRUST_PROXY: "127.0.0.1,10.0.0.0/8" });
});
afterAll(() => service.close());

let lastPlace = 0;
/** An address that nobody has called from yet, as the trusted proxy reports it. */
const aPlace = () => {
  lastPlace += 1;
  return { "x-forwarded-for": `203.0.113.${lastPlace}` };
};
const create = (headers: Record<string, string>, body?: object) =>
  service.call("POST", "/demo-sessions", { headers, ...(body && { body }) });
const end = (id: string) => service.call("DELETE", `/demo-sessions/${id}`, { token: OPERATOR_KEY });
const count = async () => (await service.superuser.query("select count(*)::int as n from demo_sessions")).rows[0].n;

test("the same key makes one demo and gives the same answer, secrets included", async () => {
  const headers = { ...aPlace(), "idempotency-key": "a-key" };
  const before = await count();
  const first = await create(headers, { business_name: "Sol" });
  const again = await create(headers, { business_name: "Sol" });
  expect([first.status, again.status, again.headers["idempotent-replay"]]).toEqual([201, 201, "true"]);
  expect(again.json).toEqual(first.json);
  expect(await count()).toBe(before + 1);
  await end(first.json.id);
  expect((await create(headers, { business_name: "Sol" })).json).toEqual(first.json);
});

test("a key with another body is refused, another caller's key is another key, and a failed creation frees it", async () => {
  const [here, there] = [aPlace(), aPlace()];
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
  const headers = { ...aPlace(), "idempotency-key": "cut-short" };
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
    expect([key, (await create({ ...aPlace(), "idempotency-key": key })).status]).toEqual([key, 422]);
});

test("from one place so many demos may be open at once, exactly, whatever runs in parallel", async () => {
  const here = aPlace();
  const answers = await Promise.all(Array.from({ length: 5 }, () => create(here)));
  expect(answers.filter((it) => it.status === 201)).toHaveLength(3);
  const refused = answers.find((it) => it.status !== 201);
  expect([refused?.status, refused?.json.code, refused?.headers["retry-after"]]).toEqual([
    429,
    "too_many_demos_from_here",
    "60",
  ]);
  const opened = answers.find((it) => it.status === 201)?.json.id;
  await endOne(service.deps, opened, ["active"], "terminated", "test", "test");
  expect((await create(here)).status).toBe(201);
  const { rows } = await service.superuser.query("select address_hash from demo_sessions where id = $1", [opened]);
  expect(rows[0].address_hash).toBeNull();
});

test("a whole /64 is one place, the next one another", async () => {
  const from = (address: string) => create({ "x-forwarded-for": address });
  for (const host of ["1", "2", "3"]) expect((await from(`2001:db8:1:1::${host}`)).status).toBe(201);
  expect((await from("2001:db8:1:1:ffff::4")).status).toBe(429);
  expect((await from("2001:db8:1:2::1")).status).toBe(201);
});

test("from one place so many may be opened in ten minutes, and the headers count down; what fails does not count", async () => {
  const here = aPlace();
  const left: string[] = [];
  for (let n = 0; n < 6; n += 1) {
    expect((await create(here, { scenario_name: "none" })).status).toBe(422);
    const opened = await create(here);
    left.push(String(opened.headers["ratelimit"]).split(";")[1] ?? "");
    expect(opened.headers["ratelimit-policy"]).toBe('"create";q=6;w=600');
    await end(opened.json.id);
  }
  expect(left).toEqual(["r=5", "r=4", "r=3", "r=2", "r=1", "r=0"]);
  const refused = await create(here);
  expect([refused.status, refused.json.code]).toEqual([429, "too_many_demos_from_here"]);
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(590);
});

test("who is told to come back later and asks again and again is limited too", async () => {
  const here = aPlace();
  for (let n = 0; n < 3; n += 1) await create(here);
  const refused: string[] = [];
  for (let n = 0; n < 4; n += 1) refused.push((await create(here)).json.detail);
  expect(refused).toEqual([
    ...Array(3).fill("From here 3 demos are open already."),
    "From here 6 demos were asked for lately.",
  ]);
});

test("staff are not limited", async () => {
  const headers = { ...aPlace(), authorization: `Bearer ${OPERATOR_KEY}` };
  for (let n = 0; n < 8; n += 1) expect((await create(headers)).status).toBe(201);
});

test("a demo's workspace answers so many requests a minute, its people together, and other demos go on", async () => {
  const busy = await aService({ DEMO_REQUESTS_PER_MINUTE: "3" });
  try {
    const [mine, theirs] = [await busy.call("POST", "/demo-sessions"), await busy.call("POST", "/demo-sessions")];
    const me = (token: string) => busy.call("GET", "/workspace/me", { token });
    const view = await busy.call("POST", "/workspace/view-as", {
      token: mine.json.session_token,
      body: { role: "baker" },
    });
    expect((await me(view.json.access_token)).headers["ratelimit"]).toMatch(/^"requests";r=1;t=\d+$/);
    expect((await me(mine.json.session_token)).status).toBe(200);
    const refused = await me(view.json.access_token);
    expect([refused.status, refused.json.code, Number(refused.headers["retry-after"]) > 50]).toEqual([
      429,
      "too_many_requests",
      true,
    ]);
    expect((await me(theirs.json.session_token)).status).toBe(200);
  } finally {
    await busy.close();
  }
});

test("a forged X-Forwarded-For changes nothing when no proxy is trusted", async () => {
  const direct = await aService({ MAX_DEMOS_PER_IP: "2" });
  try {
    const from = (n: number) =>
      direct.call("POST", "/demo-sessions", { headers: { "x-forwarded-for": `198.51.100.${n}` } });
    expect([(await from(1)).status, (await from(2)).status, (await from(3)).status]).toEqual([201, 201, 429]);
  } finally {
    await direct.close();
  }
});

test("neither token nor password of a keyed creation is stored in either database", async () => {
  const { json: opened } = await create({ ...aPlace(), "idempotency-key": "kept" });
  const { rows } = await service.superuser.query("select answer::text from idempotency_keys where session_id = $1", [
    opened.id,
  ]);
  expect(rows[0].answer).toContain(opened.credentials[0].email);
  const everything = [await contentsOf(service.superuser), await contentsOf(service.demoDatabase.superuser)].join();
  expect(everything).toContain(opened.id);
  for (const secret of [opened.session_token, ...opened.credentials.map((it: { password: string }) => it.password)])
    expect(everything).not.toContain(secret);
});
