import { afterEach, expect, test } from "vitest";
import { aBakery, type TestBakery } from "./a-bakery.ts";

let bakery: TestBakery;
afterEach(() => bakery.service.close());

/** Closes at 21:00 and tidies up twenty minutes later. */
async function atClosing(): Promise<void> {
  bakery = await aBakery();
  await bakery.setClock("21:01");
}

const proposed = async () => (await bakery.get("/inventory/leftovers")).items;
const thrownToday = async (): Promise<Map<string, number>> => {
  const { rows } = await bakery.service.demoDatabase.superuser.query(
    `select m.product_id, -sum(m.units)::int as units from dataset.finished_goods_movements m
       join overlay.tenants t on t.dataset_id = m.dataset_id join overlay.datasets d on d.id = m.dataset_id
      where t.id = $1 and m.moved_on = d.date_on and m.kind in ('waste', 'donation') group by 1`,
    [bakery.opened.demo_tenant_id],
  );
  return new Map(rows.map((it) => [it.product_id, it.units]));
};
const dealtWith = async () => {
  const day = (await bakery.get("/today")).day_on;
  const { items } = await bakery.get(`/inventory/waste?from=${day}&to=${day}`);
  return items.reduce((sum, it) => sum + it.units, 0);
};

test("what is proposed after closing is what the bakery itself would clear, piece by piece", async () => {
  await atClosing();
  const items = await proposed();
  expect(items.length).toBeGreaterThan(3);
  expect(new Map(items.map((it) => [it.product_id, it.units]))).toEqual(await thrownToday());
  expect(await dealtWith()).toBe(0);
});

test("one act clears the counters as proposed, nothing is left to tidy up, and it can be taken back whole", async () => {
  await atClosing();
  const items = await proposed();
  const lines = items.map(({ product_id, location_id, units, destination }) => ({
    ...{ product_id, location_id, units, destination },
  }));
  const units = items.reduce((sum, it) => sum + it.units, 0);
  const cleared = await bakery.post("/inventory/leftovers", { lines }, { key: "tonight" });
  expect([cleared.status, cleared.json.items.length]).toEqual([201, lines.length]);
  expect((await bakery.post("/inventory/leftovers", { lines }, { key: "tonight" })).json).toEqual(cleared.json);
  expect([await proposed(), await dealtWith()]).toEqual([[], units]);
  const [first] = cleared.json.items;
  const url = `/workspace/inventory/movements/${first?.id}`;
  const takeBack = () =>
    bakery.service.call("DELETE" as "GET", url as "/workspace/me", { token: bakery.opened.session_token });
  expect([(await takeBack()).status, (await takeBack()).status]).toEqual([200, 404]);
  expect([await proposed(), await dealtWith()]).toEqual([items, 0]);
  await bakery.post("/inventory/leftovers", { lines });
  await bakery.setClock("21:30");
  expect([await proposed(), await dealtWith()]).toEqual([[], units]);
});

test("more than there is, or something named twice, clears nothing", async () => {
  await atClosing();
  const [{ product_id, location_id, units } = { product_id: "", location_id: "", units: 0 }, other] = await proposed();
  const line = { product_id, location_id, units, destination: "bin" };
  const rest = { ...line, product_id: other?.product_id, units: 1 };
  const wrong = await bakery.post("/inventory/leftovers", { lines: [rest, { ...line, units: units + 900 }] });
  expect([wrong.status, wrong.json]).toMatchObject([422, { errors: [{ pointer: "/lines/1/units" }] }]);
  expect((await bakery.post("/inventory/leftovers", { lines: [line, line] })).status).toBe(422);
  expect(await dealtWith()).toBe(0);
});
