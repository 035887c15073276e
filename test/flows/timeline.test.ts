import { afterAll, beforeAll, expect, test } from "vitest";
import { teardown } from "../../server/session/teardown.ts";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";
import { aPerson } from "../staff.ts";

/* A demo's life, as far as its prospect lets it be seen. */

let service: TestService;
let rep: { readonly id: string; readonly token: string };
beforeAll(async () => {
  service = await aService();
  rep = await aPerson(service, "rep");
});
afterAll(() => service.close());

const open = async (body?: object) => (await service.call("POST", "/demo-sessions", body ? { body } : {})).json;
const read = async (id: string, token = rep.token) => service.call("GET", `/demo-sessions/${id}/timeline`, { token });
let nextId = 0;
const tell = async (
  { id, session_token: token }: { id: string; session_token: string },
  events: ReadonlyArray<[type: string, data: object, secondsAgo: number]>,
) => {
  // Nothing is told of before it was opened.
  await service.superuser.query("update demo_sessions set created_at = created_at - interval '1 hour' where id = $1", [
    id,
  ]);
  return service.call("POST", `/demo-sessions/${id}/events`, {
    token,
    body: {
      events: events.map(([event_type, event_data, ago]) => {
        nextId += 1;
        return {
          id: `00000000-0000-4000-8000-${String(nextId).padStart(12, "0")}`,
          ...{ event_type, event_data, occurred_at: new Date(Date.now() - ago * 1_000).toISOString() },
        };
      }),
    },
  });
};
const allow = ({ id, session_token: token }: { id: string; session_token: string }, consents: readonly string[]) =>
  service.call("PUT", `/demo-sessions/${id}/lead`, { token, body: { email: `${id}@sol.test`, consents } });

const WHAT_THEY_DID = [
  ["feature_used", { feature: "books", visible_seconds: 40 }, 100],
  ["action_performed", { action: "change_price" }, 120],
  ["action_performed", { action: "guide_step" }, 119],
  ["feature_used", { feature: "sales", visible_seconds: 2 }, 90],
  ["feature_used", { feature: "books", visible_seconds: 30 }, 10],
] as const;

test("with their box it is told where they were and what they did; the guide's marks are no acts", async () => {
  const demo = await open();
  await tell(demo, WHAT_THEY_DID as never);
  await allow(demo, ["email", "steps"]);
  const { status, json } = await read(demo.id);
  expect(status).toBe(200);
  expect(json).toMatchObject({
    may_be_followed: true,
    counts: { visits: 1, areas: 1, acts: 1 },
    areas_unseen: ["sales"],
  });
  expect(json.stays.map((it) => [it.area, it.did, it.seconds])).toEqual([
    ["books", "changed", 40],
    ["sales", "seen", 2],
    ["books", "used", 30],
  ]);
  expect(json.acts.map((it) => it.action)).toEqual(["change_price"]);
  expect(json.path).toEqual({
    opened: true,
    acted: true,
    three_areas: false,
    contact: true,
    trial: false,
    paid: false,
  });
  await service.call("POST", `/demo-sessions/${demo.id}/convert`, { token: OPERATOR_KEY, body: { stage: "trial" } });
  expect((await read(demo.id)).json.path).toMatchObject({ trial: true, paid: false });
  // Taken back, it is counts of nobody at once; their name would make them somebody.
  await allow(demo, ["email"]);
  const after = (await read(demo.id)).json;
  expect(after).toMatchObject({
    may_be_followed: false,
    stays: [],
    acts: [],
    changes: [],
    areas_unseen: [],
    link: null,
    lead_id: null,
  });
});

test("without it there are counts of a demo that is nobody's, and nothing of one with a name or a link", async () => {
  const [nobodys, named] = [await open(), await open({ business_name: "Casa Sol" })];
  const link = (await service.call("POST", "/demo-links", { token: rep.token, body: {} })).json;
  const headers = { "user-agent": "Mozilla/5.0 (X11)" };
  const linked = (await service.call("POST", "/demo-links/redeem", { body: { code: link.code }, headers }))
    .json as typeof named;
  for (const demo of [nobodys, named, linked]) await tell(demo, WHAT_THEY_DID as never);
  expect((await read(nobodys.id)).json.counts).toEqual({ visits: 1, areas: 1, acts: 1 });
  for (const { id } of [named, linked]) {
    const { json } = await read(id);
    expect([json.counts, json.path, json.link, json.stays]).toEqual([null, null, null, []]);
  }
});

test("nor of one in which an address was left, nor of any whose name was forgotten with it", async () => {
  const [left, gone] = [await open(), await open({ business_name: "Casa Nombre" })];
  for (const demo of [left, gone]) await tell(demo, WHAT_THEY_DID as never);
  await allow(left, ["email"]);
  await service.call("DELETE", `/demo-sessions/${gone.id}`, { token: gone.session_token });
  await teardown(service.deps, gone.id);
  for (const { id } of [left, gone]) {
    const { json } = await read(id);
    expect([json.counts, json.path]).toEqual([null, null]);
  }
});

test("another rep's demo is as unknown; a manager sees it", async () => {
  const link = (await service.call("POST", "/demo-links", { token: rep.token, body: {} })).json;
  const headers = { "user-agent": "Mozilla/5.0 (X11)" };
  const demo = (await service.call("POST", "/demo-links/redeem", { body: { code: link.code }, headers })).json as {
    id: string;
  };
  const [other, manager] = [await aPerson(service, "rep", "other"), await aPerson(service, "manager", "boss")];
  expect((await read(demo.id, other.token)).status).toBe(404);
  expect((await read(demo.id, manager.token)).status).toBe(200);
  expect((await read("00000000-0000-4000-8000-000000000000")).status).toBe(404);
});
