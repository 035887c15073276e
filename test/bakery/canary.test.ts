import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { publishOutbox } from "../../server/events/outbox.ts";
import { aService, OPERATOR_KEY, type TestService } from "../app-under-test.ts";
import { bakeryOnTuesday } from "./ordinary-day.ts";

let service: TestService;
beforeAll(async () => {
  service = await aService({}, bakeryOnTuesday);
});
afterAll(() => service.close());

interface Coop {
  readonly token: string;
  readonly canary: string;
}

async function aCoop(): Promise<Coop> {
  const { session_token: token, id } = (await service.call("POST", "/demo-sessions")).json;
  const canary = `canary ${randomUUID()}`;
  const product = { name: canary, category: "bread", price_cents: 100 };
  const added = await service.call("POST", "/workspace/products", { token, body: product });
  const sale = { lines: [{ product_id: added.json.id, quantity: 1 }] };
  await service.call("POST", "/workspace/sales", { token, body: sale });
  await service.call("POST", "/workspace/inventory/counts", {
    token,
    body: { lines: [{ kind: "finished_good", id: added.json.id, counted: 3 }] },
  });
  await service.call("GET", `/demo-sessions/${id}/changes`, { token });
  return { token, canary };
}

/** Every answer of every route that reads without naming a row. */
async function sing(token: string): Promise<string> {
  const { paths } = (await service.app.inject("/openapi.json")).json();
  const readable = Object.entries<Record<string, unknown>>(paths)
    .filter(([path, methods]) => methods["get"] && !path.includes("{"))
    .map(([path]) => path);
  const answers = await Promise.all(
    readable.map((url) => service.app.inject({ url, headers: { authorization: `Bearer ${token}` } })),
  );
  return answers.map((it) => it.body).join("\n");
}

/** @returns canaries that were heard where they do not belong */
async function strays(): Promise<string[]> {
  const coops = [await aCoop(), await aCoop(), await aCoop()];
  const heard: string[] = [];
  for (const { token, canary } of coops) {
    const song = await sing(token);
    expect(song).toContain(canary);
    heard.push(...coops.map((it) => it.canary).filter((it) => it !== canary && song.includes(it)));
  }
  const events: unknown[] = [];
  const stop = service.deps.bus.listen((_key, event) => void events.push(event));
  await publishOutbox(service.deps);
  stop();
  const elsewhere = [await sing(OPERATOR_KEY), JSON.stringify(events), service.logged.join("\n")].join("\n");
  return [...heard, ...coops.map((it) => it.canary).filter((it) => elsewhere.includes(it))];
}

test("I7: a canary in each of three bakeries is heard in no other answer, log, metric or event", async () => {
  expect(await strays()).toEqual([]);
});

test("BROKEN: a policy that forgets its tenant lets the canaries out", async () => {
  await service.demoDatabase.superuser.query("alter policy tenants_see_their_own on change.products using (true)");
  expect(await strays()).not.toEqual([]);
});
