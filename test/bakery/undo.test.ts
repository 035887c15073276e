import { afterAll, beforeAll, expect, test } from "vitest";
import { there } from "../there.ts";
import { aBakery, type TestBakery } from "./a-bakery.ts";

let bakery: TestBakery;
beforeAll(async () => {
  bakery = await aBakery();
});
afterAll(() => bakery.service.close());

const call = (method: "DELETE" | "GET", url: string) =>
  bakery.service.call(method as "GET", url as "/workspace/me", { token: bakery.opened.session_token });
const seen = new Set<string>();
/** What was noted of a stock and not seen here yet. */
const lastMovement = async (): Promise<string> => {
  const url = `/demo-sessions/${bakery.opened.id}/changes`;
  const { items } = (await call("GET", url)).json as unknown as { items: Array<{ table: string; id: string }> };
  const fresh = there(items.find((it) => it.table.endsWith("movements") && !seen.has(it.id)));
  seen.add(fresh.id);
  return fresh.id;
};
const stock = async () =>
  new Map(
    (await bakery.get("/inventory/stock")).items.map((it) => [`${it.id} ${it.location_id}`, it.on_hand] as const),
  );
const takings = async () => {
  const [day] = (await bakery.get("/sales/daily")).items.toReversed();
  return [day?.gross_cents, day?.units, day?.tickets];
};
const onCounter = async () =>
  there((await bakery.get("/inventory/stock")).items.find((it) => it.kind === "finished_good" && it.on_hand > 3));

test("a run that was confirmed by mistake goes back into the bowl, part by part or whole", async () => {
  await bakery.setClock("04:10");
  const before = await stock();
  const plans = (await bakery.get("/production/plans")).items;
  const run = there(plans[0]).run;
  const { items } = (await bakery.post(`/production/runs/${run}/tick-off`)).json as unknown as {
    items: Array<{ id: string }>;
  };
  const ids = items.map((it) => it.id);
  expect(ids.length).toBeGreaterThan(2);
  const takeBack = (some: readonly string[]) => bakery.post("/production/batches/take-back", { ids: some });
  expect((await takeBack(ids.slice(0, 1))).status).toBe(200);
  expect((await takeBack(ids)).status).toBe(404);
  expect((await takeBack(ids.slice(1))).status).toBe(200);
  expect(await stock()).toEqual(before);
  const lots = (await bakery.get("/inventory/lots")).items.map((it) => it.on_hand_grams);
  expect(lots.every((it) => it > 0)).toBe(true);
  expect((await bakery.get("/production/batches")).items.filter((it) => ids.includes(it.id))).toEqual([]);
});

test("what was sold cannot go back into the bowl", async () => {
  await bakery.setClock("04:20");
  const shelf = await stock();
  const plan = there(
    (await bakery.get("/production/plans")).items.find((it) => !shelf.get(`${it.product_id} ${it.location_id}`)),
  );
  const { id } = (await bakery.post(`/production/plans/${plan.id}/tick-off`)).json as unknown as { id: string };
  await bakery.post("/sales", { lines: [{ product_id: plan.product_id, quantity: 1 }] });
  expect((await bakery.post("/production/batches/take-back", { ids: [id] })).json.code).toBe("conflict");
});

test("a loss and a count can be taken back, of the counter and of the larder", async () => {
  await bakery.setClock("04:40");
  const before = await stock();
  const good = await onCounter();
  const flour = there(
    (await bakery.get("/inventory/stock")).items
      .filter((it) => it.kind === "ingredient")
      .toSorted((one, other) => other.on_hand - one.on_hand)[0],
  );
  for (const [path, body] of [
    ["/inventory/waste", { kind: "finished_good", id: good.id, quantity: 2, destination: "donation" }],
    ["/inventory/waste", { kind: "ingredient", id: flour.id, quantity: flour.on_hand, destination: "bin" }],
    ["/inventory/counts", { lines: [{ kind: "ingredient", id: flour.id, counted: flour.on_hand + 9_000 }] }],
    ["/inventory/counts", { lines: [{ kind: "finished_good", id: good.id, counted: good.on_hand + 4 }] }],
  ] as const) {
    await bakery.post(path, body);
    expect(await stock()).not.toEqual(before);
    const id = await lastMovement();
    expect((await call("DELETE", `/workspace/inventory/movements/${id}`)).status).toBe(200);
    expect((await call("DELETE", `/workspace/inventory/movements/${id}`)).status).toBe(404);
    expect(await stock()).toEqual(before);
  }
});

test("a ticket that is voided is another ticket; goods, takings and payments are as before, and it can be done once", async () => {
  await bakery.setClock("11:40");
  const { id: product_id } = await onCounter();
  const [before, taken] = [await stock(), await takings()];
  const paid = async () => (await bakery.get("/sales/payments")).items;
  const payments = await paid();
  const sold = await bakery.post("/sales", { lines: [{ product_id, quantity: 2 }], payment: "card" });
  expect(await stock()).not.toEqual(before);
  const voided = await bakery.post(`/sales/${sold.json.id}/void`);
  expect([voided.status, voided.json]).toMatchObject([
    201,
    { voids_ticket_id: sold.json.id, gross_cents: -sold.json.gross_cents, number: sold.json.number + 1, units: -2 },
  ]);
  expect([await stock(), await takings()]).toEqual([before, taken]);
  const amounts = (rows: Awaited<ReturnType<typeof paid>>) =>
    rows.map((it) => [it.paid_on, it.method, it.amount_cents]);
  expect(amounts(await paid())).toEqual(amounts(payments));
  expect((await bakery.post(`/sales/${sold.json.id}/void`)).json.code).toBe("conflict");
  expect((await bakery.post(`/sales/${voided.json.id}/void`)).json.code).toBe("conflict");
});

test("two who void one ticket at once void it once", async () => {
  const { id: product_id } = await onCounter();
  const { id } = (await bakery.post("/sales", { lines: [{ product_id, quantity: 1 }] })).json;
  const statuses = (await Promise.all([1, 2, 3].map(() => bakery.post(`/sales/${id}/void`)))).map((it) => it.status);
  expect(statuses.toSorted()).toEqual([201, 409, 409]);
});

test("a ticket of the world's own tills is not a person's to void", async () => {
  const [ticket] = (await bakery.get("/sales/tickets?limit=1")).items;
  const [world] = (await bakery.get("/sales/tickets?limit=200")).items.filter((it) => it.till === 1);
  expect(ticket?.till).toBe(9);
  expect((await bakery.post(`/sales/${world?.id}/void`)).status).toBe(404);
});

test("pieces that were found and sold cannot be unfound, nor can another day's loss be taken back", async () => {
  const good = await onCounter();
  await bakery.post("/inventory/counts", {
    lines: [{ kind: "finished_good", id: good.id, counted: good.on_hand + 5 }],
  });
  const id = await lastMovement();
  await bakery.post("/sales", { lines: [{ product_id: good.id, quantity: good.on_hand + 2 }] });
  expect((await call("DELETE", `/workspace/inventory/movements/${id}`)).status).toBe(409);
  const other = await onCounter();
  const lost = await bakery.post("/inventory/waste", {
    kind: "finished_good",
    id: other.id,
    quantity: 1,
    destination: "bin",
  });
  await bakery.service.call("POST", `/demo-sessions/${bakery.opened.id}/clock`, {
    token: bakery.opened.session_token,
    body: { to: "tomorrow_05_00" },
  });
  expect((await call("DELETE", `/workspace/inventory/movements/${lost.json.id}`)).status).toBe(409);
});
