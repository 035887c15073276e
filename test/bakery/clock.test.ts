import { afterAll, beforeAll, expect, test } from "vitest";
import { OPERATOR_KEY } from "../app-under-test.ts";
import { there } from "../there.ts";
import { aBakery, type TestBakery } from "./a-bakery.ts";

let bakery: TestBakery;
beforeAll(async () => {
  bakery = await aBakery();
});
afterAll(() => bakery.service.close());

const move = (to: unknown, token = bakery.opened.session_token) =>
  bakery.service.call("POST", `/demo-sessions/${bakery.opened.id}/clock`, { token, body: { to } as object });
/** `Sat 12:00`, as a person in the demo's shop reads it. */
const local = (at: string) =>
  new Intl.DateTimeFormat("en-GB", { timeZone: "Europe/Madrid", weekday: "short", hour: "2-digit", minute: "2-digit" })
    .format(new Date(at))
    .replace(",", "");
const today = async () => there((await bakery.get("/sales/daily")).items.at(-1));

test("tomorrow at five nothing is sold yet; on Saturday at noon the days between have been", async () => {
  const before = await today();
  const { clock } = await bakery.get("/me");
  const morning = (await move("tomorrow_05_00")).json.clock;
  expect([local(morning.now).slice(4), morning.is_real_time]).toEqual(["05:00", false]);
  // It was said beforehand where the move leads.
  expect(clock.moments.find((it) => it.to === "tomorrow_05_00")?.at.slice(0, 16)).toBe(morning.now.slice(0, 16));
  expect((await bakery.get("/me")).clock.now.slice(0, 13)).toBe(morning.now.slice(0, 13));
  const days = (await bakery.get("/sales/daily")).items;
  const date = new Intl.DateTimeFormat("en-CA", { timeZone: "Europe/Madrid" }).format(new Date(morning.now));
  expect(days.find((it) => it.sold_on === date)?.gross_cents ?? 0).toBe(0);
  expect(days.find((it) => it.sold_on === before.sold_on)?.tickets).toBeGreaterThan(before.tickets);
  const saturday = (await move("next_saturday_12_00")).json.clock;
  expect(local(saturday.now)).toBe("Sat 12:00");
  expect((await move("next_saturday_12_00")).json.clock.now > saturday.now).toBe(true);
});

const sell = async () => {
  const [product] = (await bakery.get("/products")).items;
  return (await bakery.post("/sales", { lines: [{ product_id: there(product).id, quantity: 1 }] })).json;
};
const ownTickets = async () =>
  (await bakery.get("/sales/tickets?limit=200")).items.filter((it) => it.till === 9).map((it) => it.number);

test("the way back is `now`: where the clock would stand had nobody moved it, though the shop may have closed since", async () => {
  const { clock } = await bakery.get("/me");
  await move("tomorrow_05_00");
  const back = (await move("now")).json.clock;
  expect(back.is_held).toBe(false);
  expect(Math.abs(Date.parse(back.now) - Date.parse(clock.back_to))).toBeLessThan(60_000);
});

test("what was done is not undone: the clock goes back to it at most, and its numbers are not given again", async () => {
  expect((await sell()).number).toBe(1);
  const later = (await move("tomorrow_05_00")).json.clock;
  expect((await sell()).number).toBe(2);
  await move("next_saturday_12_00");
  const held = (await move("now")).json.clock;
  expect([held.is_held, held.now]).toEqual([true, held.back_to]);
  expect(Date.parse(held.now) - Date.parse(later.now)).toBeGreaterThanOrEqual(0);
  expect(Date.parse(held.now) - Date.parse(later.now)).toBeLessThan(60_000);
  expect(await ownTickets()).toContain(2);
  expect((await sell()).number).toBe(3);
});

test("what was thrown away later cannot be thrown away again before", async () => {
  const [flour] = (await bakery.get("/inventory/stock")).items.filter((it) => it.kind === "ingredient");
  const waste = () =>
    bakery.post("/inventory/waste", {
      kind: "ingredient",
      id: flour?.id,
      quantity: flour?.on_hand,
      destination: "bin",
    });
  await move("next_saturday_12_00");
  await bakery.post("/inventory/counts", { lines: [{ kind: "ingredient", id: flour?.id, counted: flour?.on_hand }] });
  expect((await waste()).status).toBe(201);
  await move("now");
  expect((await waste()).status).toBe(422);
  const stock = (await bakery.get("/inventory/stock")).items;
  expect(stock.filter((it) => it.on_hand < 0)).toEqual([]);
});

test("a moment that is over, none at all, or past the window is refused, the last with the last possible one", async () => {
  const { clock } = await bakery.get("/me");
  expect((await move(new Date(Date.parse(clock.now) - 3_600_000).toISOString())).json.errors[0].pointer).toBe("/to");
  const past = await move(new Date(Date.parse(clock.window_to) + 1_000).toISOString());
  expect([past.status, past.json.code, past.json.latest]).toEqual([422, "clock_ends_there", clock.window_to]);
  for (const to of ["yesterday", "2026-02-31T00:00:00Z", 7, null]) expect((await move(to)).status).toBe(422);
  expect((await move(clock.window_to)).json.clock.now).toBe(clock.window_to);
  // It is the last second of a day that there is.
  expect(local(clock.window_to).slice(4)).toBe("23:59");
  const [last] = (await bakery.get(`/calendar?from=${clock.window_to.slice(0, 10)}`)).items.slice(-1);
  expect(last?.day_on).toBe(clock.window_to.slice(0, 10));
  await move("now");
});

test("a moved clock is in the audit log, with who moved it; a reset counts from one again", async () => {
  await move("tomorrow_05_00", OPERATOR_KEY);
  await move("2001-01-01T00:00:00Z", OPERATOR_KEY);
  const { rows } = await bakery.service.superuser.query(
    "select actor, details from audit_log where session_id = $1 and action = 'clock_moved' order by id desc limit 1",
    [bakery.opened.id],
  );
  expect(rows).toEqual([{ actor: "operator", details: { to: "tomorrow_05_00" } }]);
  await bakery.service.call("POST", `/demo-sessions/${bakery.opened.id}/reset`, { token: bakery.opened.session_token });
  const products = (await bakery.get("/products")).items;
  expect((await bakery.post("/sales", { lines: [{ product_id: products[0].id, quantity: 1 }] })).json.number).toBe(1);
});
