import { afterAll, beforeAll, expect, test } from "vitest";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";
import { aPerson } from "../staff.ts";

let service: TestService;
beforeAll(async () => {
  service = await aService();
});
afterAll(() => service.close());

const keep = (token: string, body: object) => service.call("POST", "/staff/views", { token, body });
const kept = async (token: string) => (await service.call("GET", "/staff/views", { token })).json.items;
const FAIRS = { name: "Ferias", page: "figures", search: { days: 90, source: "feria" } };

test("everybody keeps their own, one of a name on a page, and nobody another's", async () => {
  const [one, other] = [await aPerson(service, "rep"), await aPerson(service, "manager")];
  const first = (await keep(one.token, FAIRS)).json;
  await keep(one.token, { ...FAIRS, search: { days: 30 } });
  await keep(one.token, { ...FAIRS, page: "leads" });
  expect((await kept(one.token)).map((it) => [it.page, it.name, it.search])).toEqual([
    ["figures", "Ferias", { days: 30 }],
    ["leads", "Ferias", FAIRS.search],
  ]);
  expect(await kept(other.token)).toEqual([]);
  await service.call("DELETE", `/staff/views/${first.id}`, { token: other.token });
  expect(await kept(one.token)).toHaveLength(2);
  await service.call("DELETE", `/staff/views/${first.id}`, { token: one.token });
  expect(await kept(one.token)).toHaveLength(1);
});

test("what is no view is refused, and the fifty-first", async () => {
  const { token } = await aPerson(service, "operator");
  for (const body of [
    {},
    { ...FAIRS, page: "elsewhere" },
    { ...FAIRS, search: { days: { nested: 1 } } },
    { ...FAIRS, search: { source: "x".repeat(201) } },
    { ...FAIRS, name: " " },
  ])
    expect([body, (await keep(token, body)).status]).toEqual([body, 422]);
  expect((await keep(OPERATOR_KEY, FAIRS)).status).toBe(403);
  for (let n = 0; n < 50; n += 1) await keep(token, { ...FAIRS, name: `V${n}` });
  expect((await keep(token, FAIRS)).status).toBe(409);
  expect((await keep(token, { ...FAIRS, name: "V1" })).status).toBe(201);
});
