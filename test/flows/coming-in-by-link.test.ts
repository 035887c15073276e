import { afterAll, beforeAll, expect, test } from "vitest";
import { aService, OPERATOR_KEY, PUBLIC_URL, type TestService } from "../app-under-test.ts";
import { linksOf, SAFARI } from "../links.ts";
import { aPerson } from "../staff.ts";

let service: TestService;
let rep: { id: string; token: string };
beforeAll(async () => {
  service = await aService({ MAX_CONCURRENT_DEMOS: "1000" });
  rep = await aPerson(service, "rep", "marta");
});
afterAll(() => service.close());

const OWN_PAGE = { origin: PUBLIC_URL };
const { make, redeem, read, door, freely } = linksOf(
  () => service,
  () => rep,
);
const cookieOf = (headers: Readonly<Record<string, unknown>>) => String(headers["set-cookie"]).split(";")[0] ?? "";

test("of two hundred presses at once exactly as many come in as may, and a failed one gives its use back", async () => {
  const { id, code } = await make({ max_uses: 7 });
  const pressed = await Promise.all(
    Array.from({ length: 200 }, (_, n) => {
      return service.app.inject({
        method: "POST",
        url: "/api/v1/demo-links/redeem",
        remoteAddress: `10.0.${n % 50}.${n}`,
        headers: { ...OWN_PAGE, "user-agent": SAFARI },
        payload: { code },
      });
    }),
  );
  const statuses = pressed.map((it) => it.statusCode);
  expect([statuses.filter((it) => it === 201).length, statuses.filter((it) => it === 410).length]).toEqual([7, 193]);
  expect(pressed.find((it) => it.statusCode === 410)?.json()).toMatchObject({
    code: "link_works_no_more",
    state: "used_up",
  });
  expect(await read(id)).toMatchObject({ uses: 7, state: "used_up", live_demos: 7 });
  await service.superuser.query(
    `update demo_sessions set status = 'failed', terminated_at = now()
      where id = (select id from demo_sessions where link_id = $1 limit 1)`,
    [id],
  );
  expect(await read(id)).toMatchObject({ uses: 6, state: "open" });
});

test("the same browser comes back to the same demo, counted once; where that is not wanted it gets another", async () => {
  await freely();
  const [back, fresh] = [await make(), await make({ returns: false })];
  for (const [link, uses] of [
    [back, 1],
    [fresh, 2],
  ] as const) {
    const first = await redeem(link.code);
    const cookie = cookieOf(first.headers);
    const again = await redeem(link.code, {}, { cookie });
    expect([again.status, again.json.id === first.json.id]).toEqual(uses === 1 ? [200, true] : [201, false]);
    expect((await read(link.id)).uses).toBe(uses);
  }
  const cookie = cookieOf((await redeem(back.code)).headers);
  const { id } = (await redeem(back.code, {}, { cookie })).json;
  await service.call("DELETE", `/demo-sessions/${id}`, { token: OPERATOR_KEY });
  // What has ended is not gone back to.
  expect((await redeem(back.code, {}, { cookie })).status).toBe(201);
});

test("what somebody of the team opens by it to look counts nowhere, nor do pictures for a message and machines", async () => {
  await freely();
  const link = await make({ max_uses: 1 });
  const mine = await redeem(link.code, {}, { cookie: `staff_session=${rep.token}` });
  expect(mine.status).toBe(201);
  expect(await read(link.id)).toMatchObject({ uses: 0, live_demos: 0, not_counted: { team: 1 } });
  expect((await redeem(link.code, {}, { "user-agent": "WhatsApp/2.24.20.89 A" })).status).toBe(403);
  expect((await redeem(link.code)).status).toBe(201);
});

test("a passcode lets in who knows it; five wrong ones lock the link for all, and a new one unlocks it", async () => {
  await freely();
  const { id, code } = await make({ passcode: "horno7", max_uses: 50 });
  expect((await redeem(code)).json).toMatchObject({ code: "wrong_passcode", tries_left: null });
  expect((await redeem(code, { passcode: "horno8" })).json).toMatchObject({ code: "wrong_passcode", tries_left: 4 });
  expect((await redeem(code, { passcode: " horno7 " })).status).toBe(201);
  expect((await door(code)).tries_left).toBe(5);
  await freely();
  const tries = await Promise.all(Array.from({ length: 12 }, (_, n) => redeem(code, { passcode: `wrong${n}` })));
  expect(tries.filter((it) => it.json.code === "wrong_passcode")).toHaveLength(5);
  expect((await redeem(code, { passcode: "horno7" })).json).toMatchObject({
    code: "link_works_no_more",
    state: "locked",
  });
  const { version } = await read(id);
  const edited = await service.call("PATCH", `/demo-links/${id}`, {
    token: rep.token,
    body: { version, passcode: "masa9madre" },
  });
  expect(edited.json).toMatchObject({ state: "open", version: version + 1 });
  expect((await redeem(code, { passcode: "masa9madre" })).status).toBe(201);
  const { rows } = await service.superuser.query("select passcode_hash from demo_links where id = $1", [id]);
  expect(rows[0].passcode_hash).toMatch(/^\$argon2id\$/);
});

test("only people of the allowed houses come in, and their address is not kept", async () => {
  await freely();
  const { code } = await make({ allowed_domains: ["Sol.Test"] });
  for (const [email, pointer] of [
    [undefined, "/email"],
    ["a@luna.test", "/email"],
    ["a@evil-sol.test", "/email"],
  ] as const)
    expect((await redeem(code, email ? { email } : {})).json).toMatchObject({
      code: "invalid_input",
      errors: [{ pointer }],
    });
  const opened = await redeem(code, { email: "rosa@SOL.test" });
  expect(opened.status).toBe(201);
  const { rows } = await service.superuser.query("select to_jsonb(s)::text as row from demo_sessions s where id = $1", [
    opened.json.id,
  ]);
  expect(rows[0].row).not.toContain("rosa@");
});

test("a withdrawn link lets nobody in; its demos live on, or end with it", async () => {
  await freely();
  const [kept, ended] = [await make(), await make()];
  for (const [link, end_demos, status] of [
    [kept, false, "active"],
    [ended, true, "terminated"],
  ] as const) {
    const { id } = (await redeem(link.code)).json;
    const revoked = await service.call("POST", `/demo-links/${link.id}/revoke`, {
      token: rep.token,
      body: { end_demos },
    });
    expect(revoked.json.state).toBe("revoked");
    expect((await redeem(link.code)).json).toMatchObject({ state: "revoked" });
    expect((await service.call("GET", `/demo-sessions/${id}`, { token: OPERATOR_KEY })).json.status).toBe(status);
  }
  expect((await door(kept.code)).state).toBe("revoked");
});

test("a machine opens nothing, whatever it presses", async () => {
  const { id, code } = await make();
  for (const agent of ["WhatsApp/2.24", "Mozilla/5.0 ProofpointURLDefense/1.0", "curl/8.10.1"])
    expect((await redeem(code, {}, { "user-agent": agent })).status).toBe(403);
  expect((await read(id)).uses).toBe(0);
});

test("who loses the answer asks again under the same key, also when it was the last use; another link's key is another", async () => {
  const [last, other] = [await make({ max_uses: 1 }), await make({ max_uses: 1 })];
  const headers = { "idempotency-key": "lost" };
  const first = await redeem(last.code, {}, headers);
  const again = await redeem(last.code, {}, headers);
  expect([again.status, again.json.id, again.headers["idempotent-replay"]]).toEqual([201, first.json.id, "true"]);
  const elsewhere = await redeem(other.code, {}, headers);
  expect(elsewhere.json.id).not.toBe(first.json.id);
  expect((await redeem(last.code)).status).toBe(410);
});

test("two of the team who use the same key do not get each other's demo", async () => {
  const [one, two] = [await aPerson(service, "rep", "key-one"), await aPerson(service, "rep", "key-two")];
  const openAs = (token: string) =>
    service.call("POST", "/demo-sessions", { token, headers: { "idempotency-key": "same" } });
  expect((await openAs(one.token)).json.id).not.toBe((await openAs(two.token)).json.id);
});

test("many who look and come in from one network do not shut each other out, but who guesses codes is stopped", async () => {
  await freely();
  const { code } = await make();
  for (let n = 0; n < 80; n += 1) await door(code);
  expect((await service.call("GET", `/demo-links/door/${code}`)).status).toBe(200);
  const guesses = [];
  for (let n = 0; n < 32; n += 1)
    guesses.push((await service.call("GET", `/demo-links/door/guess${n}` as "/demo-links/door/x")).status);
  expect([guesses.filter((it) => it === 404).length, guesses.at(-1)]).toEqual([30, 429]);
  await freely();
});

test("a locked link opens again by itself after half an hour", async () => {
  await freely();
  const { id, code } = await make({ passcode: "horno7" });
  for (let n = 0; n < 5; n += 1) await redeem(code, { passcode: `no${n}no` });
  expect((await read(id)).state).toBe("locked");
  await service.superuser.query("update demo_links set wrong_at = wrong_at - interval '31 minutes' where id = $1", [
    id,
  ]);
  expect((await read(id)).state).toBe("open");
  expect((await redeem(code, { passcode: "horno7" })).status).toBe(201);
});
