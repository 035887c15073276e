import Papa from "papaparse";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";
import { aPerson } from "../staff.ts";

/* Who did what, read and taken along. */

let service: TestService;
beforeAll(async () => {
  service = await aService();
});
afterAll(() => service.close());

const staff = { token: OPERATOR_KEY };
const read = async (query = "") => (await service.call("GET", `/audit?${query}` as "/audit", staff)).json;
const exported = async (query = "") =>
  service.app.inject({
    url: `/api/v1/audit/export?${query}`,
    headers: { authorization: `Bearer ${OPERATOR_KEY}` },
  });

test("entries come last first, page by page, each once, whatever is written meanwhile", async () => {
  const demos = [];
  for (let n = 0; n < 5; n += 1) demos.push((await service.call("POST", "/demo-sessions")).json);
  await service.call("DELETE", `/demo-sessions/${demos[0]?.id}`, staff);
  const first = await read("limit=2");
  expect(first.items.map((it) => it.action)).toEqual(["session_terminated", "session_created"]);
  await service.call("POST", "/demo-sessions");
  const seen = [...first.items];
  for (let cursor = first.next_cursor; cursor; ) {
    const page = await read(`limit=2&cursor=${cursor}`);
    seen.push(...page.items);
    cursor = page.next_cursor;
  }
  expect(seen.map((it) => it.id)).toEqual(seen.map((it) => it.id).toSorted((one, other) => other - one));
  expect(seen.filter((it) => it.action === "session_created")).toHaveLength(5);
});

test("they are looked for by what, by whom, of which demo and when", async () => {
  const [last] = (await read("action=session_terminated")).items;
  expect(last).toMatchObject({ actor: "operator", session_id: expect.any(String) });
  expect((await read("actor=oper&action=session_terminated")).items).toHaveLength(1);
  expect((await read("actor=%25")).items).toEqual([]);
  const ofDemo = await read(`session=${last?.session_id}`);
  expect(ofDemo.items.map((it) => it.action)).toEqual(["session_terminated", "session_created"]);
  expect((await read(`from=${encodeURIComponent(new Date(Date.now() + 60_000).toISOString())}`)).items).toEqual([]);
  for (const query of ["cursor=x", "session=1", "from=yesterday", "limit=0"])
    expect([query, (await read(query)).status]).toEqual([query, 422]);
});

test("the file has what the pages have, and nothing that a spreadsheet would run", async () => {
  await service.superuser.query("insert into audit_log (action, actor) values ('=cmd()', 'service')");
  const answer = await exported();
  expect(answer.headers).toMatchObject({
    "content-type": "text/csv; charset=utf-8",
    "content-disposition": 'attachment; filename="audit.csv"',
  });
  const { data } = Papa.parse<Record<string, string>>(answer.payload, { header: true });
  const { items } = await read("limit=200");
  expect(data.map((it) => Number(it["id"]))).toEqual(items.map((it) => it.id));
  expect(data[0]?.["action"]).toBe("'=cmd()");
  expect(JSON.parse(data.at(-1)?.["details"] ?? "")).toEqual(items.at(-1)?.details);
});

test("it is for operators, and nobody writes it", async () => {
  const { token } = await aPerson(service, "manager");
  expect((await service.call("GET", "/audit", { token })).status).toBe(403);
  await expect(service.deps.main.deleteFrom("audit_log").execute()).rejects.toThrow(/permission denied/);
});
