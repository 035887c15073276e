import { expect, test } from "vitest";
import type { Showcase } from "../../../../contract/bakery/showcase.ts";
import { plannedAt, shopAt, timeOf } from "./shop-at.ts";

/** Of what is known every ten minutes. */
const everyFiveMinutes = (shares: readonly number[]): number[] =>
  shares.flatMap((share, place) => {
    const next = shares[place + 1];
    return next === undefined ? [share] : [share, (share + next) / 2];
  });

const shown: Showcase = {
  day_on: "2026-12-03",
  time_zone: "Europe/Madrid",
  opens_at: "2026-12-03T07:00:00.000Z",
  closes_at: "2026-12-03T09:00:00.000Z",
  weather: null,
  runs: [
    {
      lit_at: "2026-12-03T02:30:00.000Z",
      planned: [
        ["2026-12-02T20:00:00.000Z", 40],
        ["2026-12-03T07:30:00.000Z", 46],
      ],
    },
  ],
  hours: [
    { starts_at: "2026-12-03T07:00:00.000Z", ends_at: "2026-12-03T08:00:00.000Z", typical_units: 10 },
    { starts_at: "2026-12-03T08:00:00.000Z", ends_at: "2026-12-03T09:00:00.000Z", typical_units: 30 },
  ],
  typical_cents: 8_000,
  typical_shares: everyFiveMinutes([0, 0.05, 0.1, 0.15, 0.2, 0.23, 0.25, 0.4, 0.5, 0.7, 0.8, 0.9, 1]),
  tickets: [
    [10, 500, 2, "Barra", "card"],
    [50, 300, 1, "Café", "cash"],
    [70, 1_000, 4, "Tarta", "card"],
  ],
  toy: null,
};
const at = (time: string) => new Date(`2026-12-03T${time}:00.000Z`);

test("at a moment only what has come counts", () => {
  const shop = shopAt(shown, at("08:00"));
  expect([shop.cents, shop.tickets, shop.closesAtCents]).toEqual([800, 2, 3_200]);
  expect(shop.hours.map((it) => it.value)).toEqual([3, 0]);
  expect(shop.last && timeOf(shown, shop.last)).toEqual(at("07:50"));
});

test("an hour that has not begun has no figure, and before opening there is no pace", () => {
  const shop = shopAt(shown, at("06:00"));
  expect(shop.hours.map((it) => it.value)).toEqual([null, null]);
  expect([shop.cents, shop.closesAtCents, shop.last]).toEqual([0, undefined, undefined]);
});

test("after closing the day is what it came to", () => {
  const shop = shopAt(shown, at("10:00"));
  expect([shop.cents, shop.closesAtCents]).toEqual([1_800, 1_800]);
  expect(shop.hours.map((it) => it.value)).toEqual([3, 4]);
});

test("a run is as large as it was planned last by then", () => {
  const [run] = shown.runs;
  expect(["06:00", "07:29", "07:30", "09:00"].map((it) => run && plannedAt(run, at(it)))).toEqual([40, 40, 46, 46]);
});

test("a ticket that is taken back is none, and neither is what takes it back", () => {
  const void_ = [52, -300, -1, "Café", "cash"] as const;
  const shop = shopAt({ ...shown, tickets: [...shown.tickets.slice(0, 2), void_] }, at("08:00"));
  expect([shop.cents, shop.tickets]).toEqual([500, 1]);
  expect(shop.hours[0]?.value).toBe(2);
  expect(shop.last?.[1]).toBe(300);
});
