import { sql } from "kysely";
import type { BakeryDb } from "../bakery-db.ts";
import { addDays, weekday } from "../world/model/day.ts";
import { CASH_AND_CARRY } from "../world/model/ingredients.ts";
import { deliveryDays } from "./delivery-days.ts";

/** Nobody plans further ahead than this for a supplier that comes once a week. */
const MOST_DAYS = 21;

interface Terms {
  readonly cif: string;
  readonly lead_days: number;
  readonly delivers_on: string;
}

/** Days on which somebody is there, and of these those that are no public holiday, as far as the calendar reaches. */
export interface OpenDays {
  readonly open: ReadonlySet<string>;
  readonly working: ReadonlySet<string>;
  readonly last: string;
}

export async function selectOpenDays(db: BakeryDb, after: string): Promise<OpenDays> {
  const { rows } = await sql<{ day_on: string; is_holiday: boolean }>`
    select day_on, bool_or(holiday is not null) as is_holiday from calendar_days where is_open and day_on > ${after} group by day_on`.execute(
    db,
  );
  const open = new Set(rows.map((it) => it.day_on));
  const working = new Set(rows.filter((it) => !it.is_holiday).map((it) => it.day_on));
  return { open, working, last: [...open].reduce((one, other) => (one > other ? one : other), "") };
}

/** The supplier's first round after its lead time on a working day on which somebody is there; what one fetches, on any open day. */
export function arrivalOf({ open, working, last }: OpenDays, terms: Terms, orderedOn: string): string {
  const rounds = deliveryDays(terms.delivers_on);
  const comeOn = terms.cif === CASH_AND_CARRY.cif ? open : working;
  const first = addDays(orderedOn, Math.max(1, terms.lead_days));
  for (let days = 0; days < MOST_DAYS; days += 1) {
    const date = addDays(first, days);
    // Beyond what the demo reaches nobody knows whether we are open.
    if (rounds.includes(weekday(date)) && (comeOn.has(date) || date > last)) return date;
  }
  throw new Error("no round of the supplier reaches us");
}

/** The last day on which an order still comes with the round that one of today comes with. */
export function lastDayFor(days: OpenDays, terms: Terms, today: string): string {
  const arrival = arrivalOf(days, terms, today);
  let day = today;
  while (arrivalOf(days, terms, addDays(day, 1)) === arrival) day = addDays(day, 1);
  return day;
}
