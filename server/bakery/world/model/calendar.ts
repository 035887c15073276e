import Holidays from "date-holidays";
import type { BakeryConfiguration } from "./configuration.ts";
import { addDays, instantOf, localTime, weekday } from "./day.ts";

/** One day of a shop: whether and when it opens, and what makes it more or less than an ordinary one. */
export interface ShopDay {
  readonly date: string;
  /** 0 is Monday, 6 Sunday. */
  readonly weekday: number;
  /** Name of the public holiday, in the calendar's language. */
  readonly holiday: string | undefined;
  /** Something else that people know the day by. */
  readonly event: string | undefined;
  readonly isOpen: boolean;
  /** Sundays and public holidays: the shorter hours. */
  readonly isShort: boolean;
  /** Minutes of the local day; equal when shut. */
  readonly opens: number;
  readonly closes: number;
  /** Minutes by which the night begins before its usual hour, since the shop opens so early. */
  readonly earlier: number;
  /** Expected tickets against an ordinary weekday. */
  readonly demand: number;
  /** What a forecaster knows of the day beforehand, besides its weekday. */
  readonly known: number;
}

/** The days of one bakery. */
export interface Calendar {
  readonly timeZone: string;
  day(date: string): ShopDay;
  /** The instant of a minute of a local day; fractions allowed. */
  at(date: string, minute: number): Date;
  /** Local date and minute of an instant. */
  local(at: Date): { date: string; minute: number };
}

/** Who opens before it bakes earlier. */
const EARLY_OPENING = 6 * 60;

/** The best moment of a day to walk in: the morning's sales are in, the second bake is out. */
const SHOWTIME = 11 * 60 + 40;

/** Monday to Sunday. Saturday and Sunday sell 40 % more than the other days on average, as the specification wants. */
const WEEKDAY_DEMAND = [0.97, 0.94, 0.97, 1.02, 1.1, 1.5, 1.3] as const;
export const HOLIDAY_DEMAND = 0.7;
const CANARIES = "CN";

/** The city's own holidays, which the library does not know: those of Madrid only. */
const LOCAL_HOLIDAYS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Madrid: { "05-15": "San Isidro", "11-09": "Nuestra Señora de la Almudena" },
};
/** Where the library's name for a holiday has a slip, or is Spanish in English. */
const NAMES: Readonly<Record<string, ReadonlyArray<readonly [from: string, to: string]>>> = {
  es: [
    ["La inmaculada concepción", "Inmaculada Concepción"],
    ["Dia de", "Día de"],
  ],
  en: [
    ["Fiesta Nacional de España", "Spain's National Day"],
    ["Día de la Constitución Española", "Constitution Day"],
    ["Día de la Comunidad de Madrid", "Madrid's Day"],
    ["Dia de", "Día de"],
  ],
};
/** Eves on which people stock up. */
const EVES: Readonly<Record<string, number>> = { "12-24": 1.25, "12-31": 1.25, "01-05": 1.3 };
const EVENTS: Readonly<Record<string, readonly [es: string, en: string]>> = {
  "12-24": ["Nochebuena", "Christmas Eve"],
  "12-31": ["Nochevieja", "New Year's Eve"],
  "01-05": ["Víspera de Reyes", "Eve of Epiphany"],
  "09-08": ["Vuelta al cole", "Back to school"],
  "11-27": ["Black Friday", "Black Friday"],
};

export function openCalendar(
  { city, region, opening }: Pick<BakeryConfiguration, "city" | "region" | "opening">,
  locale = "es",
): Calendar {
  const timeZone = region === CANARIES ? "Atlantic/Canary" : "Europe/Madrid";
  const holidayOn = holidays(region, city, locale);
  const days = new Map<string, ShopDay>();
  const describe = (date: string): ShopDay => {
    const holiday = holidayOn(date);
    const isShort = weekday(date) === 6 || holiday !== undefined;
    const isOpen = !isShut(date) && !opening.closedOn.includes(weekday(date));
    const [opens, closes] = isShort ? [opening.shortOpens, opening.shortCloses] : [opening.opens, opening.closes];
    const known = (holiday ? HOLIDAY_DEMAND : 1) * (EVES[date.slice(5)] ?? 1);
    return {
      date,
      weekday: weekday(date),
      holiday,
      event: EVENTS[date.slice(5)]?.[locale === "en" ? 1 : 0],
      isOpen,
      isShort,
      opens,
      closes: isOpen ? closes : opens,
      earlier: Math.max(0, EARLY_OPENING - opens),
      demand: (WEEKDAY_DEMAND[weekday(date)] ?? 1) * known * season(date),
      known,
    };
  };
  return {
    timeZone,
    at: (date, minute) => instantOf(date, minute, timeZone),
    local: (at) => localTime(at, timeZone),
    day(date) {
      const found = days.get(date) ?? describe(date);
      days.set(date, found);
      return found;
    },
  };
}

const isShut = (date: string): boolean => date.endsWith("-12-25") || date.endsWith("-01-01");

/** Names of the public holidays of a place by date. */
function holidays(region: string, city: string, locale: string): (date: string) => string | undefined {
  const ofYear = regionalHolidays(region, locale);
  return (date) => LOCAL_HOLIDAYS[city]?.[date.slice(5)] ?? ofYear(date.slice(0, 4)).get(date);
}

type HolidaysOfYear = (year: string) => ReadonlyMap<string, string>;

/**
 * Public holidays never change while we run, and the library reckons them anew each time it is asked: a third of the processor's time
 * while 16 clients open demos. There are nineteen regions and two languages.
 */
const knownRegions = new Map<string, HolidaysOfYear>();

function regionalHolidays(region: string, locale: string): HolidaysOfYear {
  const key = `${region} ${locale}`;
  const known = knownRegions.get(key) ?? openRegion(region, locale);
  knownRegions.set(key, known);
  return known;
}

function openRegion(region: string, locale: string): HolidaysOfYear {
  const rules = new Holidays("ES", region);
  const byYear = new Map<string, Map<string, string>>();
  return (year) => {
    const known = byYear.get(year);
    if (known) return known;
    const found = rules.getHolidays(Number(year), locale).filter((it) => it.type === "public");
    const named = (name: string) => (NAMES[locale] ?? []).reduce((said, [from, to]) => said.replace(from, to), name);
    const days = new Map(found.map((it) => [it.date.slice(0, 10), named(it.name)]));
    byYear.set(year, days);
    return days;
  };
}

/** Madrid empties in August and comes back by the middle of September. */
function season(date: string): number {
  const day = Number(date.slice(8));
  if (date.slice(5, 7) === "08") return day <= 25 ? 0.75 : 0.75 + (0.1 * (day - 25)) / 6;
  if (date.slice(5, 7) === "09" && day <= 15) return 0.85 + (0.15 * day) / 15;
  return 1;
}

/** Where a demo's clock stands when it opens at `now`: there while the shop is open, else at the last showtime gone by. */
export function openingClock(calendar: Calendar, now: Date): { date: string; minute: number; isNow: boolean } {
  const { date, minute } = calendar.local(now);
  const today = calendar.day(date);
  if (today.isOpen && minute >= today.opens && minute < today.closes) return { date, minute, isNow: true };
  let latest = minute >= showtimeOf(today) ? date : addDays(date, -1);
  while (!calendar.day(latest).isOpen) latest = addDays(latest, -1);
  return { date: latest, minute: showtimeOf(calendar.day(latest)), isNow: false };
}

/** 11:40, or half-way through the day of a shop that is shut then. */
export function showtimeOf(day: ShopDay): number {
  if (SHOWTIME > day.opens && SHOWTIME < day.closes) return SHOWTIME;
  return Math.floor((day.opens + day.closes) / 2);
}
