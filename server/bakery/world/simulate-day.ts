import type { ShopDay } from "./model/calendar.ts";
import { LOOKS, refreshAlerts, refreshSoldOut } from "./reports/alerts.ts";
import { INSIGHTS_WEEKDAY, writeInsights } from "./reports/insights.ts";
import { visitorsOf } from "./rules/demand.ts";
import { runsOf, startOf } from "./rules/production.ts";
import { type Happened, openAgenda } from "./state/agenda.ts";
import { newToday, type World } from "./state/world.ts";
import { RANK, startRun } from "./steps/bakehouse.ts";
import { bookMadeToOrder, closeShelves } from "./steps/closing.ts";
import { evening } from "./steps/evening.ts";
import { morning, publishRota, ROTA_SECOND, writeListPrices } from "./steps/morning.ts";
import { receiveDeliveries } from "./steps/stockroom.ts";
import { serve, serveCustomer, WHOLESALE_EVERY_SECONDS } from "./steps/trade.ts";
import { driveVan, vanMinutes } from "./steps/vans.ts";

const MORNING = 6 * 3_600;
const DELIVERIES = 8.5 * 3_600;
/** On a day on which the shop is shut, somebody comes in all the same to look at tomorrow. */
const SHUT_EVENING = 20 * 3_600;
const CLEARING_SECONDS = 600;
const TIDYING_SECONDS = 1_200;
/** Before the first second of a day. */
export const DAWN = -1;

/** When a day's evening work is done, in seconds of the day. */
export const eveningOf = (day: ShopDay): number => (day.isOpen ? day.closes * 60 + TIDYING_SECONDS : SHUT_EVENING);

/**
 * Lives one day, or what is left of it: everything that happens in seconds `(after, until]`, in order, from the state the world is
 * in. What decides about it - who comes in, how a batch turns out, which van is late - is drawn by what it is about, so that it comes
 * out the same however the day is cut into pieces.
 */
export function simulateDay(world: World, day: ShopDay, after = DAWN, until = Number.POSITIVE_INFINITY): void {
  if (after === DAWN) beginDay(world);
  const agenda = openAgenda();
  if (day.date.endsWith("-01")) agenda.plan(0, 0, () => writeListPrices(world, day.date));
  agenda.plan(MORNING, 0, () => morning(world, day, MORNING));
  agenda.plan(ROTA_SECOND, 0, () => publishRota(world, day));
  for (const minute of LOOKS) agenda.plan(minute * 60, RANK.looking, () => undefined);
  const tidiedAt = eveningOf(day);
  agenda.plan(tidiedAt, RANK.evening, () => {
    evening(world, day, tidiedAt);
    if (day.weekday === INSIGHTS_WEEKDAY) writeInsights(world, day, tidiedAt);
  });
  if (day.isOpen) planOpenDay(world, day, agenda, after);
  agenda.run(after, until, noticing(world, day));
}

/** Whoever works there sees at once what has become scarce or has come. */
function noticing(world: World, day: ShopDay): (what: Happened) => void {
  const outOf = () => world.shops.reduce((sum, it) => sum + it.today.soldOutAt.size, 0);
  let known = outOf();
  return ({ rank, second }) => {
    if (ON_SHELVES.has(rank) && outOf() !== known) refreshSoldOut(world, day, second);
    if (IN_PANTRY.has(rank)) refreshAlerts(world, day, second);
    known = outOf();
  };
}

const ON_SHELVES: ReadonlySet<number> = new Set([RANK.baking, RANK.van, RANK.selling]);
const IN_PANTRY: ReadonlySet<number> = new Set([RANK.booking, RANK.arriving, RANK.closing, RANK.evening, RANK.looking]);

function beginDay(world: World): void {
  for (const shop of world.shops) {
    shop.today = newToday();
    shop.left = new Map();
  }
  world.bakehouse.baked.clear();
  world.bakehouse.oven.length = 0;
}

function planOpenDay(world: World, day: ShopDay, agenda: ReturnType<typeof openAgenda>, after: number): void {
  agenda.plan(DELIVERIES, RANK.arriving, () => receiveDeliveries(world, day, DELIVERIES));
  for (const run of runsOf(day)) {
    const startsAt = startOf(run, day) * 60;
    if (startsAt <= after) startRun(world, day, run, agenda, after);
    else agenda.plan(startsAt, 0, () => startRun(world, day, run, agenda, after));
  }
  if (world.shops.every((it) => it.place !== world.bakehouse.place))
    for (const minute of vanMinutes(day))
      if (minute < day.closes) agenda.plan(minute * 60, RANK.van, () => driveVan(world, day, minute));
  planSelling(world, day, agenda);
  const closing = day.closes * 60;
  agenda.plan(closing, RANK.closing, () => bookMadeToOrder(world, day, closing));
  for (const shop of world.shops)
    agenda.plan(closing + CLEARING_SECONDS, RANK.closing, () => {
      shop.left = closeShelves(world, shop, day, closing + CLEARING_SECONDS);
    });
}

function planSelling(world: World, day: ShopDay, agenda: ReturnType<typeof openAgenda>): void {
  const { bakery, seed, menuOf, customers, shops } = world;
  const menu = menuOf(seed, day.date);
  const [first] = shops;
  if (first)
    for (const [index] of customers.entries())
      agenda.plan(day.opens * 60 + index * WHOLESALE_EVERY_SECONDS, RANK.selling, () =>
        serveCustomer(world, first, day, index),
      );
  for (const shop of shops)
    for (const visitor of visitorsOf(bakery.configuration, seed, shop.place, day, menu))
      agenda.plan(visitor.second, RANK.selling, () => serve(world, shop, day, visitor));
}
