import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Showcase } from "../../contract/bakery/showcase.ts";
import { plannedAt, shopAt } from "../../web/bakery/start/shop/shop-at.ts";
import { there } from "../there.ts";
import { aBakery, type TestBakery } from "./a-bakery.ts";

/* The day as a band, and the acts that its screens lead to and back from. */

let bakery: TestBakery;
beforeAll(async () => {
  bakery = await aBakery();
});
afterAll(() => bakery.service.close());

const token = () => bakery.opened.session_token;
const remove = (path: string) =>
  bakery.service.call("DELETE", `/workspace${path}` as "/workspace/forecasts/x", { token: token() });
const dayOf = async (range = "") => there((await bakery.get(`/days${range}` as "/days")).items[0]);

test("today's hours add up to what was sold, from opening to closing without a gap", async () => {
  await bakery.setClock("17:45");
  const [day, money] = [await dayOf(), await bakery.get("/today")];
  const sold = day.hours.reduce((sum, it) => sum + (it.units ?? 0), 0);
  // The clock goes on ticking between the two questions.
  expect(Math.abs(sold - money.units)).toBeLessThan(12);
  expect(day.hours[0]?.starts_at).toBe(day.opens_at);
  expect(day.hours.at(-1)?.ends_at).toBe(day.closes_at);
  for (const [index, it] of day.hours.slice(1).entries()) expect(it.starts_at).toBe(day.hours[index]?.ends_at);
  expect(day.hours.filter((it) => it.units === null).map((it) => it.starts_at)).toEqual(
    day.hours
      .filter((it) => Date.parse(it.starts_at) > Date.parse(day.day_on) + 16.9 * 3_600_000)
      .map((it) => it.starts_at),
  );
  await bakery.setClock("11:40");
});

/** What the landing page shows; it is told when a dataset has been made. */
const showcase = () =>
  vi.waitFor(
    async () => {
      const { shown, at } = (await bakery.service.call("GET", "/demo-sessions/scenarios/showcase")).json;
      return { told: there(shown as Showcase | null), at };
    },
    { timeout: 20_000 },
  );

/** Straight from the dataset's rows, by another way than the route's. */
async function medianOf(column: "units" | "gross_cents", dayOn: string, hour?: number): Promise<number> {
  const { rows } = await bakery.service.demoDatabase.superuser.query(
    `select d.day_on, coalesce((select sum(t.${column}) from dataset.tickets t
              where t.dataset_id = d.dataset_id and t.sold_on = d.day_on
                and ($3::int is null or extract(hour from t.sold_at at time zone 'Europe/Madrid') = $3)), 0)::int as sum
       from dataset.calendar_days d join overlay.tenants o on o.dataset_id = d.dataset_id and o.id = $1
      where d.is_open and d.holiday is null and d.day_on < $2::date and extract(dow from d.day_on) = extract(dow from $2::date)
        and (select count(*) from dataset.tickets t where t.dataset_id = d.dataset_id and t.sold_on = d.day_on) > 0
      order by d.day_on desc limit 4`,
    [bakery.opened.demo_tenant_id, dayOn, hour ?? null],
  );
  const sums = rows.map((it) => it.sum).sort((one, other) => one - other);
  return (sums[1] + sums[2]) / 2;
}

test("a normal day is the median of the last four of its weekday, in pieces by the hour and in money", async () => {
  const [day, money] = [await dayOf(), await bakery.get("/today")];
  const ten = there(day.hours.find((it) => it.starts_at.includes("T09:00")));
  expect(ten.typical_units).toBe(await medianOf("units", day.day_on, 10));
  expect(money.typical_cents).toBe(Math.round(await medianOf("gross_cents", day.day_on)));
});

test("what the landing page shows of the day is what a demo of it shows, when its doors have closed", async () => {
  const { told } = await showcase();
  await bakery.setClock("22:00");
  const [money, [day]] = [await bakery.get("/today"), (await bakery.get("/days")).items];
  const atNight = shopAt(told, new Date(there(money.closes_at)));
  expect(told.day_on).toBe(money.day_on);
  expect([atNight.cents, atNight.tickets]).toEqual([money.gross_cents, money.tickets]);
  expect(atNight.hours.map((it) => it.value)).toEqual(there(day).hours.map((it) => it.units));
  expect(told.typical_cents).toBe(money.typical_cents);
  await bakery.setClock("11:40");
});

test("the landing page's bread, runs and closing figure are those of a demo that is opened", async () => {
  const { told, at } = await showcase();
  const toy = there(told.toy);
  const money = await bakery.get("/today");
  const { items } = await bakery.get(`/forecasts?from=${toy.day_on}&to=${toy.day_on}` as "/forecasts");
  const guess = there(items.find((it) => it.product_id === toy.product_id));
  expect(toy).toMatchObject({
    planned: guess.wanted_units,
    likely: Math.round(guess.predicted_units),
    low: Math.round(guess.lower_units),
    high: Math.round(guess.upper_units),
  });
  for (const time of ["17:45", "11:40"]) {
    await bakery.setClock(time);
    const { runs } = await dayOf();
    const clock = new Date(`${told.day_on}T${time}:30+01:00`);
    expect(told.runs.map((it) => plannedAt(it, clock))).toEqual(runs.map((it) => it.planned_units));
  }
  const closes = there(shopAt(told, new Date(at)).closesAtCents);
  expect(Math.abs(closes / there(money.expected_cents) - 1)).toBeLessThan(0.01);
});

test("what tomorrow bakes is what its sheet says, by run", async () => {
  const { items } = await bakery.get("/days");
  const tomorrow = there(items[1]);
  const sheet = await bakery.get("/production/sheet");
  expect(tomorrow.day_on).toBe(sheet.day_on);
  expect(tomorrow.planned_units).toBe(sheet.lines.reduce((sum, it) => sum + it.planned_units, 0));
  for (const run of tomorrow.runs)
    expect(run.planned_units).toBe(
      sheet.lines.reduce((sum, it) => sum + (it.run === run.run ? it.planned_units : 0), 0),
    );
  expect(items).toHaveLength(7);
  expect(items.every((it) => it.is_open === false || it.planned_units > 100)).toBe(true);
});

test("at five in the morning part of the night's run is out, part of it in the oven", async () => {
  await bakery.setClock("05:00");
  const night = there((await dayOf()).runs[0]);
  expect(night.out_units).toBeGreaterThan(0);
  expect(night.in_units).toBeGreaterThan(0);
  expect(night.out_units + night.in_units).toBeLessThanOrEqual(night.planned_units + 5);
  await bakery.setClock("11:40");
});

test("days are asked for within what is known", async () => {
  const today = (await dayOf()).day_on;
  const ask = (query: string) =>
    bakery.service.call("GET", `/workspace/days?${query}` as "/workspace/days", { token: token() });
  expect((await ask(`from=${today}&to=${today}`)).status).toBe(200);
  for (const query of ["from=2020-01-01", "to=2099-01-01", `from=${today}&to=2020-01-01`, "from=yesterday"])
    expect((await ask(query)).status).toBe(422);
});

test("a person's forecast says what the model says, too, and is taken back whole", async () => {
  const { items } = await bakery.get("/forecasts");
  const before = there(items.find((it) => it.forecast_on > there(items[0]).forecast_on && it.predicted_units > 20));
  const { forecast_on, product_id } = before;
  for (const predicted_units of [90, 95]) await bakery.post("/forecasts", { forecast_on, product_id, predicted_units });
  const find = async () =>
    there(
      (await bakery.get("/forecasts")).items.find(
        (it) => it.forecast_on === forecast_on && it.product_id === product_id,
      ),
    );
  const mine = await find();
  expect(mine).toMatchObject({ model: "manual", wanted_units: 95 });
  expect(mine.model_forecast.predicted_units).toBe(before.predicted_units);
  expect((await remove(`/forecasts/${before.id}`)).status).toBe(404);
  expect((await remove(`/forecasts/${mine.id}`)).status).toBe(200);
  expect(await find()).toEqual(before);
  expect((await remove(`/forecasts/${mine.id}`)).status).toBe(404);
});

test("an order is taken back until it has come, and only one's own", async () => {
  const orders = (await bakery.get("/purchase-orders")).items;
  const suggestion = there((await bakery.get("/purchase-orders/suggestions")).items[0]);
  const lines = suggestion.lines.map(({ ingredient_id, quantity_grams }) => ({ ingredient_id, quantity_grams }));
  const sent = await bakery.post("/purchase-orders", { supplier_id: suggestion.supplier_id, lines });
  expect(sent.status).toBe(201);
  expect(sent.json.expected_on).toBe(suggestion.expected_on);
  expect(suggestion.order_by >= sent.json.ordered_at.slice(0, 10)).toBe(true);
  const ofModel = there(orders.find((it) => it.placed_by === "model"));
  expect((await remove(`/purchase-orders/${ofModel.id}`)).status).toBe(404);
  expect((await remove(`/purchase-orders/${sent.json.id}`)).status).toBe(200);
  expect((await bakery.get("/purchase-orders")).items).toEqual(orders);
  expect((await bakery.get("/purchase-orders/suggestions")).items[0]).toEqual(suggestion);
});

test("an order that comes tomorrow, within what was lived ahead, is taken back like one that comes later", async () => {
  await bakery.setClock("18:00");
  const sent: string[] = [];
  const { items } = await bakery.get("/purchase-orders/suggestions");
  for (const { supplier_id, lines: all } of items) {
    const lines = all.map(({ ingredient_id, quantity_grams }) => ({ ingredient_id, quantity_grams }));
    const { status, json } = await bakery.post("/purchase-orders", { supplier_id, lines });
    if (status === 201) sent.push(json.id);
  }
  expect(sent.length).toBeGreaterThan(1);
  for (const id of sent) expect((await remove(`/purchase-orders/${id}`)).status).toBe(200);
  expect((await bakery.get("/purchase-orders")).items.filter((it) => it.placed_by === "person")).toEqual([]);
});

const tickOff = (run: string) =>
  bakery.service.call("POST", `/workspace/production/runs/${run}/tick-off`, { token: token() });

test("a run is ticked off whole, once", async () => {
  await bakery.setClock("14:50");
  const before = there((await dayOf()).runs.at(-1));
  const baked = await tickOff("afternoon");
  expect(baked.status).toBe(201);
  const after = there((await dayOf()).runs.at(-1));
  expect(after.out_units).toBe(after.planned_units);
  expect(baked.json.items.reduce((sum: number, it: { produced_units: number }) => sum + it.produced_units, 0)).toBe(
    after.planned_units - before.out_units,
  );
  expect((await tickOff("afternoon")).status).toBe(409);
  expect((await tickOff("breakfast")).status).toBe(404);
});

test("a change says what was there before: a price, a forecast, what came out", async () => {
  const bread = there((await bakery.get("/products")).items.find((it) => it.sku === "PAN-001"));
  const edit = { price_cents: bread.price_cents + 15, version: bread.version };
  await bakery.service.call("PATCH", `/workspace/products/${bread.id}`, { token: token(), body: edit });
  const guess = there((await bakery.get("/forecasts")).items.find((it) => it.product_id === bread.id));
  const { forecast_on, product_id, location_id, model_forecast } = guess;
  const said = model_forecast.wanted_units + 7;
  await bakery.post("/forecasts", { forecast_on, product_id, location_id, predicted_units: said });
  const { items } = (
    await bakery.service.call("GET", `/demo-sessions/${bakery.opened.id}/changes?limit=200`, { token: token() })
  ).json;
  expect(items.find((it) => it.table === "forecasts" && it.after === said)).toMatchObject({
    unit: "units",
    // What the forecast's own screen strikes out.
    before: model_forecast.wanted_units,
  });
  expect(items.find((it) => it.table === "products")).toMatchObject({
    unit: "cents",
    before: bread.price_cents,
    after: bread.price_cents + 15,
  });
  const batch = there(items.find((it) => it.table === "batches"));
  expect(batch).toMatchObject({ unit: "units", before: null });
  expect(batch.after).toBeGreaterThan(0);
});

test("what is left of a price is the price without tax, less its ingredients", async () => {
  const { items } = await bakery.get("/products/margins");
  const baguette = there(items.find((it) => it.product_name === "Baguette"));
  expect(baguette.net_cents).toBeCloseTo(baguette.price_cents / 1.04, 6);
  const recipe = await bakery.get(`/products/${baguette.product_id}/recipe` as "/products/:id/recipe");
  const cost = recipe.items.reduce((sum: number, it: { cost_cents?: number }) => sum + (it.cost_cents ?? 0), 0);
  expect(baguette.ingredients_cents).toBeCloseTo(cost, 1);
  expect(baguette.sold_units).toBeGreaterThan(300);
});
