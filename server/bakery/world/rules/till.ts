import type { ShopProduct } from "../model/shop.ts";
import type { Draw } from "./rng.ts";

export type Channel = "pos" | "delivery_app" | "online" | "wholesale";
export type Payment = "card" | "cash" | "account";

export interface TicketLine {
  readonly product: ShopProduct;
  /** Negative in a ticket that voids another. */
  readonly quantity: number;
  readonly unitPriceCents: number;
  readonly discountCents: number;
  readonly vatPercent: number;
  readonly grossCents: number;
}

export interface Ticket {
  /** Second of the local day. */
  readonly second: number;
  readonly channel: Channel;
  readonly payment: Payment;
  readonly eatIn: boolean;
  readonly lines: readonly TicketLine[];
  readonly grossCents: number;
  readonly netCents: number;
  /** Takes back the ticket before it. */
  readonly isVoid: boolean;
}

/** Tickets that the till takes back at once, mistyped: 0.3 to 0.8 % in practice. */
const VOID_RATE = 0.005;
/** Of a shop that sells by them. */
const APP_SHARE = 0.06;
const ONLINE_SHARE = 0.03;

/** One ticket takes the till this many seconds at least. */
export const RINGING_SECONDS = 9;

export interface Ringing {
  readonly second: number;
  readonly taken: ReadonlyMap<ShopProduct, number>;
  readonly priceOf: (product: ShopProduct) => number;
  /** Whether the shop sells by app and online. */
  readonly channels: boolean;
  /** The tax on what is eaten on the premises, per cent. */
  readonly servedPercent: number;
}

/** Rings up what a visitor could have; about one ticket in two hundred is mistyped first and voided. */
export function ringUp({ second, taken, priceOf, channels, servedPercent }: Ringing, draw: Draw): Ticket[] {
  const hasDrink = [...taken.keys()].some((it) => it.category === "drinks");
  const [eats, cards, mistypes, comes] = [draw.uniform(), draw.uniform(), draw.uniform(), draw.uniform()];
  const channel = channelOf(channels ? comes : 1);
  const eatIn = channel === "pos" && hasDrink && eats < 0.75;
  const payment = channel !== "pos" || cards < 0.62 ? ("card" as const) : ("cash" as const);
  const lines = [...taken].map(([product, units]) =>
    lineOf(product, units, priceOf(product), eatIn ? servedPercent : product.vatPercent),
  );
  const ticket = total({ second, channel, payment, eatIn, lines, isVoid: false });
  if (channel !== "pos" || mistypes >= VOID_RATE) return [ticket];
  const back = lines.map((it) => ({ ...it, quantity: -it.quantity, grossCents: -it.grossCents }));
  return [
    ticket,
    total({ ...ticket, second: second + RINGING_SECONDS, lines: back, isVoid: true }),
    total({ ...ticket, second: second + 2 * RINGING_SECONDS }),
  ];
}

function channelOf(rng: number): Channel {
  if (rng < APP_SHARE) return "delivery_app";
  return rng < APP_SHARE + ONLINE_SHARE ? "online" : "pos";
}

/** Off the shop's price, for whoever takes the same every day. */
const WHOLESALE_DISCOUNT = 0.28;

/** What a wholesale customer takes away in the morning, on account. */
export function deliverToCustomer(
  second: number,
  taken: ReadonlyMap<ShopProduct, number>,
  priceOf: Ringing["priceOf"],
): Ticket {
  const lines = [...taken].map(([product, units]) => {
    const line = lineOf(product, units, priceOf(product), product.vatPercent);
    const discountCents = Math.round(line.grossCents * WHOLESALE_DISCOUNT);
    return { ...line, discountCents, grossCents: line.grossCents - discountCents };
  });
  return total({ second, channel: "wholesale", payment: "account", eatIn: false, lines, isVoid: false });
}

function lineOf(product: ShopProduct, quantity: number, unitPriceCents: number, vatPercent: number): TicketLine {
  return { product, quantity, unitPriceCents, discountCents: 0, vatPercent, grossCents: quantity * unitPriceCents };
}

function total(ticket: Omit<Ticket, "grossCents" | "netCents">): Ticket {
  return {
    ...ticket,
    grossCents: ticket.lines.reduce((sum, it) => sum + it.grossCents, 0),
    netCents: netOf(ticket.lines),
  };
}

/** Prices include VAT: the base is taken out once for each rate of a ticket, rounded to the cent. */
export function netOf(lines: ReadonlyArray<{ vatPercent: number; grossCents: number }>): number {
  const byRate = new Map<number, number>();
  for (const { vatPercent, grossCents } of lines) byRate.set(vatPercent, (byRate.get(vatPercent) ?? 0) + grossCents);
  return [...byRate].reduce((sum, [rate, gross]) => sum + roundHalfAway((gross * 100) / (100 + rate)), 0);
}

/** So that a void is exactly its original's opposite. */
function roundHalfAway(value: number): number {
  return Math.sign(value) * Math.round(Math.abs(value));
}
