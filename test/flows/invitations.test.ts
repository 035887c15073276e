import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { aService, OPERATOR_KEY, PUBLIC_URL, type TestService } from "../app-under-test.ts";

let service: TestService;
beforeAll(async () => {
  service = await aService();
});
beforeEach(() => service.deps.signInLimit.limiter.delete("127.0.0.1"));
afterAll(() => service.close());

const open = async () => (await service.call("POST", "/demo-sessions")).json;
const invite = (id: string, token: string, body: object = { role: "clerk" }) =>
  service.call("POST", `/demo-sessions/${id}/invitations`, { token, body });
const redeem = (code: string) => service.call("POST", "/demo-sessions/invitations/redeem", { body: { code } });

test("a colleague comes in by a code, in the role it names, into the same demo", async () => {
  const { id, session_token: token } = await open();
  const invited = await invite(id, token, { role: "clerk", uses: 2 });
  expect(invited.json).toMatchObject({
    role: "clerk",
    uses: 2,
    url: `${PUBLIC_URL}/w/${id}#invitation=${invited.json.code}`,
  });
  const come = await redeem(invited.json.code);
  expect(come.json).toMatchObject({ session_id: id, role: "clerk" });
  const me = (await service.call("GET", "/workspace/me", { token: come.json.access_token })).json;
  expect([me.role, me.session_id]).toEqual(["clerk", id]);
  expect((await redeem(invited.json.code)).status).toBe(200);
  expect((await redeem(invited.json.code)).json.code).toBe("invitation_not_valid");
  const { rows } = await service.superuser.query(
    "select action from audit_log where session_id = $1 and action like 'invitation%' order by id",
    [id],
  );
  expect(rows.map((it) => it.action)).toEqual(["invitation_created", "invitation_redeemed", "invitation_redeemed"]);
});

test("an invitation that is asked for again under its key is the same one, and its code is not stored", async () => {
  const { id, session_token: token } = await open();
  const ask = (uses: number) =>
    service.call("POST", `/demo-sessions/${id}/invitations`, {
      token,
      body: { role: "buyer", uses },
      headers: { "idempotency-key": "ask" },
    });
  const first = await ask(2);
  expect((await ask(2)).json).toEqual(first.json);
  expect((await ask(3)).json.code).toBe("idempotency_key_reused");
  const { rows } = await service.superuser.query("select it::text from demo_invitations it where session_id = $1", [
    id,
  ]);
  expect(rows).toHaveLength(1);
  expect(rows[0].it).not.toContain(first.json.code.slice(4));
});

test("of sixty that bring one code at once, exactly as many come in as it allows", async () => {
  const { id, session_token: token } = await open();
  const { code } = (await invite(id, token, { role: "buyer", uses: 5 })).json;
  const answers = await Promise.all(Array.from({ length: 60 }, () => redeem(code)));
  expect(answers.filter((it) => it.status === 200)).toHaveLength(5);
});

test("a code is good for an hour and as long as its demo lives", async () => {
  const { id, session_token: token } = await open();
  const [old, late] = [(await invite(id, token)).json.code, (await invite(id, token)).json.code];
  await service.superuser.query(
    "update demo_invitations set expires_at = clock_timestamp() where code_hash = encode(sha256($1::bytea), 'hex')",
    [old],
  );
  expect((await redeem(old)).json.code).toBe("invitation_not_valid");
  await service.call("DELETE", `/demo-sessions/${id}`, { token });
  expect((await redeem(late)).json.code).toBe("invitation_not_valid");
  expect((await redeem("inv_unknown")).status).toBe(404);
});

test("only the owner of a live demo invites, and not without end", async () => {
  const [mine, theirs] = [await open(), await open()];
  const token = mine.session_token;
  const manager = (await service.call("POST", "/workspace/view-as", { token, body: { role: "manager" } })).json;
  expect((await invite(mine.id, manager.access_token)).status).toBe(403);
  expect((await invite(mine.id, OPERATOR_KEY)).status).toBe(403);
  expect((await invite(theirs.id, token)).status).toBe(404);
  for (const body of [{}, { role: "king" }, { role: "buyer", uses: 6 }, { role: "buyer", uses: 0 }])
    expect((await invite(mine.id, token, body)).status).toBe(422);
  for (let n = 0; n < 20; n += 1) expect((await invite(mine.id, token)).status).toBe(201);
  expect((await invite(mine.id, token)).json.code).toBe("too_many_invitations");
  await service.call("DELETE", `/demo-sessions/${mine.id}`, { token });
  expect((await invite(mine.id, token)).status).toBe(410);
});
