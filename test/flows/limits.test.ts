import { afterAll, beforeAll, expect, test } from "vitest";
import { endOne } from "../../server/session/end.ts";
import { anAddress } from "../addresses.ts";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";
import { there } from "../there.ts";

/* So many from one address, and so many requests of one demo. */

let service: TestService;
beforeAll(async () => {
  service = await aService({ MAX_DEMOS_PER_IP: "3", DEMO_CREATE_LIMIT: "6", TRUST_PROXY: "127.0.0.1,10.0.0.0/8" });
});
afterAll(() => service.close());

const create = (headers: Record<string, string>, body?: object) =>
  service.call("POST", "/demo-sessions", { headers, ...(body && { body }) });
const end = (id: string) => service.call("DELETE", `/demo-sessions/${id}`, { token: OPERATOR_KEY });

test("from one address so many demos may be open at once, exactly, whatever runs in parallel", async () => {
  const here = anAddress();
  const answers = await Promise.all(Array.from({ length: 5 }, () => create(here)));
  expect(answers.filter((it) => it.status === 201)).toHaveLength(3);
  const refused = answers.find((it) => it.status !== 201);
  expect([refused?.status, refused?.json.code]).toEqual([429, "too_many_demos_from_here"]);
  const ends = answers.filter((it) => it.status === 201).map((it) => it.json.expires_at);
  expect(refused?.json).toMatchObject({ next_slot_at: ends.sort()[0] });
  const opened = there(answers.find((it) => it.status === 201)).json.id;
  await endOne(service.deps, opened, ["active"], "terminated", "test", "test");
  expect((await create(here)).status).toBe(201);
  const { rows } = await service.superuser.query("select address_hash from demo_sessions where id = $1", [opened]);
  expect(rows[0].address_hash).toBeNull();
});

test("a whole /64 is one address, the next one another", async () => {
  const from = (address: string) => create({ "x-forwarded-for": address });
  for (const host of ["1", "2", "3"]) expect((await from(`2001:db8:1:1::${host}`)).status).toBe(201);
  expect((await from("2001:db8:1:1:ffff::4")).status).toBe(429);
  expect((await from("2001:db8:1:2::1")).status).toBe(201);
});

test("from one address so many may be opened in ten minutes, and the headers count down; what fails does not count", async () => {
  const here = anAddress();
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
  expect([refused.status, refused.json.code]).toEqual([429, "too_many_requests"]);
  expect(Number(refused.headers["retry-after"])).toBeGreaterThan(590);
});

test("who is told to come back later and asks again and again is limited too", async () => {
  const here = anAddress();
  for (let n = 0; n < 3; n += 1) await create(here);
  const refused: string[] = [];
  for (let n = 0; n < 4; n += 1) refused.push((await create(here)).json.detail);
  expect(refused).toEqual([
    ...Array(3).fill("From this address 3 demos are open already."),
    "From here 6 demos were asked for in ten minutes.",
  ]);
});

test("staff are not limited", async () => {
  const headers = { ...anAddress(), authorization: `Bearer ${OPERATOR_KEY}` };
  for (let n = 0; n < 8; n += 1) expect((await create(headers)).status).toBe(201);
});

test("a demo's workspace answers so many requests a minute, its people together, and other demos go on", async () => {
  const busy = await aService({ DEMO_REQUESTS_PER_MINUTE: "3" });
  try {
    const [mine, theirs] = [await busy.call("POST", "/demo-sessions"), await busy.call("POST", "/demo-sessions")];
    const me = (token: string) => busy.call("GET", "/workspace/me", { token });
    const view = await busy.call("POST", "/workspace/view-as", {
      token: mine.json.session_token,
      body: { role: "buyer" },
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
