import { randomUUID } from "node:crypto";
import { afterEach, expect, test } from "vitest";
import { aService, type TestService } from "../app-under-test.ts";

let service: TestService;
afterEach(() => service.close());

async function opened(ready: readonly unknown[]): Promise<void> {
  const { id, session_token: token } = (await service.call("POST", "/demo-sessions")).json;
  const events = ready.map((ready_ms) => ({
    id: randomUUID(),
    event_type: "workspace_opened",
    event_data: { ready_ms },
    occurred_at: new Date().toISOString(),
  }));
  const said = await service.call("POST", `/demo-sessions/${id}/events`, { token, body: { events } });
  expect(said.status).toBe(200);
}
const openings = async () => (await service.call("GET", "/demo-sessions/scenarios/showcase")).json.openings;

test("how fast demos open is the third quartile of what browsers tell, each demo once; of few, and of nonsense, nothing is said", async () => {
  service = await aService();
  expect(await openings()).toEqual({ ready_ms: null, last_at: null });
  for (const ms of [900, 1_000, 1_100, 1_200]) await opened([ms]);
  await opened(["fast", -5, 0, 1e9, null, { ms: 1 }]);
  expect(await openings()).toMatchObject({ ready_ms: null, last_at: expect.any(String) });
  await opened([2_000, 1, 1, 1, 1]);
  expect((await openings()).ready_ms).toBe(1_200);
});
