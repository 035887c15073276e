import Holidays from "date-holidays";
import { addDays, localTime, weekday } from "./day.ts";

/** One day of a shop in Madrid: whether and when it opens, and what makes it more or less than an ordinary one. */
export interface ShopDay {
  readonly date: string;
  /** 0 is Monday, 6 Sunday. */
  readonly weekday: number;
  /** Name of the public holiday, in Spanish. */
  readonly holiday: string | undefined;
  readonly isOpen: boolean;
  /** Minutes of the local day; equal when shut. */
  readonly opens: number;
  readonly closes: number;
  /** Expected tickets against an ordinary weekday. */
  readonly demand: number;
}

export const TIME_ZONE = "Europe/Madrid";

/** The best moment of a day to walk in: the morning's sales are in, the second bake is out. */
const SHOWTIME = 11 * 60 + 40;

/** Monday to Sunday. Saturday and Sunday sell 40 % more than the other days on average, as the specification wants. */
const WEEKDAY_DEMAND = [0.97, 0.94, 0.97, 1.02, 1.1, 1.5, 1.3] as const;
const HOLIDAY_DEMAND = 0.7;
/** The city's own two holidays, which the library does not know. */
const LOCAL_HOLIDAYS: Readonly<Record<string, string>> = {
  "05-15": "San Isidro",
  "11-09": "Nuestra Señora de la Almudena",
};

const rules = new Holidays("ES", "MD");
const byYear = new Map<string, Map<string, string>>();

/** The public holiday of a date in the city of Madrid, if it is one. */
function holidayOf(date: string): string | undefined {
  return LOCAL_HOLIDAYS[date.slice(5)] ?? holidaysOf(date.slice(0, 4)).get(date);
}

function holidaysOf(year: string): Map<string, string> {
  const known = byYear.get(year);
  if (known) return known;
  const found = rules.getHolidays(Number(year), "es").filter((it) => it.type === "public");
  const days = new Map(found.map((it) => [it.date.slice(0, 10), it.name]));
  byYear.set(year, days);
  return days;
}

export function shopDay(date: string): ShopDay {
  const day = weekday(date);
  const holiday = holidayOf(date);
  const isOpen = !date.endsWith("-12-25") && !date.endsWith("-01-01");
  const isShort = day === 6 || holiday !== undefined;
  const [opens, closes] = isShort ? [8 * 60, 15 * 60] : [7 * 60 + 30, 21 * 60];
  const demand = (WEEKDAY_DEMAND[day] ?? 1) * (holiday ? HOLIDAY_DEMAND : 1) * season(date);
  return { date, weekday: day, holiday, isOpen, opens, closes: isOpen ? closes : opens, demand };
}

/** Madrid empties in August and comes back by the middle of September. */
function season(date: string): number {
  const day = Number(date.slice(8));
  if (date.slice(5, 7) === "08") return day <= 25 ? 0.7 : 0.7 + (0.15 * (day - 25)) / 6;
  if (date.slice(5, 7) === "09" && day <= 15) return 0.85 + (0.15 * day) / 15;
  return 1;
}

/** Where a demo's clock stands when it opens at `now`: there while the shop is open, else at the last showtime gone by. */
export function openingClock(now: Date): { date: string; minute: number; isNow: boolean } {
  const { date, minute } = localTime(now, TIME_ZONE);
  const today = shopDay(date);
  if (today.isOpen && minute >= today.opens && minute < today.closes) return { date, minute, isNow: true };
  let latest = minute >= SHOWTIME ? date : addDays(date, -1);
  while (!shopDay(latest).isOpen) latest = addDays(latest, -1);
  return { date: latest, minute: SHOWTIME, isNow: false };
}
