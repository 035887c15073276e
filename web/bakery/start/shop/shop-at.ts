import { SHARE_MINUTES, type Showcase } from "../../../../contract/bakery/showcase.ts";

/** A shop at a moment of its day: what is in the till by then. */
export interface ShopNow {
  readonly now: Date;
  readonly cents: number;
  readonly tickets: number;
  /** Where the day is heading; undefined while it is too early to say. */
  readonly closesAtCents: number | undefined;
  readonly hours: ReadonlyArray<{
    readonly from: Date;
    readonly to: Date;
    readonly value: number | null;
    readonly typical: number;
  }>;
  readonly last: Showcase["tickets"][number] | undefined;
}

const MINUTE_MS = 60_000;
/** Before so much of a normal day is in, its pace says nothing. */
const LEAST_SHARE = 0.03;

/** It takes back another, which then is none either. */
const isVoid = ([, cents]: Showcase["tickets"][number]): boolean => cents < 0;

/** The day as it stands at a moment: of its tickets those that have come. */
export function shopAt(shown: Showcase, now: Date): ShopNow {
  const opens = Date.parse(shown.opens_at);
  const atOf = (minute: number) => opens + minute * MINUTE_MS;
  const come = shown.tickets.filter(([minute]) => atOf(minute) <= now.getTime());
  const cents = come.reduce((sum, it) => sum + it[1], 0);
  const share = usualShare(shown, now);
  return {
    now,
    cents,
    tickets: come.length - 2 * come.filter(isVoid).length,
    closesAtCents: share >= LEAST_SHARE ? Math.round(cents / share) : undefined,
    hours: shown.hours.map(({ starts_at, ends_at, typical_units }) => {
      const [from, to] = [new Date(starts_at), new Date(ends_at)];
      const within = come.filter(([minute]) => atOf(minute) >= from.getTime() && atOf(minute) < to.getTime());
      return {
        from,
        to,
        value: from > now ? null : within.reduce((sum, it) => sum + it[2], 0),
        typical: typical_units,
      };
    }),
    last: come.findLast((it) => !isVoid(it)),
  };
}

/** Of a normal day's money what is in by this time; between two steps in proportion. */
function usualShare({ opens_at, typical_shares }: Showcase, now: Date): number {
  const steps = Math.max(0, (now.getTime() - Date.parse(opens_at)) / (SHARE_MINUTES * MINUTE_MS));
  const before = typical_shares[Math.floor(steps)] ?? 1;
  const after = typical_shares[Math.floor(steps) + 1] ?? 1;
  return before + (after - before) * (steps % 1);
}

/** Pieces that a run bakes, as it is planned at a moment. */
export const plannedAt = ({ planned }: Showcase["runs"][number], now: Date): number =>
  (planned.findLast(([at]) => Date.parse(at) <= now.getTime()) ?? planned[0])?.[1] ?? 0;

/** When a ticket came. */
export const timeOf = (shown: Showcase, [minute]: Showcase["tickets"][number]): Date =>
  new Date(Date.parse(shown.opens_at) + minute * MINUTE_MS);

/** From before the first run until after closing. */
export function endsOfShop({ runs, opens_at, closes_at }: Showcase): { readonly from: Date; readonly to: Date } {
  const first = Math.min(Date.parse(opens_at), ...runs.map((it) => Date.parse(it.lit_at)));
  return { from: new Date(first - 45 * MINUTE_MS), to: new Date(Date.parse(closes_at) + 22 * MINUTE_MS) };
}
