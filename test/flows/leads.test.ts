import { afterAll, beforeAll, expect, test } from "vitest";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";
import { event, leadsOf, type Opened } from "../leads.ts";
import { aPerson } from "../staff.ts";
import { there } from "../there.ts";

let service: TestService;
let rep: { id: string; token: string };
beforeAll(async () => {
  service = await aService({ MAX_CONCURRENT_DEMOS: "1000" });
  rep = await aPerson(service, "rep", "marta");
});
afterAll(() => service.close());

const { open, leads, leave, find, read, happen } = leadsOf(() => service);

test("without a box nothing is kept, nor a box without the address that it is about, nor what is no address", async () => {
  const demo = await open();
  for (const [body, pointer] of [
    [{ email: "a@sol.test", consents: [] }, "/consents"],
    [{ email: "a@sol.test", consents: ["call"] }, "/phone"],
    [{ phone: "+34600111222", consents: ["email"] }, "/email"],
    [{ name: "Rosa", consents: ["steps"] }, "/email"],
    [{ email: "a@sol.test\r\nbcc: b@sol.test", consents: ["email"] }, "/email"],
    [{ phone: "600 111 222", consents: ["call"] }, "/phone"],
    [{ email: "a@sol.test", consents: ["email", "email"] }, "/consents"],
  ] as const) {
    const answer = await leave(demo, body);
    expect([body, answer.status]).toEqual([body, 422]);
    expect(JSON.stringify(answer.json)).toContain(pointer);
  }
  expect(await leads()).toEqual([]);
});

test("what was ticked is kept word for word, each box by itself, and one that is unticked is withdrawn at once", async () => {
  const demo = await open();
  const given = await leave(demo, {
    name: "Rosa",
    email: "rosa@sol.test",
    phone: "+34600111222",
    consents: ["email", "call", "steps"],
  });
  expect(given.json.consents.map((it) => it.text).toSorted()).toEqual([
    "Podéis escribirme.",
    "Podéis llamarme al móvil que dejo.",
    "Podéis ver lo que hice en la demo.",
  ]);
  const lead = there(await find("rosa@sol.test"));
  expect(lead).toMatchObject({ stage: "new", may_be_called: true, engagement: { score: 20 } });
  const call = there(lead.consents.find((it) => it.kind === "call"));
  const months = (Date.parse(there(call.valid_until)) - Date.parse(call.given_at)) / (30.44 * 86_400_000);
  expect(Math.round(months)).toBe(24);
  await leave(demo, { email: "rosa@sol.test", consents: ["email"], locale: "en" });
  const after = await read(lead.id);
  expect(after).toMatchObject({ may_be_called: false, engagement: null, sessions: [] });
  expect(after.consents.filter((it) => it.revoked_at === null).map((it) => it.kind)).toEqual(["email"]);
  // What held goes on as it was given; only what is given anew has new words.
  expect(after.consents.find((it) => it.kind === "email" && it.revoked_at === null)?.locale).toBe("es");
});

test("what they say of their business tells how far the product is for them, and adds nothing to the score", async () => {
  const demo = await open();
  const wanted = { email: "fit@sol.test", consents: ["email", "steps"] };
  const say = async (business?: object) => {
    const left = await leave(demo, { ...wanted, ...(business && { business }) });
    const { fit, business: shown, engagement } = there(await find("fit@sol.test"));
    expect(shown).toEqual(left.json.business);
    expect(engagement?.score).toBe(8);
    return [left.status, fit, shown];
  };
  expect(await say()).toEqual([200, null, null]);
  // Nothing told is nothing.
  expect(await say({})).toEqual([200, null, null]);
  const two = { city: "Getafe", prints: "yes" };
  expect(await say(two)).toEqual([200, { fits: ["city", "prints"], of: 3 }, two]);
  // That they do not is said, and speaks against it.
  const against = { prints: "no", till: "Una caja con rollo" };
  expect(await say(against)).toEqual([200, { fits: ["till"], of: 3 }, against]);
  // Said anew without it, it is no more.
  expect(await say()).toEqual([200, null, null]);
  for (const [business, pointer] of [
    [{ prints: "seldom" }, "/business/prints"],
    [{ city: "" }, "/business/city"],
    [{ city: "x".repeat(61) }, "/business/city"],
    [{ prints: true }, "/business/prints"],
    [{ ovens: "2" }, "/business/ovens"],
    [{ "__proto__; --": "x" }, "/business"],
  ] as const) {
    const answer = await leave(demo, { ...wanted, business });
    expect([business, answer.status]).toEqual([business, 422]);
    expect(JSON.stringify(answer.json)).toContain(pointer);
  }
});

test("a consent to be called that is older than 24 months is none", async () => {
  const demo = await open();
  await leave(demo, { phone: "+34600111333", email: "old@sol.test", consents: ["call"] });
  const lead = there(await find("old@sol.test"));
  expect((await leads("&call=today")).map((it) => it.id)).toContain(lead.id);
  await service.superuser.query(
    "update lead_consents set given_at = now() - interval '24 months 1 day' where lead_id = $1",
    [lead.id],
  );
  expect((await read(lead.id)).may_be_called).toBe(false);
  expect((await leads("&call=today")).map((it) => it.id)).not.toContain(lead.id);
});

test("before the third box nobody of the team learns what somebody did; after it the score is the sum of its lines", async () => {
  const demo = await open();
  await happen(demo, [
    event("feature_used", { feature: "sales", visible_seconds: 400 }),
    event("feature_used", { feature: "forecasting", visible_seconds: 90 }, -0.0001),
    event("action_performed", { action: "send_order" }),
    event("action_performed", { action: "guide_step", step: "order" }),
  ]);
  await leave(demo, { email: "ana@sol.test", consents: ["email"] });
  const { id } = there(await find("ana@sol.test"));
  expect(JSON.stringify(await read(id))).not.toContain("send_order");
  expect(await read(id)).toMatchObject({ engagement: null, sessions: [] });
  await leave(demo, { email: "ana@sol.test", consents: ["email", "steps"] });
  const { engagement, sessions } = await read(id);
  expect(sessions.map((it) => it.id)).toEqual([demo.id]);
  const { lines, score, acts, areas_seen } = there(engagement);
  expect(score).toBe(lines.reduce((sum, it) => sum + it.points, 0));
  expect(lines.find((it) => it.kind === "acts")).toMatchObject({ points: 3, n: 1 });
  expect(acts.map((it) => it.action)).toEqual(["send_order"]);
  expect(areas_seen.length).toBeGreaterThan(0);
});

test("the same address is the same person, from however many demos, and however many leave it at once", async () => {
  const demos = await Promise.all([open(), open(), open(), open()]);
  const answers = await Promise.all(
    demos.map((it, n) => leave(it, { email: n % 2 ? "LUIS@sol.test" : "luis@sol.test", consents: ["email", "steps"] })),
  );
  expect(answers.map((it) => it.status)).toEqual([200, 200, 200, 200]);
  const found = (await leads()).filter((it) => it.email?.toLowerCase() === "luis@sol.test");
  expect(found.map((it) => it.demos)).toEqual([4]);
});

test("whoever says somebody else's address learns nothing of them, changes nothing of theirs and cannot erase them", async () => {
  const [victim, attacker] = [await open(), await open()];
  await leave(victim, {
    name: "Vera",
    email: "vera@sol.test",
    phone: "+34600777666",
    consents: ["email", "call", "steps"],
  });
  await happen(victim, [event("action_performed", { action: "send_order" })]);
  const taken = await leave(attacker, { name: "Otra", email: "VERA@sol.test", consents: ["email"] });
  expect(JSON.stringify(taken.json)).not.toContain("600777666");
  expect(taken.json).toMatchObject({ name: "Otra", phone: null });
  const own = await service.call("GET", `/demo-sessions/${victim.id}/lead`, { token: victim.session_token });
  expect(own.json).toMatchObject({ name: "Vera", phone: "+34600777666" });
  expect(own.json.consents.filter((it) => it.revoked_at === null)).toHaveLength(3);
  const lead = there(await find("vera@sol.test"));
  // Of the other's demo nothing was allowed to be seen, and who left the address first is who is called.
  expect((await read(lead.id)).sessions.map((it) => it.id)).toEqual([victim.id]);
  await leave(attacker, {
    name: "Otra",
    email: "vera@sol.test",
    phone: "+34699999999",
    company: "Otra SL",
    consents: ["email"],
  });
  expect(await read(lead.id)).toMatchObject({
    name: "Vera",
    phone: "+34600777666",
    company: null,
    may_be_called: true,
    claims: [{ name: "Otra", phone: "+34699999999" }],
  });
  // By another address they are somebody else, and the first one stays.
  await leave(attacker, { email: "evil@sol.test", consents: ["email"] });
  expect(await read(lead.id)).toMatchObject({ email: "vera@sol.test", demos: 1, claims: [] });
  await leave(attacker, { name: "Otra", email: "vera@sol.test", consents: ["email"] });
  expect(await find("evil@sol.test")).toBeUndefined();
  await service.call("DELETE", `/demo-sessions/${attacker.id}/lead`, { token: attacker.session_token });
  expect(await read(lead.id)).toMatchObject({ name: "Vera", email: "vera@sol.test", demos: 1, may_be_called: true });
});

test("whoever left the address first takes everything with them, and what others left is a person of its own", async () => {
  const [first, second] = [await open(), await open()];
  await leave(first, { name: "Lola", email: "lola@sol.test", consents: ["email"] });
  const lead = there(await find("lola@sol.test"));
  await service.call("POST", `/leads/${lead.id}/notes`, {
    token: OPERATOR_KEY,
    body: { outcome: "spoke", text: "secreto" },
  });
  await leave(second, { name: "Otra", email: "lola@sol.test", consents: ["email"] });
  const gone = await service.call("DELETE", `/demo-sessions/${first.id}/lead`, { token: first.session_token });
  expect(gone.status).toBe(200);
  const left = there(await find("lola@sol.test"));
  expect(left).toMatchObject({ name: "Otra", stage: "new", demos: 1, phone: null });
  expect((await read(left.id)).notes).toEqual([]);
  expect((await service.call("GET", `/leads/${lead.id}`, { token: OPERATOR_KEY })).status).toBe(404);
});

test("a box is ticked for the number beside it: another number is another consent", async () => {
  const demo = await open();
  await leave(demo, { phone: "+34600111555", email: "num@sol.test", consents: ["call"] });
  await service.superuser.query("update lead_consents set given_at = now() - interval '1 year' where session_id = $1", [
    demo.id,
  ]);
  await leave(demo, { phone: "+34600111556", email: "num@sol.test", consents: ["call"] });
  const { consents } = there(await find("num@sol.test"));
  const [held] = consents.filter((it) => it.kind === "call" && it.revoked_at === null);
  expect(Date.now() - Date.parse(there(held).given_at)).toBeLessThan(60_000);
  expect(consents).toHaveLength(2);
});

test("another rep's prospect is not taken by saying their address first, and in the team's own demos nobody is left", async () => {
  const [one, two] = [await aPerson(service, "rep", "rep-one"), await aPerson(service, "rep", "rep-two")];
  const byLinkOf = async (token: string, cookie?: string) => {
    const { code } = (await service.call("POST", "/demo-links", { token, body: {} })).json;
    const headers = { "user-agent": "Mozilla/5.0 x", ...(cookie && { cookie }) };
    return (await service.call("POST", "/demo-links/redeem", { body: { code }, headers })).json as Opened;
  };
  await leave(await byLinkOf(two.token), { email: "joan@sol.test", consents: ["email"] });
  await leave(await byLinkOf(one.token), { name: "Joan", email: "joan@sol.test", consents: ["email"] });
  expect((await find("joan@sol.test", one.token))?.name).toBe("Joan");
  expect((await find("joan@sol.test", two.token))?.name).toBeNull();
  const own = await byLinkOf(one.token, `staff_session=${one.token}`);
  expect((await leave(own, { email: "fake@sol.test", consents: ["email", "steps"] })).status).toBe(403);
});

test("nobody but whoever opened the demo speaks for them: no colleague, no password, no rep", async () => {
  const demo = await open();
  const invited = await service.call("POST", `/demo-sessions/${demo.id}/invitations`, {
    token: demo.session_token,
    body: { role: "owner" },
  });
  const { access_token } = (
    await service.call("POST", "/demo-sessions/invitations/redeem", { body: { code: invited.json.code } })
  ).json;
  for (const method of ["GET", "PUT", "DELETE"] as const) {
    const body = method === "PUT" ? { body: { email: "x@sol.test", consents: ["email"] } } : {};
    expect(
      (await service.call(method as "GET", `/demo-sessions/${demo.id}/lead`, { token: access_token, ...body })).status,
    ).toBe(403);
  }
  const password = await service.call(
    "POST",
    `/demo-sessions/${demo.id}/credentials/owner/regenerate` as "/demo-sessions/x/reset",
    { token: rep.token },
  );
  expect(password.status).toBe(403);
});
