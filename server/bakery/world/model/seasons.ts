import { addDays, dayNumber } from "./day.ts";

/** Specialities are sold in their window and asked for most at its peak. */
export type SeasonName = "reyes" | "christmas" | "lent" | "easter" | "san_isidro" | "all_saints";

/** @returns how much of a day's sweet tooth a speciality takes, 0 outside its window; 1 is the height of an ordinary season */
type Season = (date: string) => number;

/** From month-day to month-day, both included; a window may cross New Year. */
const between = (date: string, from: string, to: string): boolean => {
  const day = date.slice(5);
  return from <= to ? day >= from && day <= to : day >= from || day <= to;
};

const WINDOWS: Readonly<Record<SeasonName, Season>> = {
  // 57 % of Madrid's roscones are sold with a filling, and most of them from the 3rd to the 6th of January.
  reyes: (date) => {
    if (!between(date, "11-20", "01-10")) return 0;
    return ({ "01-03": 1.5, "01-04": 2.5, "01-05": 6, "01-06": 5 } as Record<string, number>)[date.slice(5)] ?? 0.12;
  },
  christmas: (date) => (between(date, "11-15", "01-06") ? (between(date, "12-15", "12-31") ? 1 : 0.35) : 0),
  lent: (date) => {
    const days = daysToEaster(date);
    return days < 0 || days > 46 ? 0 : days <= 10 ? 1.2 : 0.5;
  },
  easter: (date) => {
    const days = daysToEaster(date);
    return days < 0 || days > 8 ? 0 : 0.8;
  },
  san_isidro: (date) => (between(date, "04-25", "05-20") ? (between(date, "05-13", "05-15") ? 1.8 : 0.6) : 0),
  all_saints: (date) => (between(date, "10-10", "11-09") ? (between(date, "10-30", "11-01") ? 2 : 0.6) : 0),
};

export function seasonOf(name: SeasonName, date: string): number {
  return WINDOWS[name](date);
}

function daysToEaster(date: string): number {
  return dayNumber(easterSunday(Number(date.slice(0, 4)))) - dayNumber(date);
}

/** Easter Sunday of a Gregorian year (Meeus, Jones and Butcher). */
function easterSunday(year: number): string {
  const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
  const d = (19 * a + b - Math.floor(b / 4) - Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3) + 15) % 30;
  const e = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - d - (c % 4)) % 7;
  const f = d + e - 7 * Math.floor((a + 11 * d + 22 * e) / 451) + 114;
  return addDays(`${year}-${String(Math.floor(f / 31)).padStart(2, "0")}-01`, f % 31);
}
