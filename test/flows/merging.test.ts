import { generateKeyPairSync } from "node:crypto";
import { compactDecrypt } from "jose";
import { afterAll, beforeAll, expect, test } from "vitest";
import { destroySealed } from "../../server/leads/seal.ts";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";
import { contentsOf } from "../database.ts";
import { leadsOf } from "../leads.ts";
import { aPerson } from "../staff.ts";
import { there } from "../there.ts";

/* Two addresses of one person; and who is blocked before they are destroyed. */

const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
const SEAL = {
  ERASURE: "block",
  ERASURE_SEAL_KEY: publicKey.export({ format: "der", type: "spki" }).toString("base64"),
};

let service: TestService;
let blocking: TestService;
beforeAll(async () => {
  [service, blocking] = await Promise.all([aService(), aService(SEAL)]);
});
afterAll(() => Promise.all([service.close(), blocking.close()]));

const { open, leave, find, read } = leadsOf(() => service);
const merge = (id: string, lead_id: string, token: string = OPERATOR_KEY) =>
  service.call("POST", `/leads/${id}/merges`, { token, body: { lead_id } });
const part = (id: string, merge_id: string) =>
  service.call("DELETE", `/leads/${id}/merges/${merge_id}` as "/leads/{id}/merges/{merge}", { token: OPERATOR_KEY });
const note = (id: string, text: string) =>
  service.call("POST", `/leads/${id}/notes`, { token: OPERATOR_KEY, body: { text } });

async function two(name: string) {
  const [one, other] = [await open(), await open()];
  await leave(one, { email: `${name}@sol.test`, name: "Rosa", consents: ["email"] });
  await leave(other, {
    email: `${name}.casa@sol.test`,
    name: "Rosa A.",
    phone: "+34600000147",
    consents: ["call", "steps"],
  });
  const ids = [there(await find(`${name}@sol.test`)).id, there(await find(`${name}.casa@sol.test`)).id] as const;
  await note(ids[0], "de una");
  await note(ids[1], "de la otra");
  return { one, other, ids };
}

const shownOf = async (id: string) => {
  const { notes, sessions: _, merges: _merges, updated_at: _at, version: _version, ...rest } = await read(id);
  return { ...rest, notes: notes.map((it) => it.text).sort() };
};

test("joined they are who left an address first, with all that was noted; parted each is who they were", async () => {
  const { ids } = await two("ana");
  const [one, other] = ids;
  const before = [await shownOf(one), await shownOf(other)];
  const joined = await merge(one, other);
  expect(joined.status).toBe(201);
  expect(joined.json).toMatchObject({ email: "ana@sol.test", demos: 2, merges: [{ email: "ana.casa@sol.test" }] });
  expect(joined.json.notes.map((it) => it.text).sort()).toEqual(["de la otra", "de una"]);
  expect(await find("ana.casa@sol.test")).toBeUndefined();
  // The phone was left by whoever says that they are the same: nobody has shown it.
  expect(joined.json.may_be_called).toBe(false);
  await note(one, "después");
  const parted = await part(one, there(joined.json.merges[0]).id);
  expect(parted.json).toEqual({ lead_id: other });
  expect(await shownOf(other)).toEqual(before[1]);
  expect(await shownOf(one)).toEqual({ ...there(before[0]), notes: ["de una", "después"] });
  expect((await part(one, there(joined.json.merges[0]).id)).status).toBe(404);
});

test("nobody is joined to themselves, to another rep's or twice; and an address that is there again is not taken", async () => {
  const { ids } = await two("eva");
  const [one, second] = ids;
  expect((await merge(one, one)).status).toBe(422);
  const rep = await aPerson(service, "rep", "marta");
  const stranger = await aPerson(service, "rep", "stranger");
  await service.superuser.query("update leads set owner_id = $2 where id = $1", [second, stranger.id]);
  expect((await merge(one, second, rep.token)).status).toBe(404);
  await service.superuser.query("update leads set owner_id = null where id = $1", [second]);
  const both = await Promise.all([merge(one, second), merge(one, second), merge(second, one)]);
  expect(both.filter((it) => it.status === 201)).toHaveLength(1);
  const kept = there(both.find((it) => it.status === 201)).json;
  const again = await open();
  await leave(again, { email: kept.id === one ? "eva.casa@sol.test" : "eva@sol.test", consents: ["email"] });
  expect((await part(kept.id, there(kept.merges[0]).id)).json.code).toBe("conflict");
});

test("who forgets themselves is forgotten as whom they were before, too", async () => {
  const { ids, other } = await two("luz");
  await merge(ids[0], ids[1]);
  await service.call("DELETE", `/demo-sessions/${other.id}/lead`, { token: other.session_token });
  expect(await contentsOf(service.superuser)).not.toContain("luz.casa@sol.test");
  expect((await read(ids[0])).merges).toEqual([]);
  await service.call("DELETE", `/leads/${ids[0]}`, { token: OPERATOR_KEY });
  expect(await contentsOf(service.superuser)).not.toContain("luz@sol.test");
});

test("nothing of an erased person stays where they were joined, nor on a link that was made for another address of theirs", async () => {
  const { ids, one, other } = await two("sara");
  const [first, second] = ids;
  await merge(first, second);
  // By their second address a link was made; and then they leave a third one.
  const link = { person_name: "Sara Segunda", person_email: "sara.casa@sol.test" };
  await service.call("POST", "/demo-links", { token: OPERATOR_KEY, body: link });
  await leave(other, { email: "sara.nueva@sol.test", consents: ["email"] });
  await service.call("DELETE", `/demo-sessions/${other.id}/lead`, { token: other.session_token });
  const left = await contentsOf(service.superuser);
  for (const said of ["sara.nueva@sol.test", "sara.casa@sol.test"])
    expect([said, left.includes(said)]).toEqual([said, false]);
  expect((await read(first)).merges).toEqual([]);
  await service.call("DELETE", `/demo-sessions/${one.id}/lead`, { token: one.session_token });
  expect(await contentsOf(service.superuser)).not.toContain("sara@sol.test");
});

test("who is erased joined is gone from links by either address; and what they kept is destroyed whoever they were", async () => {
  const { ids, other } = await two("noa");
  for (const person_email of ["noa@sol.test", "noa.casa@sol.test"])
    await service.call("POST", "/demo-links", {
      token: OPERATOR_KEY,
      body: { person_name: `De ${person_email}`, person_email },
    });
  await merge(ids[0], ids[1]);
  await service.superuser.query(
    "insert into work_claims (session_id, code_hash, payload, items, expires_at) values ($1, 'x', '{\"items\": [1]}', 1, now() + interval '1 day')",
    [other.id],
  );
  await service.call("DELETE", `/demo-sessions/${other.id}/lead`, { token: other.session_token });
  expect((await service.superuser.query("select from work_claims")).rowCount).toBe(0);
  await service.call("DELETE", `/leads/${ids[0]}`, { token: OPERATOR_KEY });
  const left = await contentsOf(service.superuser);
  expect(left).not.toContain("noa@sol.test");
});

test("who is a customer stays one when joined, and what was to come next is not lost", async () => {
  const { ids } = await two("mar");
  await service.superuser.query("update leads set stage = 'paid', next_step = 'Factura' where id = $1", [ids[1]]);
  expect((await merge(ids[0], ids[1])).json).toMatchObject({ stage: "paid", next_step: "Factura" });
});

test("who was joined to somebody who is parted again goes back with them", async () => {
  const [a, b] = [await two("uno"), await two("dos")];
  await merge(a.ids[0], a.ids[1]);
  const joined = await merge(b.ids[0], a.ids[0]);
  expect(joined.json.merges).toHaveLength(2);
  const last = there(joined.json.merges.find((it) => it.email === "uno@sol.test"));
  await part(b.ids[0], last.id);
  const back = await read(a.ids[0]);
  expect(back.merges.map((it) => it.email)).toEqual(["uno.casa@sol.test"]);
  expect((await read(b.ids[0])).merges).toEqual([]);
  expect((await part(a.ids[0], there(back.merges[0]).id)).status).toBe(200);
});

test("where the law wants it, who is erased is sealed for a key that is elsewhere, and destroyed on a day that is said", async () => {
  const people = leadsOf(() => blocking);
  const demo = await people.open();
  await people.leave(demo, { email: "sol@sol.test", name: "Sol Alcaide", consents: ["email"] });
  const { status, json } = await blocking.call("DELETE", `/demo-sessions/${demo.id}/lead`, {
    token: demo.session_token,
  });
  expect(status).toBe(200);
  const years = (Date.parse(there(json.destroy_at)) - Date.now()) / 86_400_000 / 365.25;
  expect(Math.abs(years - 3)).toBeLessThan(0.02);
  // In no table, but for what nobody here can read.
  const everything = await contentsOf(blocking.superuser);
  for (const said of ["sol@sol.test", "Sol Alcaide"]) expect(everything).not.toContain(said);
  const { rows } = await blocking.superuser.query("select sealed from sealed_people");
  const opened = JSON.parse(new TextDecoder().decode((await compactDecrypt(rows[0].sealed, privateKey)).plaintext));
  expect(opened).toMatchObject({
    lead: { email: "sol@sol.test" },
    left: [{ name: "Sol Alcaide" }],
    consents: [{ kind: "email" }],
  });
  await expect(blocking.deps.main.selectFrom("sealed_people").select("sealed").execute()).rejects.toThrow(
    "permission denied",
  );
  await destroySealed(blocking.deps.main);
  expect((await blocking.superuser.query("select from sealed_people")).rowCount).toBe(1);
  await blocking.superuser.query("update sealed_people set destroy_at = now()");
  await destroySealed(blocking.deps.main);
  expect((await blocking.superuser.query("select from sealed_people")).rowCount).toBe(0);
});
