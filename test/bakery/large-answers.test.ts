import { afterAll, beforeAll, expect, test } from "vitest";
import { anAddress } from "../addresses.ts";
import { aBakery, type TestBakery } from "./a-bakery.ts";

/* What is large comes in pages, and one demo that asks for much is in nobody's way. */

let bakery: TestBakery;
beforeAll(async () => {
  bakery = await aBakery({ DEMO_REQUESTS_PER_MINUTE: "1000000", TRUST_PROXY: "127.0.0.1" });
});
afterAll(() => bakery.service.close());

test("a week of lines comes in pages, each line once and in its order, whatever is sold meanwhile", async () => {
  const { clock } = await bakery.get("/me");
  const to = clock.now.slice(0, 10);
  const from = new Date(Date.parse(to) - 3 * 86_400_000).toISOString().slice(0, 10);
  const read = async (limit: number, sell: boolean) => {
    const lines: unknown[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const page: Awaited<ReturnType<typeof bakery.get<"/sales">>> = await bakery.get(
        `/sales?from=${from}&to=${to}&limit=${limit}${cursor && `&cursor=${cursor}`}`,
      );
      expect(page.items.length).toBeLessThanOrEqual(limit);
      lines.push(...page.items);
      cursor = page.next_cursor;
      const [product] = (await bakery.get("/products")).items;
      if (sell) await bakery.post("/sales", { lines: [{ product_id: product?.id, quantity: 1 }] });
    }
    return lines;
  };
  const whole = await read(2_000, false);
  expect(whole.length).toBeGreaterThan(500);
  expect(await read(97, false)).toEqual(whole);
  const meanwhile = await read(400, true);
  expect(meanwhile).toEqual(whole);
  expect(
    (await bakery.service.call("GET", "/workspace/sales?cursor=x", { token: bakery.opened.session_token })).status,
  ).toBe(422);
});

test("forecasts of more than two weeks come in pages", async () => {
  const { clock } = await bakery.get("/me");
  const day = (days: number) => new Date(Date.parse(clock.now) + days * 86_400_000).toISOString().slice(0, 10);
  const first = await bakery.get(`/forecasts?from=${day(-20)}&to=${day(5)}`);
  const second = await bakery.get(`/forecasts?from=${day(-20)}&to=${day(5)}&cursor=${first.next_cursor}`);
  expect(second.next_cursor).toBe(null);
  const dates = [...first.items, ...second.items].map((it) => it.forecast_on);
  expect(new Set(dates).size).toBeGreaterThan(20);
  expect(dates).toEqual(dates.toSorted());
  expect(new Set(first.items.map((it) => it.forecast_on)).size).toBe(14);
});

test("a hundred and fifty heavy reads at once by one demo are answered or told to come back; a neighbour is answered", async () => {
  const neighbour = (await bakery.service.call("POST", "/demo-sessions", { headers: anAddress() })).json;
  const heavy = Array.from({ length: 150 }, () =>
    bakery.service.call("GET", "/workspace/sales/hours", { token: bakery.opened.session_token }),
  );
  const theirs = await Promise.all(
    ["/me", "/today", "/alerts", "/products"].map((path) =>
      bakery.service.call("GET", `/workspace${path}` as "/workspace/me", {
        token: neighbour.session_token,
        headers: anAddress(),
      }),
    ),
  );
  expect(theirs.map((it) => it.status)).toEqual([200, 200, 200, 200]);
  const answers = await Promise.all(heavy);
  expect(new Set(answers.map((it) => it.status))).toEqual(new Set([200, 429]));
  expect(answers.filter((it) => it.status === 200).length).toBeGreaterThanOrEqual(62);
  for (const it of answers.filter((one) => one.status === 429))
    expect(Number(it.headers["retry-after"])).toBeGreaterThanOrEqual(1);
});
