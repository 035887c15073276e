import { sql } from "kysely";
import type { BakeryDb } from "../bakery-db.ts";
import { addDays, weekday } from "../world/model/day.ts";
import { deliveryDays } from "./delivery-days.ts";

/** Nobody plans further ahead than this for a supplier that comes once a week. */
const MOST_DAYS = 21;

interface Terms {
  readonly lead_days: number;
  readonly delivers_on: string;
}

/** Days on which somebody is there, as far as the calendar reaches. */
export interface OpenDays {
  readonly open: ReadonlySet<string>;
  readonly last: string;
}

export async function selectOpenDays(db: BakeryDb, after: string): Promise<OpenDays> {
  const { rows } = await sql<{ day_on: string }>`
    select day_on from calendar_days where is_open and day_on > ${after} group by day_on`.execute(db);
  const open = new Set(rows.map((it) => it.day_on));
  return { open, last: [...open].reduce((one, other) => (one > other ? one : other), "") };
}

/** The supplier's first round after its lead time on a day on which somebody is there. */
export function arrivalOf({ open, last }: OpenDays, terms: Terms, orderedOn: string): string {
  const rounds = deliveryDays(terms.delivers_on);
  const first = addDays(orderedOn, Math.max(1, terms.lead_days));
  for (let days = 0; days < MOST_DAYS; days += 1) {
    const date = addDays(first, days);
    // Beyond what the demo reaches nobody knows whether we are open.
    if (rounds.includes(weekday(date)) && (open.has(date) || date > last)) return date;
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
