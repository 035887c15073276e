import type { ClockMoments } from "../domain.ts";
import type { Calendar, ShopDay } from "./world/model/calendar.ts";
import { addDays, weekday } from "./world/model/day.ts";

const SATURDAY = 5;
const FIVE = 5 * 60;
const NOON = 12 * 60;
const HOUR = 60;
/** The door is shut, and what was left over still lies there: it is cleared away ten minutes after closing. */
const AFTER_CLOSING = 3;
const WEEKS = 5;

/** Where the clock's named moves lead to from here: days on which the shop opens, and an hour at which it is open. */
export function momentsOf(calendar: Calendar, now: Date): ClockMoments {
  const { date, minute } = calendar.local(now);
  const tomorrow = nextOpen(calendar, addDays(date, 1));
  const isSaturdayAhead = weekday(date) === SATURDAY && minute < busiest(calendar.day(date));
  const saturday = nextSaturday(calendar, isSaturdayAhead ? date : addDays(date, 1)) ?? tomorrow;
  const own = calendar.day(date);
  const closing = own.isOpen && minute < own.closes + AFTER_CLOSING ? own : tomorrow;
  return {
    closing: calendar.at(closing.date, closing.closes + AFTER_CLOSING),
    tomorrow_05_00: calendar.at(tomorrow.date, FIVE),
    next_saturday_12_00: calendar.at(saturday.date, busiest(saturday)),
  };
}

function nextOpen(calendar: Calendar, from: string): ShopDay {
  const days = Array.from({ length: WEEKS * 7 }, (_, wait) => calendar.day(addDays(from, wait)));
  const found = days.find((it) => it.isOpen) ?? days[0];
  if (!found) throw new Error("no day comes after this one");
  return found;
}

/** None where the shop does not open on Saturdays. */
function nextSaturday(calendar: Calendar, from: string): ShopDay | undefined {
  const first = (SATURDAY - weekday(from) + 7) % 7;
  return Array.from({ length: WEEKS }, (_, week) => calendar.day(addDays(from, first + 7 * week))).find(
    (it) => it.isOpen,
  );
}

/** Noon; of a shop that opens later an hour after that, of one that shuts earlier half an hour before. */
function busiest({ opens, closes }: ShopDay): number {
  const [from, to] = [opens + HOUR, closes - HOUR / 2];
  return from < to ? Math.min(to, Math.max(from, NOON)) : Math.floor((opens + closes) / 2);
}
