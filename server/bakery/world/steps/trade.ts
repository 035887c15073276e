import type { ShopDay } from "../model/calendar.ts";
import { thingId } from "../model/ids.ts";
import type { ShopProduct } from "../model/shop.ts";
import { locationId, productId } from "../model/thing-ids.ts";
import type { Visitor } from "../rules/demand.ts";
import { type Draw, drawFrom } from "../rules/rng.ts";
import {
  deliverToCustomer,
  RINGING_SECONDS,
  type Ringing,
  ringUp,
  type Ticket,
  type TicketLine,
} from "../rules/till.ts";
import type { Journal } from "../state/journal.ts";
import type { ShopState, World } from "../state/world.ts";

export const COUNTER_TILL = 1;
const WHOLESALE_TILL = 2;
/** Wholesale is fetched from the moment the doors open, one customer every so many seconds. */
export const WHOLESALE_EVERY_SECONDS = 20;
/** Of those who find nothing, take something like it. */
const TAKES_ANOTHER = 0.6;
/** By so much per cent sells less what costs one per cent more. */
export const ELASTICITY = 0.8;

/** Serves one visitor with what is there, at the prices of now. Whoever finds nothing leaves no ticket. */
export function serve(world: World, shop: ShopState, day: ShopDay, visitor: Visitor): void {
  const rng = drawFrom(visitor.rng);
  const taken = new Map<ShopProduct, number>();
  const menu = world.menuOf(world.seed, day.date);
  for (const wish of visitor.wishes) {
    const { units } = wish;
    const product = tempted(world, wish.product, rng);
    const [swayed, another] = [rng.uniform(), rng.uniform()];
    const got = take(world, shop, product, unitsAtPrice(world, product, units, swayed), taken);
    if (got > 0 || another >= TAKES_ANOTHER) continue;
    const instead = menu.choose(product.category, rng);
    if (instead !== product) take(world, shop, instead, units, taken);
  }
  if (taken.size === 0) return;
  // Over the counter only: forecasts learn from these, and businesses order beforehand.
  for (const [product, units] of taken) shop.today.sold.set(product, (shop.today.sold.get(product) ?? 0) + units);
  const second = Math.max(visitor.second, shop.today.tillFreeAt);
  const { configuration, tax } = world.bakery;
  const ringing: Ringing = {
    second,
    taken,
    priceOf: priceIn(world),
    channels: configuration.channels,
    servedPercent: tax.served,
  };
  const tickets = ringUp(ringing, rng);
  const paidAt = tickets.at(-1)?.second ?? second;
  shop.today.tillFreeAt = paidAt + RINGING_SECONDS;
  noteSoldOut(shop, taken, paidAt);
  let before: string | null = null;
  for (const it of tickets) before = writeTicket(world, shop, day, it, COUNTER_TILL, it.isVoid ? before : null);
}

/** Of those who wish for something of its kind, a new product finds its share. */
const NEW_SHARE = 0.12;

function tempted({ added, retired }: World, product: ShopProduct, rng: Draw): ShopProduct {
  const rivals = added.filter((it) => it.category === product.category && !retired.has(it));
  if (rivals.length === 0 || rng.uniform() >= NEW_SHARE) return product;
  return rivals[rng.pick(rivals.map(() => 1))] ?? product;
}

const priceIn =
  ({ prices }: World) =>
  (product: ShopProduct) =>
    prices.get(product) ?? product.priceCents;

/** A dearer product loses some of those who wanted it, a cheaper one is taken once more by some. */
function unitsAtPrice(world: World, product: ShopProduct, units: number, swayed: number): number {
  const price = priceIn(world)(product);
  if (price === product.priceCents) return units;
  const change = (price / product.priceCents) ** -ELASTICITY;
  if (change < 1) return swayed < 1 - change ? 0 : units;
  return swayed < change - 1 ? units + 1 : units;
}

/** The last piece is gone when it is paid. */
function noteSoldOut({ shelves, today }: ShopState, taken: ReadonlyMap<ShopProduct, number>, paidAt: number): void {
  for (const product of taken.keys()) if (shelves.get(product)?.onHand() === 0) today.soldOutAt.set(product, paidAt);
}

function take(
  world: World,
  shop: ShopState,
  product: ShopProduct,
  units: number,
  taken: Map<ShopProduct, number>,
): number {
  if (world.retired.has(product) || units === 0) return 0;
  const shelf = shop.shelves.get(product);
  const got = shelf ? shelf.take(units) : units;
  if (got === 0) return 0;
  taken.set(product, (taken.get(product) ?? 0) + got);
  if (!shelf) {
    const { madeToOrder } = world.bakehouse;
    madeToOrder.set(product, (madeToOrder.get(product) ?? 0) + got);
  }
  return got;
}

/** One customer fetches the standing order, as far as the night's bake goes. */
export function serveCustomer(world: World, shop: ShopState, day: ShopDay, index: number): void {
  const customer = world.customers[index];
  if (!customer?.weekdays.includes(day.weekday)) return;
  const second = day.opens * 60 + index * WHOLESALE_EVERY_SECONDS;
  const taken = new Map<ShopProduct, number>();
  for (const { product, units } of customer.orders) take(world, shop, product, units, taken);
  if (taken.size === 0) return;
  noteSoldOut(shop, taken, second);
  const ticket = deliverToCustomer(second, taken, priceIn(world));
  writeTicket(world, shop, day, ticket, WHOLESALE_TILL, null, thingId("customers", customer.index));
}

/** @returns the ticket's id */
function writeTicket(
  { journal, bakery }: World,
  shop: ShopState,
  { date }: ShopDay,
  ticket: Ticket,
  till: number,
  voids: string | null,
  customerId: string | null = null,
): string {
  const number = shop.nextNumber.get(till) ?? 1;
  shop.nextNumber.set(till, number + 1);
  if (till === COUNTER_TILL) shop.today.ticketSeconds.push(ticket.second);
  if (!journal.isOpen) return "";
  const id = journal.id("tickets", date);
  const at = bakery.calendar.at(date, ticket.second / 60);
  const here = { location_id: locationId(shop.place), sold_at: at, sold_on: date };
  journal.add("tickets", {
    id,
    ...here,
    till,
    number,
    channel: ticket.channel,
    payment: ticket.payment,
    eat_in: ticket.eatIn,
    units: ticket.lines.reduce((sum, line) => sum + line.quantity, 0),
    gross_cents: ticket.grossCents,
    net_cents: ticket.netCents,
    voids_ticket_id: voids,
    customer_id: customerId,
  });
  writeLines(journal, date, id, here, ticket.lines);
  writePayment(journal, date, id, here, ticket);
  return id;
}

interface Here {
  readonly location_id: string;
  readonly sold_at: Date;
  readonly sold_on: string;
}

function writeLines(journal: Journal, date: string, ticketId: string, here: Here, lines: readonly TicketLine[]): void {
  for (const line of lines)
    journal.add("ticket_lines", {
      id: journal.id("ticket_lines", date),
      ticket_id: ticketId,
      ...here,
      product_id: productId(line.product),
      quantity: line.quantity,
      unit_price_cents: line.unitPriceCents,
      discount_cents: line.discountCents,
      vat_percent: line.vatPercent,
      gross_cents: line.grossCents,
    });
}

function writePayment(journal: Journal, date: string, ticketId: string, here: Here, ticket: Ticket): void {
  journal.add("payments", {
    id: journal.id("payments", date),
    ticket_id: ticketId,
    location_id: here.location_id,
    method: ticket.payment,
    amount_cents: ticket.grossCents,
    paid_at: here.sold_at,
    paid_on: date,
  });
}
