import type { ShopDay } from "../model/calendar.ts";
import { dayNumber } from "../model/day.ts";
import type { ShopProduct } from "../model/shop.ts";
import { shiftsOf } from "../model/team.ts";
import { locationId, memberId, productId } from "../model/thing-ids.ts";
import { expectedTickets } from "../rules/demand.ts";
import { type Batch, bake, isBakedOnce, type Planned, RUNS, type Run, runsOf, startOf } from "../rules/production.ts";
import { drawFor } from "../rules/rng.ts";
import type { Agenda } from "../state/agenda.ts";
import type { OvenTime, ShopState, World } from "../state/world.ts";
import { overrideKey, writePlan } from "./plan-tomorrow.ts";
import { consume, needsOf } from "./stockroom.ts";

export const RANK = {
  baking: 1,
  booking: 2,
  van: 3,
  arriving: 4,
  selling: 5,
  closing: 6,
  evening: 7,
  looking: 8,
} as const;

/**
 * Lights the oven for a run: each batch is on the shelf when it is out, and the run's ingredients are booked out with the last one.
 *
 * @param after second of the day from which on things happen; what is out of the oven by then is known as `baked`
 */
export function startRun(world: World, day: ShopDay, run: Run, agenda: Agenda, after: number): void {
  const { bakehouse, seed } = world;
  const startsAt = startOf(run, day) * 60;
  if (startsAt > after && run !== "night") revisePlan(world, day, run, startsAt);
  const soonest = Math.ceil(after / 60) + 1;
  // The schedule is that of the whole plan, so that taking a product off moves no other; what missed its run is not baked after it.
  const batches = bake(seed, day, run, bakehouse.plan, busyDecks(world, run));
  const open = batches
    .filter((it) => !bakehouse.baked.has(`${it.run} ${it.product.sku}`) && !world.retired.has(it.product))
    .filter((it) => it.finishedAt * 60 > after)
    .map((it) => takeDeck(bakehouse.oven, it, soonest))
    // When the bakers have gone home nothing is put into the oven any more.
    .filter((it) => bakerAt(world, day.date, it.startedAt) !== null);
  const ends = [...open, ...(bakehouse.unbooked.has(run) ? batches : [])].map((it) => it.finishedAt);
  if (ends.length === 0) return;
  const bookedAt = Math.max(soonest, ...ends);
  for (const it of open) agenda.plan(it.finishedAt * 60, RANK.baking, () => finishBatch(world, day, it, bookedAt));
  agenda.plan(bookedAt * 60, RANK.booking, () => bookRun(world, day, run, bookedAt * 60));
}

/** By deck, until when the runs before this one take it. */
function busyDecks({ bakehouse }: World, run: Run): number[] {
  const before = RUNS.slice(0, RUNS.indexOf(run));
  return Array.from({ length: bakehouse.decks }, (_, index) => {
    const taken = bakehouse.oven.filter((it) => it.deck === index + 1 && before.includes(it.run));
    return Math.max(0, ...taken.map((it) => it.to));
  });
}

/** Its time in the oven as scheduled, or later when somebody took the deck meanwhile. */
function takeDeck(oven: OvenTime[], batch: Batch, soonest: number): Batch {
  const minutes = batch.finishedAt - batch.startedAt;
  let from = Math.max(batch.startedAt, soonest - minutes);
  const own = oven.filter((it) => it.deck === batch.deck).sort((one, other) => one.from - other.from);
  for (const it of own) if (it.from < from + minutes && from < it.to) from = it.to;
  oven.push({ run: batch.run, deck: batch.deck, from, to: from + minutes });
  return { ...batch, startedAt: from, finishedAt: from + minutes };
}

/**
 * A baker looks at the shelves before lighting the oven again: what has sold faster than was thought is baked more, and what still
 * lies there is not baked twice. The new plan is written down.
 */
function revisePlan(world: World, day: ShopDay, run: Run, second: number): void {
  const { bakehouse } = world;
  const pace = paceOf(world, day, second);
  const revised = bakehouse.plan.map((planned) => {
    if (planned.run !== run || isBakedOnce(planned.product)) return planned;
    return { ...planned, units: stillWanted(world, day, planned, pace) };
  });
  const changed = revised.filter(
    (it, index) => it !== bakehouse.plan[index] && it.units !== bakehouse.plan[index]?.units,
  );
  bakehouse.plan = revised;
  writePlan(world, day.date, changed, day.date, second);
}

/** More than expected is baked, against chance in every shop, and against days on which this is wanted more than usual. */
const SPARE = { night: 0, midday: 0.9, afternoon: 0.65 } as const;
const SPARE_SHARE = 0.03;

function stillWanted(world: World, day: ShopDay, { product, run }: Planned, pace: number): number {
  const { shops, pattern, readyAt } = world;
  const now = pattern(product.category, day, startOf(run, day));
  const runs = runsOf(day);
  const isLast = runs.at(-1) === run;
  const upTo = isLast ? 1 : pattern(product.category, day, readyAt[runs[runs.indexOf(run) + 1] ?? run]);
  const predicted = shops.reduce((sum, it) => sum + forecastNow(world, it, product, day.date), 0);
  const sold = shops.reduce((sum, it) => sum + (it.today.sold.get(product) ?? 0), 0);
  const usual = predicted * now;
  // What a product sold by now says more about the rest of its day the more there was of it.
  const trust = usual / (usual + 12);
  const own = usual > 0 ? Math.min(1.6, Math.max(0.5, sold / usual)) : 1;
  const rest = predicted * (upTo - now) * (pace * (1 - trust) + own * trust);
  const lying = shops.reduce((sum, it) => sum + (it.shelves.get(product)?.onHand() ?? 0), 0);
  return Math.max(
    0,
    Math.round(rest + SPARE[isLast ? "afternoon" : run] * Math.sqrt(rest * shops.length) + SPARE_SHARE * rest - lying),
  );
}

function forecastNow({ overrides }: World, shop: ShopState, product: ShopProduct, date: string): number {
  return overrides.get(overrideKey(date, product, shop)) ?? shop.forecasts.get(date)?.get(product)?.predicted ?? 0;
}

/** How today sells against what was expected by now, over all shops. */
function paceOf({ shops, bakery }: World, day: ShopDay, second: number): number {
  const elapsed = Math.max(0, second / 60 - day.opens) / (day.closes - day.opens);
  const expected = shops.reduce((sum, it) => sum + expectedTickets(bakery.configuration, it.place, day), 0) * elapsed;
  const sold = shops.reduce((sum, it) => sum + it.today.ticketSeconds.length, 0);
  return expected < 20 ? 1 : Math.min(1.25, Math.max(0.75, (0.75 * sold) / expected + 0.25));
}

/** Share of the batches of which a piece is weighed. */
const CHECKED = 0.12;

function finishBatch(world: World, { date }: ShopDay, batch: Batch, bookedAt: number): void {
  const { bakehouse, journal, bakery } = world;
  const { calendar } = bakery;
  bakehouse.baked.add(`${batch.run} ${batch.product.sku}`);
  bakehouse.shelves.get(batch.product)?.put(batch.producedUnits, dayNumber(date) * 1_440 + batch.finishedAt);
  for (const shop of world.shops) if (shop.place === bakehouse.place) shop.today.soldOutAt.delete(batch.product);
  const unbooked = bakehouse.unbooked.get(batch.run) ?? new Map<ShopProduct, number>();
  unbooked.set(batch.product, (unbooked.get(batch.product) ?? 0) + batch.producedUnits);
  bakehouse.unbooked.set(batch.run, unbooked);
  if (!journal.isOpen) return;
  const id = journal.id("batches", date);
  const here = { product_id: productId(batch.product), location_id: locationId(bakehouse.place) };
  journal.add("batches", {
    id,
    ...here,
    batch_on: date,
    run: batch.run,
    started_at: calendar.at(date, batch.startedAt),
    finished_at: calendar.at(date, batch.finishedAt),
    planned_units: batch.units,
    produced_units: batch.producedUnits,
    deck: batch.deck,
    team_member_id: bakerAt(world, date, batch.startedAt),
    consumed_at: calendar.at(date, bookedAt),
  });
  const draw = drawFor(world.seed, "check", date, batch.run, batch.product.sku);
  // A filling is weighed before it goes in.
  if (draw.uniform() >= CHECKED || batch.product.category !== "bread") return;
  const share = 1 + 0.02 * draw.normal();
  journal.add("quality_checks", {
    id: journal.id("quality_checks", date),
    batch_id: id,
    ...here,
    checked_at: calendar.at(date, batch.finishedAt),
    checked_on: date,
    grams: Math.round(batch.product.doughGrams * (1 - BAKE_LOSS) * share),
    passed: Math.abs(share - 1) < 0.05,
  });
}

/** What dough loses in the oven; 12 to 20 % in most of the catalogue. */
const BAKE_LOSS = 0.15;

function bakerAt({ team, bakery }: World, date: string, minute: number): string | null {
  const onDuty = shiftsOf(team, bakery.calendar, date).find(
    (it) => it.member.role === "baker" && it.from <= minute && minute < it.to,
  );
  return onDuty ? memberId(onDuty.member) : null;
}

function bookRun(world: World, day: ShopDay, run: Run, second: number): void {
  const made = world.bakehouse.unbooked.get(run);
  if (!made) return;
  world.bakehouse.unbooked.delete(run);
  consume(world, day, second, needsOf(made));
}
