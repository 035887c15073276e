import { expect, test } from "vitest";
import { teardown } from "../../server/session/teardown.ts";
import { aService, OPERATOR_KEY } from "../app-under-test.ts";

test("a demo's ledger has each of its answers, their time and size, and on its receipt what its rows took", async () => {
  const service = await aService();
  const { id, session_token: token } = (await service.call("POST", "/demo-sessions")).json;
  let bytes = 0;
  for (let n = 0; n < 7; n += 1)
    bytes += Number((await service.call("GET", "/workspace/me", { token })).headers["content-length"]);
  const { items } = (await service.call("GET", "/workspace/books" as never, { token })).json as {
    items: Array<{ id: string }>;
  };
  const edited = await service.call("PATCH", `/workspace/books/${items[0]?.id}` as never, {
    token,
    body: { price_cents: 999 },
  });
  expect(edited.status).toBe(200);
  await service.call("DELETE", `/demo-sessions/${id}`, { token });
  await teardown(service.deps, id);
  // What the team asks is no cost of a demo's.
  await service.call("GET", `/demo-sessions/${id}`, { token: OPERATOR_KEY });
  const receipt = await service.superuser.query("select total_bytes from deletion_receipts where session_id = $1", [
    id,
  ]);
  expect(Number(receipt.rows[0].total_bytes)).toBeGreaterThan(40);
  // Written down at the latest when the process ends.
  await service.app.close();
  const { rows } = await service.superuser.query("select * from demo_costs where session_id = $1", [id]);
  expect(rows[0].answers).toBe(10);
  expect(Number(rows[0].answered_bytes)).toBeGreaterThan(bytes);
  expect(rows[0].answering_ms).toBeGreaterThan(0);
  await service.close();
});
