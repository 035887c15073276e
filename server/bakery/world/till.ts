import type { Draw } from "./random.ts";
import type { ShopProduct } from "./shop.ts";

export interface TicketLine {
  readonly product: ShopProduct;
  /** Negative in a ticket that voids another. */
  readonly quantity: number;
  readonly unitPriceCents: number;
  readonly vatPercent: number;
  readonly grossCents: number;
}

export interface Ticket {
  /** Minute of the local day, with a fraction. */
  readonly minute: number;
  readonly number: number;
  readonly payment: "card" | "cash";
  readonly eatIn: boolean;
  readonly lines: readonly TicketLine[];
  readonly grossCents: number;
  readonly netCents: number;
  readonly voidsNumber: number | undefined;
}

/** On the premises everything is taxed at 10 %, bread too (art. 91.Uno.2.2 of the VAT act). */
const EAT_IN_VAT = 10;
/** Tickets that the till takes back at once, mistyped: 0.3 to 0.8 % in practice. */
const VOID_RATE = 0.005;

/** One ticket takes the till this long at least. */
export const RINGING_MINUTES = 0.15;

/** Rings up what a visitor could have; about one ticket in two hundred is mistyped first and voided. */
export function ringUp(
  minute: number,
  taken: ReadonlyMap<ShopProduct, number>,
  nextNumber: number,
  draw: Draw,
): Ticket[] {
  const hasDrink = [...taken.keys()].some((it) => it.category === "drinks");
  const eatIn = hasDrink && draw.uniform() < 0.75;
  const payment = draw.uniform() < 0.62 ? ("card" as const) : ("cash" as const);
  const lines = [...taken].map(([product, units]) => lineOf(product, units, eatIn));
  const ticket = total({ minute, number: nextNumber, payment, eatIn, lines, voidsNumber: undefined });
  if (draw.uniform() >= VOID_RATE) return [ticket];
  const back = lines.map((it) => ({ ...it, quantity: -it.quantity, grossCents: -it.grossCents }));
  return [
    ticket,
    total({
      ...ticket,
      minute: minute + RINGING_MINUTES,
      number: nextNumber + 1,
      lines: back,
      voidsNumber: nextNumber,
    }),
    total({ ...ticket, minute: minute + 2 * RINGING_MINUTES, number: nextNumber + 2 }),
  ];
}

function lineOf(product: ShopProduct, quantity: number, eatIn: boolean): TicketLine {
  return {
    product,
    quantity,
    unitPriceCents: product.priceCents,
    vatPercent: eatIn ? EAT_IN_VAT : product.vatPercent,
    grossCents: quantity * product.priceCents,
  };
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
