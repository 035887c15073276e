import { type ShopDay, shopDay } from "./calendar.ts";
import { addDays, dayNumber } from "./day.ts";
import { choose, shocks, type Visitor, visitorsOf } from "./demand.ts";
import { type Forecast, type Forecaster, forecaster, weekdayPrior } from "./forecast.ts";
import { type Larder, SCRAP, type StockMovement, stockedLarder } from "./larder.ts";
import { type Batch, bake, type Planned, planFor, RUN_STARTS, RUNS, type Run } from "./production.ts";
import { type Draw, drawFor } from "./random.ts";
import { emptyShelf, type Shelf } from "./shelf.ts";
import type { Shop, ShopProduct } from "./shop.ts";
import { RINGING_MINUTES, ringUp, type Ticket } from "./till.ts";

/** Everything that happened in the bakery on one day, and what its evening planned. */
export interface LivedDay {
  readonly day: ShopDay;
  /** On the shelf and in the larder before anything happens. */
  readonly openingUnits: ReadonlyArray<{ readonly product: ShopProduct; readonly units: number }>;
  readonly openingStock: ReturnType<Larder["onHand"]>;
  readonly tickets: readonly Ticket[];
  readonly batches: readonly Batch[];
  readonly wasted: ReadonlyArray<{ readonly product: ShopProduct; readonly units: number }>;
  readonly donated: ReadonlyArray<{ readonly product: ShopProduct; readonly units: number }>;
  readonly stockMovements: readonly StockMovement[];
  /** Made this evening, for each of the next seven days. */
  readonly forecasts: ReadonlyArray<{
    readonly product: ShopProduct;
    readonly date: string;
    readonly forecast: Forecast;
  }>;
  /** Made this evening, for tomorrow. */
  readonly plan: readonly Planned[];
}

interface World {
  readonly shop: Shop;
  readonly seed: number;
  readonly firstDay: number;
  readonly shelves: ReadonlyMap<ShopProduct, Shelf>;
  readonly forecasters: ReadonlyMap<ShopProduct, Forecaster>;
  readonly larder: Larder;
  readonly shockOf: (date: string) => number;
  plan: readonly Planned[];
  nextNumber: number;
}

const HORIZON_DAYS = 7;

/** Lives a bakery's days one after the other, from an empty shop on the morning of `from` to the evening of `to`. */
export function* simulate(shop: Shop, seed: number, from: string, to: string): Generator<LivedDay> {
  const world = openWorld(shop, seed, from);
  for (let date = from; date <= to; date = addDays(date, 1)) yield liveDay(world, shopDay(date));
}

function openWorld(shop: Shop, seed: number, from: string): World {
  const units = expectedUnits(shop);
  const use = new Map<string, number>();
  for (const product of shop.products)
    for (const [name, grams] of product.recipe) use.set(name, (use.get(name) ?? 0) + grams * (units.get(product) ?? 0));
  const forecasters = new Map(shop.products.map((it) => [it, forecaster(units.get(it) ?? 0, weekdayPrior(it))]));
  const shelves = new Map(shop.products.map((it) => [it, emptyShelf(it)]));
  const world: World = {
    shop,
    seed,
    firstDay: dayNumber(from),
    shelves,
    forecasters,
    larder: stockedLarder(shop, use),
    shockOf: shocks(seed),
    plan: [],
    nextNumber: 1,
  };
  world.plan = planOf(world, shopDay(from));
  return world;
}

/** Units of an ordinary weekday, counted over a week of trial visitors that leaves no trace. */
function expectedUnits(shop: Shop): ReadonlyMap<ShopProduct, number> {
  const units = new Map<ShopProduct, number>();
  const monday = shopDay("2024-02-05");
  const weeks = 20;
  for (let week = 0; week < weeks; week += 1)
    for (const visitor of visitorsOf(shop, week, monday, 1 / monday.demand))
      for (const wish of visitor.wishes) units.set(wish.product, (units.get(wish.product) ?? 0) + wish.units / weeks);
  return units;
}

function liveDay(world: World, day: ShopDay): LivedDay {
  const openingUnits = shelfUnits(world);
  const openingStock = world.larder.onHand();
  const { tickets, batches } = trade(world, day);
  const movements = stockDay(world, day, tickets, batches);
  const { wasted, donated } = closeShelves(world, day);
  learn(world, day, tickets);
  world.larder.order(day);
  const forecasts = forecastWeek(world, day);
  const plan = planOf(world, shopDay(addDays(day.date, 1)));
  world.plan = plan;
  return {
    day,
    openingUnits,
    openingStock,
    tickets,
    batches,
    wasted,
    donated,
    stockMovements: movements,
    forecasts,
    plan,
  };
}

function shelfUnits(world: World): Array<{ product: ShopProduct; units: number }> {
  return [...world.shelves]
    .map(([product, shelf]) => ({ product, units: shelf.onHand() }))
    .filter((it) => it.units > 0);
}

/** Bakes and sells, in the order in which it happens: nobody buys what is not out of the oven yet. */
function trade(world: World, day: ShopDay): { tickets: Ticket[]; batches: Batch[] } {
  if (!day.isOpen) return { tickets: [], batches: [] };
  const visitors = visitorsOf(world.shop, world.seed, day, world.shockOf(day.date));
  const draw = drawFor(world.seed, "till", day.date);
  const midnight = (dayNumber(day.date) - world.firstDay) * 1_440;
  const tickets: Ticket[] = [];
  const batches: Batch[] = [];
  const arriving: Batch[] = [];
  const runs = [...RUNS];
  let lastMinute = 0;
  for (const visitor of visitors) {
    while (runs[0] && RUN_STARTS[runs[0]] <= visitor.minute) {
      const baked = bake(world.seed, day, runs[0], world.plan, paceOf(day, tickets, world, visitor.minute));
      batches.push(...baked);
      arriving.push(...baked);
      runs.shift();
    }
    for (const batch of arriving.filter((it) => it.finishedAt <= visitor.minute)) {
      world.shelves.get(batch.product)?.put(batch.producedUnits, midnight + batch.finishedAt);
      arriving.splice(arriving.indexOf(batch), 1);
    }
    const taken = takeWishes(world, visitor, draw);
    if (taken.size === 0) continue;
    const rung = ringUp(Math.max(visitor.minute, lastMinute), taken, world.nextNumber, draw);
    lastMinute = (rung.at(-1)?.minute ?? lastMinute) + RINGING_MINUTES;
    world.nextNumber += rung.length;
    tickets.push(...rung);
  }
  for (const batch of arriving) world.shelves.get(batch.product)?.put(batch.producedUnits, midnight + batch.finishedAt);
  return { tickets, batches };
}

/** A baker looks at the shop before lighting the oven again: how today sells against what was expected by now. */
function paceOf(
  day: ShopDay,
  tickets: readonly Ticket[],
  world: World,
  minute: number,
): (product: ShopProduct) => number {
  const { baseTickets, volumeFactor } = world.shop.configuration;
  const elapsed = Math.max(0, minute - day.opens) / (day.closes - day.opens);
  const expected = baseTickets * volumeFactor * day.demand * elapsed;
  const pace = expected < 20 ? 1 : Math.min(1.25, Math.max(0.75, (0.75 * tickets.length) / expected + 0.25));
  return () => pace;
}

/** What of the wishes is there. Half of those who find nothing take something like it. */
function takeWishes(world: World, visitor: Visitor, draw: Draw): Map<ShopProduct, number> {
  const taken = new Map<ShopProduct, number>();
  const take = (product: ShopProduct, units: number) => {
    const got = product.isBaked ? (world.shelves.get(product)?.take(units) ?? 0) : units;
    if (got > 0) taken.set(product, (taken.get(product) ?? 0) + got);
    return got;
  };
  for (const { product, units } of visitor.wishes) {
    const got = take(product, units);
    if (got === 0 && draw.uniform() < 0.5) take(choose(world.shop, product.category, draw, product), units);
  }
  return taken;
}

/**
 * Ingredients leave the larder when a run begins; for what is made to order, at the end of the day. The night's run is baked
 * before the day's deliveries come.
 */
function stockDay(world: World, day: ShopDay, tickets: readonly Ticket[], batches: readonly Batch[]): StockMovement[] {
  const consumeRun = (run: Run) => {
    const baked = batches.filter((it) => it.run === run).map((it) => [it.product, it.producedUnits] as const);
    return world.larder.consume(needsOf(baked), RUN_STARTS[run]);
  };
  const toOrder = tickets.flatMap((it) => it.lines).filter((it) => !it.product.isBaked);
  return [
    ...consumeRun("night"),
    ...world.larder.receive(day),
    ...consumeRun("midday"),
    ...consumeRun("afternoon"),
    ...world.larder.consume(needsOf(toOrder.map((it) => [it.product, it.quantity] as const)), day.closes),
  ];
}

function needsOf(made: ReadonlyArray<readonly [ShopProduct, number]>): Map<string, number> {
  const needs = new Map<string, number>();
  for (const [product, units] of made)
    for (const [name, grams] of product.recipe) needs.set(name, (needs.get(name) ?? 0) + grams * units * SCRAP);
  return needs;
}

/** After closing: what will be too old tomorrow goes, bread and pastry for the most part to the food bank. */
function closeShelves(world: World, day: ShopDay): Pick<LivedDay, "wasted" | "donated"> {
  const tomorrow = shopDay(addDays(day.date, 1));
  const openingAt = (dayNumber(tomorrow.date) - world.firstDay) * 1_440 + tomorrow.opens;
  const cleared = [...world.shelves]
    .map(([product, shelf]) => ({ product, units: shelf.clear(openingAt) }))
    .filter((it) => it.units > 0);
  const given = ({ product, units }: { product: ShopProduct; units: number }) =>
    product.category === "cakes" ? 0 : Math.floor(units * 0.6);
  return {
    donated: cleared.map((it) => ({ ...it, units: given(it) })).filter((it) => it.units > 0),
    wasted: cleared.map((it) => ({ ...it, units: it.units - given(it) })).filter((it) => it.units > 0),
  };
}

function learn(world: World, day: ShopDay, tickets: readonly Ticket[]): void {
  const sold = new Map<ShopProduct, number>();
  for (const line of tickets.flatMap((it) => it.lines))
    sold.set(line.product, (sold.get(line.product) ?? 0) + line.quantity);
  for (const [product, it] of world.forecasters) it.learn(day, sold.get(product) ?? 0);
}

function forecastWeek(world: World, day: ShopDay): LivedDay["forecasts"] {
  const dates = Array.from({ length: HORIZON_DAYS }, (_, ahead) => addDays(day.date, ahead + 1));
  return [...world.forecasters].flatMap(([product, it]) =>
    dates.map((date) => ({ product, date, forecast: it.for(shopDay(date)) })),
  );
}

function planOf(world: World, day: ShopDay): Planned[] {
  return world.shop.products.flatMap((product) => {
    const it = world.forecasters.get(product);
    return it ? planFor(product, day, it.for(day), world.shelves.get(product)?.onHand() ?? 0) : [];
  });
}
