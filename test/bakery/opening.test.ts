import { afterAll, beforeAll, expect, test } from "vitest";
import { bakery } from "../../server/bakery/bakery.ts";
import { aService, type TestService } from "../app-under-test.ts";

/* A demo opened at whatever moment it is for the service: at night, on a holiday, while the clocks change. */

let service: TestService;
let token: string;
let sessionId: string;
beforeAll(async () => {
  service = await aService({}, bakery);
  const opened = await service.call("POST", "/demo-sessions");
  expect(opened.status).toBe(201);
  token = opened.json.session_token;
  sessionId = opened.json.id;
});
afterAll(() => service.close());

const get = async (path: string) => (await service.call("GET", `/workspace${path}`, { token })).json;
const dateOf = (at: string) =>
  new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Madrid" }).format(new Date(Date.parse(at)));

test("its clock stands in opening hours of an open day, at the real time if the shop is open now", async () => {
  const { clock } = await get("/me");
  const [day] = (await get(`/calendar?from=${dateOf(clock.now)}&to=${dateOf(clock.now)}`)).items;
  expect(day).toMatchObject({ day_on: dateOf(clock.now), is_open: true });
  expect([clock.now >= day.opens_at, clock.now < day.closes_at]).toEqual([true, true]);
  const { rows } = await service.superuser.query("select clock_timestamp() as now");
  const lagMs = rows[0].now.getTime() - Date.parse(clock.now);
  expect(clock.is_real_time).toBe(Math.abs(lagMs) < 60_000);
});

test("today is one of the days that its sales list, and adds up to its hours", async () => {
  const today = await get("/today");
  const daily = (await get(`/sales/daily?from=${today.day_on}`)).items;
  expect(daily.map((it: { sold_on: string }) => it.sold_on)).toEqual([today.day_on]);
  const hours = today.hours.reduce((sum: number, it: { gross_cents: number }) => sum + it.gross_cents, 0);
  expect(hours).toBe(today.gross_cents);
});

test("every screen answers then, at the named moments to come, and back", async () => {
  const document = (await service.app.inject("/openapi.json")).json();
  const lists = Object.entries<Record<string, unknown>>(document.paths)
    .filter(([path, methods]) => path.startsWith("/api/v1/workspace") && "get" in methods && !path.includes("{"))
    .map(([path]) => path);
  expect(lists.length).toBeGreaterThan(20);
  for (const to of [undefined, "tomorrow_05_00", "next_saturday_12_00", "now"]) {
    if (to)
      expect((await service.call("POST", `/demo-sessions/${sessionId}/clock`, { token, body: { to } })).status).toBe(
        200,
      );
    const answers = await Promise.all(lists.map((path) => service.call("GET", path, { token })));
    expect(answers.filter((it) => it.status !== 200).map((it) => it.json)).toEqual([]);
  }
});

test("what is sold then is on the next reading, and its moment is the demo's", async () => {
  const { items } = await get("/inventory/stock");
  const product = items.find((it: { kind: string; on_hand: number }) => it.kind === "finished_good" && it.on_hand > 0);
  const sale = { lines: [{ product_id: product.id, quantity: 1 }] };
  const sold = await service.call("POST", "/workspace/sales", { token, body: sale });
  expect(sold.status).toBe(201);
  expect(dateOf(sold.json.sold_at)).toBe(dateOf((await get("/me")).clock.now));
  expect((await get("/sales/tickets")).items.map((it: { id: string }) => it.id)).toContain(sold.json.id);
});
