import type { z } from "zod";
import type { Today } from "../../../contract/bakery/today.ts";
import { capital, type Formats, type Locale } from "../../ui/format.ts";
import type { Day } from "../day-ribbon.tsx";
import { typicalSoFar } from "../typical-so-far.ts";
import { WORDS } from "./sentence-words.ts";

type Money = z.output<typeof Today>;

export interface Said {
  readonly sentence: string;
  readonly lead: string;
}

/** What Today's sentence is made of. */
export interface Facts {
  readonly now: Date;
  readonly day: Day;
  /** The next day that bakes. */
  readonly next: Day | undefined;
  /** For who may see money. */
  readonly money: Money | undefined;
  /** After closing what still lies on the counter and is too old for the next day; undefined until it is known. */
  readonly left?: { readonly units: number; readonly price_cents: number } | undefined;
  /** What the sky does, as one says it. */
  readonly weather: string | undefined;
}

/** What nobody knows to the euro is not said to the euro. */
const TENS = 1_000;
const inTens = (cents: number): number => TENS * Math.round(cents / TENS);

/** A day is good or slow from here on, against the median of four days like it. */
const NOTABLE = 0.15;
/** From here on it leans that way. */
const LEANING = 0.07;
/** Before so much of a normal day is sold, its pace says nothing. */
const LEAST_SHARE = 0.08;

type Words = (typeof WORDS)["es"];
type Teller = (facts: Facts, words: Words, formats: Formats, locale: Locale) => Said;

const join = (...parts: ReadonlyArray<string | undefined | null | false>): string => parts.filter(Boolean).join(" ");
const weekdayOf = (day: Day, formats: Formats): string => formats.date(day.day_on, "long").split(/[, ]/)[0] ?? "";
/** In a Spanish sentence weekdays are small, in an English one they are not. */
const weekdayIn = (day: Day, formats: Formats, locale: Locale): string =>
  locale === "es" ? weekdayOf(day, formats).toLowerCase() : weekdayOf(day, formats);

/** How the day stands, by its hour: one sentence, and a line below it. */
export function sayToday(facts: Facts, formats: Formats, locale: Locale): Said {
  const { now, day } = facts;
  const teller = !day.is_open
    ? shut
    : day.opens_at && now < new Date(day.opens_at)
      ? before
      : day.closes_at && now >= new Date(day.closes_at)
        ? after
        : during;
  return teller(facts, WORDS[locale], formats, locale);
}

/** For the bakehouse: what is in the oven, else what comes next. */
export function sayOven({ now, day, next, weather }: Facts, formats: Formats, locale: Locale): Said {
  const words = WORDS[locale];
  const lead = join(capital(formats.date(day.day_on, "long")).concat("."), weather);
  const inside = day.runs.find((it) => it.in_units > 0);
  if (inside) return { sentence: words.baking(formats.number(inside.in_units), formats.time(inside.ready_at)), lead };
  const coming = day.runs.find((it) => now < new Date(it.lit_at));
  if (coming)
    return { sentence: words.nextRun(formats.time(coming.lit_at), formats.number(coming.planned_units)), lead };
  const out = day.runs.reduce((sum, it) => sum + it.out_units, 0);
  const first = next && words.next(nextName(day, next, words, formats), formats.number(next.planned_units));
  return {
    sentence:
      join(out > 0 && words.allOut(formats.number(out), formats.number(day.planned_units)), first) || words.shut,
    lead,
  };
}

const DAY_MS = 86_400_000;

function nextName(day: Day, next: Day, words: Words, formats: Formats): string {
  const days = (Date.parse(next.day_on) - Date.parse(day.day_on)) / DAY_MS;
  return days === 1 ? words.tomorrow : capital(weekdayOf(next, formats));
}

const shut: Teller = ({ day, next, weather }, words, formats) => ({
  sentence: join(
    words.shut,
    next && words.next(nextName(day, next, words, formats), formats.number(next.planned_units)),
  ),
  lead: join(
    day.holiday
      ? words.holiday(capital(formats.date(day.day_on, "long")), day.holiday)
      : `${capital(formats.date(day.day_on, "long"))}.`,
    weather,
  ),
});

const before: Teller = ({ now, day, money, weather }, words, formats, locale) => {
  const [first] = day.runs;
  const state = !first
    ? undefined
    : now < new Date(first.lit_at)
      ? words.at(formats.time(first.lit_at))
      : now < new Date(first.ready_at)
        ? words.lit
        : words.out;
  const name = day.holiday ?? day.event;
  const date = capital(formats.date(day.day_on, "long"));
  return {
    sentence: join(words.today(formats.number(day.planned_units)), state),
    lead: join(
      name ? words.holiday(date, name) : `${date}.`,
      day.opens_at && words.opens(formats.time(day.opens_at)),
      normalOf(money, day, words, formats, locale),
      weather,
    ),
  };
};

function normalOf(
  money: Money | undefined,
  day: Day,
  words: Words,
  formats: Formats,
  locale: Locale,
): string | undefined {
  if (money?.typical_cents == null) return undefined;
  return words.normal(weekdayIn(day, formats, locale), formats.euros(money.typical_cents));
}

const during: Teller = ({ now, day, next, money, weather }, words, formats, locale) => {
  const sold = day.hours.reduce((sum, it) => sum + (it.units ?? 0), 0);
  if (!money) {
    const said = words.pieces(formats.number(sold), formats.number(typicalSoFar(day, now)));
    return { sentence: said, lead: join(`${capital(formats.date(day.day_on, "long"))}.`, weather) };
  }
  return {
    sentence: `${paceOf(money, day, words, formats, locale)},${bakeOf(day, next, words, formats)}`,
    lead: join(
      money.expected_cents !== null && words.heading(formats.euros(inTens(money.expected_cents))),
      normalOf(money, day, words, formats, locale),
      weather,
    ),
  };
};

/** Slow or good against the median of four days like it, by this time of theirs. */
function paceOf(money: Money, day: Day, words: Words, formats: Formats, locale: Locale): string {
  const { gross_cents: sold, typical_cents: typical, typical_so_far_cents: usual } = money;
  const said = formats.euros(sold);
  if (!typical || !usual || usual < LEAST_SHARE * typical) return words.early(said);
  const change = sold / usual - 1;
  const weekday = locale === "es" ? capital(weekdayOf(day, formats)) : weekdayOf(day, formats);
  return wordFor(change, words)(weekday, said);
}

function wordFor(change: number, words: Words): Words["plain"] {
  if (change < -LEANING) return change < -NOTABLE ? words.slow : words.slowish;
  if (change > LEANING) return change > NOTABLE ? words.good : words.goodish;
  return words.plain;
}

/** Tomorrow's pieces against today's. */
function bakeOf(day: Day, next: Day | undefined, words: Words, formats: Formats): string {
  const isTomorrow = next && Date.parse(next.day_on) - Date.parse(day.day_on) === DAY_MS;
  if (!isTomorrow || next.planned_units === 0) return words.rest;
  const change = day.planned_units > 0 ? next.planned_units / day.planned_units - 1 : 0;
  const share = formats.percent(Math.abs(change));
  return Math.abs(change) < 0.005 ? words.same : (change > 0 ? words.more : words.less)(share);
}

const after: Teller = ({ now, day, money, left, weather }, words, formats, locale) => {
  const sold = day.hours.reduce((sum, it) => sum + (it.units ?? 0), 0);
  if (!money) {
    const said = words.pieces(formats.number(sold), formats.number(typicalSoFar(day, now)));
    return { sentence: said, lead: join(`${capital(formats.date(day.day_on, "long"))}.`, weather) };
  }
  return {
    sentence: join(words.closed(formats.euros(money.gross_cents)), leftOf(money, day, left, words, formats)),
    lead: join(words.tickets(formats.number(money.tickets)), normalOf(money, day, words, formats, locale)),
  };
};

/** What was left over, or is still to be cleared away. */
function leftOf({ waste }: Money, day: Day, left: Facts["left"], words: Words, formats: Formats): string | undefined {
  if (left && left.units > 0) return words.toClear(formats.number(left.units), formats.euros(left.price_cents));
  if (waste?.day_on === day.day_on) return words.left(formats.number(waste.units), formats.euros(waste.gross_cents));
  return left && words.leftNone;
}
