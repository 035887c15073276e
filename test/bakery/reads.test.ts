import { afterAll, beforeAll, expect, test } from "vitest";
import { OPERATOR_KEY, type TestService } from "../app-under-test.ts";
import { there } from "../there.ts";
import { aBakery, type TestBakery } from "./a-bakery.ts";

let bakery: TestBakery;
let service: TestService;
let opened: TestBakery["opened"];
beforeAll(async () => {
  bakery = await aBakery();
  ({ service, opened } = bakery);
});
afterAll(() => service.close());

const setClock = (time: string) => bakery.setClock(time);
const get = <Path extends string>(path: Path, token?: string) => bakery.get(path, token);
const as = (role: string) => bakery.as(role);

test("the owner reads the day's sales whatever the hour, and they agree with the tickets", async () => {
  const days = (await get("/sales/daily")).items;
  expect(days.length).toBeGreaterThanOrEqual(89);
  const today = there(days.at(-1));
  const { clock } = await get("/me");
  expect(today.sold_on).toBe(
    new Intl.DateTimeFormat("en-CA", { timeZone: clock.time_zone }).format(new Date(clock.now)),
  );
  const tickets: Array<{
    gross_cents: number;
    net_cents: number;
    units: number;
    sold_at: string;
    lines: Array<{ gross_cents: number }>;
  }> = [];
  for (let cursor = ""; ; ) {
    const page = await get(`/sales/tickets?limit=200${cursor && `&cursor=${cursor}`}`);
    tickets.push(...page.items);
    if (page.next_cursor === null) break;
    cursor = page.next_cursor;
  }
  const sum = (of: (it: (typeof tickets)[number]) => number) => tickets.reduce((all, it) => all + of(it), 0);
  // The clock goes on ticking: what is sold between the two questions may be in one of them only.
  expect(Math.abs(sum((it) => it.gross_cents) - today.gross_cents)).toBeLessThan(3_000);
  expect(sum((it) => it.lines.reduce((all, line) => all + line.gross_cents, 0))).toBe(sum((it) => it.gross_cents));
  expect(tickets.every((it) => it.sold_at <= new Date(Date.parse(clock.now) + 60_000).toISOString())).toBe(true);
});

test("in the first minute of the day today is there with nothing sold, and in the last one everything is", async () => {
  await setClock("00:01");
  expect((await get("/sales/daily")).items.at(-1)).toMatchObject({ tickets: 0, units: 0, gross_cents: 0 });
  await setClock("11:40");
  const morning = there((await get("/sales/daily")).items.at(-1));
  await setClock("23:59");
  const evening = there((await get("/sales/daily")).items.at(-1));
  await setClock("11:40");
  expect(morning.tickets).toBeGreaterThan(20);
  expect(evening.tickets).toBeGreaterThan(morning.tickets);
  expect(evening.sold_on).toBe(morning.sold_on);
});

test("a price is changed in the version that was read, and a stale one is told what is there now", async () => {
  const [product] = (await get("/products")).items;
  const patch = (body: object, headers?: Record<string, string>) =>
    service.call("PATCH", `/workspace/products/${product.id}`, {
      token: opened.session_token,
      body,
      ...(headers && { headers }),
    });
  expect((await patch({ price_cents: 999 })).status).toBe(428);
  const edited = await patch({ price_cents: 999, version: product.version });
  expect(edited.json).toMatchObject({ price_cents: 999, version: product.version + 1 });
  const stale = await patch({ price_cents: 1, version: product.version });
  expect([stale.status, stale.json.code, stale.json.current.price_cents]).toEqual([409, "edited_meanwhile", 999]);
  expect((await patch({ retired: true }, { "if-match": `"${product.version + 1}"` })).json.retired).toBe(true);
  for (const body of [
    { version: 3 },
    { price_cents: 0, version: 3 },
    { price_cents: 1.5, version: 3 },
    { name: "x", version: 3 },
    { price_cents: 2 ** 40, version: 3 },
  ])
    expect((await patch(body)).status).toBe(422);
});

test("a recorded sale is on its own till, in today's figures, and off the shelf", async () => {
  const product = there((await get("/products")).items.find((it) => it.sku === "PAN-001"));
  const shelf = async () => there((await get("/inventory/stock")).items.find((it) => it.id === product.id)).on_hand;
  const gross = async () => there((await get("/sales/daily")).items.at(-1)).gross_cents;
  const [before, grossBefore] = [await shelf(), await gross()];
  const sell = () =>
    service.call("POST", "/workspace/sales", {
      token: opened.session_token,
      body: { lines: [{ product_id: product.id, quantity: 2 }] },
    });
  const sold = (await sell()).json;
  expect(sold).toMatchObject({
    till: 9,
    number: 1,
    units: 2,
    gross_cents: 2 * product.price_cents,
    net_cents: Math.round((200 * product.price_cents) / 104),
  });
  expect(before - (await shelf())).toBeGreaterThanOrEqual(2);
  expect((await gross()) - grossBefore).toBeGreaterThanOrEqual(sold.gross_cents);
  const more = await Promise.all(Array.from({ length: 8 }, sell));
  expect(more.map((it) => it.json.number).sort()).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  const wrong = await service.call("POST", "/workspace/sales", {
    token: opened.session_token,
    body: { lines: [{ product_id: opened.id, quantity: 1 }] },
  });
  expect([wrong.status, wrong.json.errors[0].pointer]).toEqual([422, "/lines/0/product_id"]);
});

test("a sale that is sent again under its key is recorded once, and the key takes no other sale", async () => {
  const [one, other] = (await get("/products")).items.filter((it) => !it.retired);
  const sell = (id: string, key = "sale-1") =>
    service.call("POST", "/workspace/sales", {
      token: opened.session_token,
      headers: { "idempotency-key": key },
      body: { lines: [{ product_id: id, quantity: 1 }] },
    });
  const answers = await Promise.all([sell(one.id), sell(one.id), sell(one.id)]);
  expect(answers.map((it) => it.status)).toEqual([201, 201, 201]);
  expect(new Set(answers.map((it) => it.json.number)).size).toBe(1);
  expect((await sell(other.id)).json.code).toBe("idempotency_key_reused");
  expect((await sell(other.id, "sale-2")).json.number).toBe(answers[0]?.json.number + 1);
  expect((await sell(one.id, "x".repeat(256))).status).toBe(422);
});

test("every screen has something on it", async () => {
  expect((await get("/products")).items.filter((it) => !it.retired).length).toBeGreaterThanOrEqual(20);
  expect((await get("/suppliers")).items).toHaveLength(9);
  expect((await get("/team")).items.map((it) => it.role)).toEqual(
    expect.arrayContaining(["owner", "manager", "baker", "cashier"]),
  );
  const forecasts = (await get("/forecasts")).items;
  expect(new Set(forecasts.map((it) => it.forecast_on)).size).toBe(7);
  expect((await get("/production/plans")).items.length).toBeGreaterThan(10);
  expect((await get("/production/batches")).items.length).toBeGreaterThan(10);
  expect((await get("/inventory/movements?limit=5")).items).toHaveLength(5);
  const stock = (await get("/inventory/stock")).items;
  expect(stock.every((it) => it.on_hand >= -9)).toBe(true);
});

test("the four accounts are four people of the team", async () => {
  const accounts = (
    await service.call("GET", `/demo-sessions/${opened.id}/credentials`, { token: opened.session_token })
  ).json.items;
  const team = (await get("/team")).items.map((it) => it.name);
  for (const it of accounts) expect(team).toContain(it.name);
});

const MATRIX: Array<[path: string, allowed: string[]]> = [
  ["/products", ["owner", "manager", "baker", "cashier"]],
  ["/sales/daily", ["owner", "manager"]],
  ["/sales/tickets", ["owner", "manager", "cashier"]],
  ["/inventory/stock", ["owner", "manager", "baker", "cashier"]],
  ["/inventory/movements", ["owner", "manager", "baker"]],
  ["/forecasts", ["owner", "manager", "baker"]],
  ["/production/plans", ["owner", "manager", "baker"]],
  ["/production/batches", ["owner", "manager", "baker"]],
  ["/suppliers", ["owner", "manager"]],
  ["/team", ["owner", "manager"]],
];

test("each role sees what is its own, staff and strangers nothing", async () => {
  for (const role of ["owner", "manager", "baker", "cashier"]) {
    const token = await as(role);
    for (const [path, allowed] of MATRIX)
      expect([path, role, (await service.call("GET", `/workspace${path}`, { token })).status]).toEqual([
        path,
        role,
        allowed.includes(role) ? 200 : 403,
      ]);
  }
  for (const [path] of MATRIX) {
    expect((await service.call("GET", `/workspace${path}`)).status).toBe(401);
    expect((await service.call("GET", `/workspace${path}`, { token: OPERATOR_KEY })).status).toBe(403);
  }
});

test("wages are for the owner, ingredients not for the cashier, other days not for the cashier either", async () => {
  expect(JSON.stringify(await get("/team", await as("manager")))).not.toContain("hourly_cents");
  expect(JSON.stringify(await get("/team"))).toContain("hourly_cents");
  const cashier = await as("cashier");
  const kinds = new Set((await get("/inventory/stock", cashier)).items.map((it) => it.kind));
  expect(kinds).toEqual(new Set(["finished_good"]));
  const days = new Set((await get("/sales/tickets?from=2020-01-01&limit=200", cashier)).items.map((it) => it.sold_on));
  expect(days.size).toBe(1);
});

test("a range that makes no sense is refused with the place", async () => {
  for (const query of [
    "from=2026-11-02&to=2026-11-01",
    "from=2020-01-01",
    "from=yesterday",
    "from=2026-02-31",
    "from=0000-01-01",
  ])
    expect([
      query,
      (await service.call("GET", `/workspace/sales/daily?${query}`, { token: opened.session_token })).status,
    ]).toEqual([query, 422]);
});
