import { afterAll, beforeAll, expect, test } from "vitest";
import { INGREDIENTS } from "../../server/bakery/world/model/ingredients.ts";
import { there } from "../there.ts";
import { aBakery, type TestBakery } from "./a-bakery.ts";

/* What is in the larder, and what is bought for it. */

let bakery: TestBakery;
beforeAll(async () => {
  bakery = await aBakery();
});
afterAll(() => bakery.service.close());

const get = <Path extends string>(path: Path) => bakery.get(path);

test("nothing is suggested for longer than it keeps; what cannot wait for a supplier's minimum is fetched, dearer", async () => {
  const { items } = await get("/purchase-orders/suggestions");
  for (const line of items.flatMap((it) => it.lines)) {
    const { shelfDays } = there(INGREDIENTS.find((it) => it.name === line.ingredient_name));
    // Up to a pack more.
    const wanted = Math.max(0, line.quantity_grams - 500) / line.daily_use_grams + line.days_left;
    const isSack = line.ingredient_name.startsWith("harina");
    expect([line.ingredient_name, isSack || wanted <= Math.max(1.1, 0.6 * shelfDays)]).toEqual([
      line.ingredient_name,
      true,
    ]);
  }
  const fetched = there(items.find((it) => it.fetched_for.length > 0));
  const [line] = fetched.lines;
  const { items: suppliers } = await get("/suppliers");
  const own = there(suppliers.find((it) => fetched.fetched_for.includes(it.name)));
  const listed = there(own.ingredients.find((it) => it.id === there(line).ingredient_id));
  expect(there(line).cents_per_kg).toBeGreaterThan(listed.cents_per_kg);
  expect(fetched.minimum_cents).toBe(0);
});

test("every suggested order reaches its supplier's minimum and can be sent as it stands", async () => {
  const { items } = await get("/purchase-orders/suggestions");
  expect(items.length).toBeGreaterThan(0);
  for (const item of items) {
    expect(item.amount_cents).toBeGreaterThanOrEqual(item.minimum_cents);
    const lines = item.lines.map(({ ingredient_id, quantity_grams }: Record<string, unknown>) => ({
      ingredient_id,
      quantity_grams,
    }));
    expect((await bakery.post("/purchase-orders", { supplier_id: item.supplier_id, lines })).status).toBe(201);
  }
});

test("milk leaves the larder with each coffee, and not all of the day's at closing", async () => {
  const milk = async () => there((await get("/inventory/stock")).items.find((it) => it.name === "leche")).on_hand;
  const milkIn = async (product: { id: string }) =>
    there(
      (await get(`/products/${product.id}/recipe` as "/products/{id}/recipe")).items.find(
        (it: { ingredient_name: string }) => it.ingredient_name === "leche",
      ),
    ).grams;
  const coffee = there((await get("/products")).items.find((it) => it.name === "Café con leche"));
  const before = await milk();
  await bakery.post("/sales", { lines: [{ product_id: coffee.id, quantity: 10 }], payment: "card" });
  expect(Math.abs(before - (await milk()) - 10 * (await milkIn(coffee)) * 1.03)).toBeLessThan(2);
  await bakery.setClock("20:59");
  const open = await milk();
  await bakery.setClock("21:01");
  expect(Math.abs((await milk()) - open)).toBeLessThan(400);
});
