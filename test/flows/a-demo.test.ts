import { afterAll, beforeAll, expect, test } from "vitest";
import { teardown } from "../../server/session/teardown.ts";
import { aService, OPERATOR_KEY, type TestService } from "../service.ts";

let service: TestService;
beforeAll(async () => {
  service = await aService();
});
afterAll(() => service.close());

const call = (method: "GET" | "POST" | "PATCH" | "DELETE", url: string, token?: string, body?: object) =>
  service.app.inject({
    method,
    url: `/api/v1${url}`,
    ...(body && { payload: body }),
    headers: token ? { authorization: `Bearer ${token}` } : {},
  });

test("one call opens a demo whose owner is in at once, and which ends for good", async () => {
  const opened = (await call("POST", "/demo-sessions", undefined, { business_name: "Mi tienda" })).json();
  expect(opened).toMatchObject({ status: "active", business_name: "Mi tienda", extended_count: 0 });
  const me = (await call("GET", "/workspace/me", opened.session_token)).json();
  expect(me).toMatchObject({ role: "owner", tenant: { tenant_name: "Mi tienda", status: "demo" } });
  const books = (await call("GET", "/workspace/books", opened.session_token)).json();
  expect(books.items).toHaveLength(20);
  const ended = await call("DELETE", `/demo-sessions/${opened.id}`, opened.session_token);
  expect(ended.json()).toMatchObject({ status: "terminated" });
  expect((await call("GET", "/workspace/books", opened.session_token)).statusCode).toBe(410);
  await teardown(service.deps, opened.id);
  const receipt = await call("GET", `/demo-sessions/${opened.id}/receipt`, opened.session_token);
  expect(receipt.json()).toMatchObject({ tenant_id: opened.demo_tenant_id, total_rows: 5 });
  expect((await call("GET", "/demo-sessions/active", OPERATOR_KEY)).json().items).toEqual([]);
});
