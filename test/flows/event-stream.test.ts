import { once } from "node:events";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { takeSignUp } from "../../server/leads/sign-ups.ts";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";
import { aKey } from "../staff.ts";
import { until } from "../start-service.ts";

/* What is announced over HTTP, and what the platform announces to us. */

let service: TestService;
let port: number;
beforeAll(async () => {
  service = await aService();
  await service.app.listen({ port: 0, host: "127.0.0.1" });
  port = (service.app.server.address() as AddressInfo).port;
});
afterAll(() => service.close());

const open = async () => (await service.call("POST", "/demo-sessions")).json;
const quiet = { warn: () => undefined };

/** Listens as a browser's EventSource does. */
async function listen(last?: string) {
  const request = http.get({
    port,
    path: "/api/v1/events/stream",
    headers: {
      authorization: `Bearer ${OPERATOR_KEY}`,
      accept: "text/event-stream",
      ...(last && { "last-event-id": last }),
    },
  });
  const [answer] = (await once(request, "response")) as [http.IncomingMessage];
  let text = "";
  answer.on("data", (chunk) => (text += chunk));
  const heard = () =>
    [...text.matchAll(/id: (\S+)\nevent: (\S+)\ndata: (.*)\n/g)].map(([, id, event, data]) => ({
      id,
      event,
      data: JSON.parse(data ?? ""),
    }));
  return { heard, close: () => request.destroy() };
}

test("whoever listens hears each change once and in its order, and who comes again what they missed", async () => {
  const before = await open();
  const listener = await listen();
  const { id, session_token: token } = await open();
  await service.call("POST", `/demo-sessions/${id}/extend`, { token, body: { hours: 1 } });
  await until(async () => listener.heard().length === 2, 5_000);
  expect(listener.heard().map((it) => [it.event, it.data.session_id, it.id === it.data.event_id])).toEqual([
    ["demo.session_created", id, true],
    ["demo.session_extended", id, true],
  ]);
  expect(listener.heard().some((it) => it.data.session_id === before.id)).toBe(false);
  listener.close();
  const last = listener.heard()[0]?.id ?? "";
  await service.call("DELETE", `/demo-sessions/${id}`, { token });
  const again = await listen(last);
  const missed = () => again.heard().filter((it) => it.data.session_id === id);
  await until(async () => missed().length === 2, 5_000);
  expect(missed().map((it) => it.event)).toEqual(["demo.session_extended", "demo.session_terminated"]);
  // What was announced a moment before the last comes again: it may have been hidden then.
  expect(again.heard().some((it) => it.data.session_id === before.id)).toBe(true);
  again.close();
});

test("a key for it reads what came since, and another key nothing", async () => {
  const { items: all } = (await service.call("GET", "/events/stream", { token: OPERATOR_KEY })).json;
  expect(all).toEqual([]);
  const may = await aKey(service, ["events:read"]);
  const mayNot = await aKey(service, ["leads:read"]);
  const { rows } = await service.superuser.query("select id from outbox order by created_at limit 1");
  const read = (token: string) =>
    service.call("GET", "/events/stream", { token, headers: { "last-event-id": rows[0].id } });
  expect((await read(mayNot)).status).toBe(403);
  const { json } = await read(may);
  expect(json.items.length).toBeGreaterThan(2);
  expect(json.items.every((it) => it.id === it.payload["event_id"])).toBe(true);
});

test("a sign-up that the platform announces is a conversion, once; what cannot be read, or is of no demo, is a dead letter", async () => {
  const { id } = await open();
  const message = {
    event_id: crypto.randomUUID(),
    tenant_id: crypto.randomUUID(),
    demo_session_id: id,
    stage: "trial",
    more: 1,
  };
  const taken = await Promise.all([1, 2, 3].map(() => takeSignUp(service.deps, message, quiet)));
  expect(taken).toEqual(["done", "done", "done"]);
  expect(await takeSignUp(service.deps, { ...message, stage: "paid" }, quiet)).toBe("done");
  const { rows } = await service.superuser.query(
    "select converted_stage, converted_tenant_id from demo_sessions where id = $1",
    [id],
  );
  expect(rows[0]).toEqual({ converted_stage: "trial", converted_tenant_id: message.tenant_id });
  const announced = await service.superuser.query(
    "select count(*)::int as n from outbox where session_id = $1 and routing_key = 'demo.session_converted'",
    [id],
  );
  expect(announced.rows[0].n).toBe(1);
  expect(await takeSignUp(service.deps, { ...message, event_id: "none" }, quiet)).toBe("dead");
  const unknown = { ...message, event_id: crypto.randomUUID(), demo_session_id: crypto.randomUUID() };
  expect(await takeSignUp(service.deps, unknown, quiet)).toBe("dead");
  expect(await takeSignUp(service.deps, "not even an object", quiet)).toBe("dead");
});
