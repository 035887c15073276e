export type Locale = "es" | "en";

/** How figures, days and times are written; days and times are those of the demo's place. */
export interface Formats {
  /** Of cents. */
  money(cents: number): string;
  /** Of cents, without them. */
  euros(cents: number): string;
  /** The same with its sign. */
  eurosChange(cents: number): string;
  number(value: number, digits?: number): string;
  /** Of a share: 0.12 is 12 %. */
  percent(share: number, digits?: number): string;
  /** With its sign. */
  change(share: number): string;
  /** Of grams: kilograms from a hundred grams on. */
  weight(grams: number): string;
  /** Of grams, as scales show them. */
  grams(grams: number): string;
  time(instant: string | Date): string;
  /** Of an instant: weekday, day, month. */
  day(instant: string | Date): string;
  /** Of an instant: day and month. */
  dayShort(instant: string | Date): string;
  /** Of a local date, `2026-11-23`. */
  date(date: string, style?: "short" | "long" | "weekday" | "month"): string;
  dateTime(instant: string | Date): string;
  /** The local date of an instant, `2026-11-23`. */
  dateOf(instant: string | Date): string;
  /** Hours and minutes of a span. */
  span(milliseconds: number): string;
  /** Its hours; its minutes where it is shorter. */
  shortSpan(milliseconds: number): string;
}

const LANGUAGES: Record<Locale, string> = { es: "es-ES", en: "en-GB" };
const DATES = {
  short: { day: "numeric", month: "short" },
  long: { weekday: "long", day: "numeric", month: "long" },
  weekday: { weekday: "short", day: "numeric" },
  month: { month: "long", year: "numeric" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

export function formatsOf(locale: Locale, timeZone: string): Formats {
  const language = LANGUAGES[locale];
  // Four digits are grouped, too: columns of figures line up.
  const of = (options: Intl.NumberFormatOptions) =>
    new Intl.NumberFormat(language, { useGrouping: "always", ...options });
  const at = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(language, { timeZone, ...options });
  const euro = { style: "currency", currency: "EUR" } as const;
  const money = of(euro);
  const euros = of({ ...euro, maximumFractionDigits: 0 });
  const eurosChange = of({ ...euro, maximumFractionDigits: 0, signDisplay: "exceptZero" });
  const whole = of({ maximumFractionDigits: 0 });
  const grams = of({ style: "unit", unit: "gram", maximumFractionDigits: 0 });
  const lightKilograms = of({ style: "unit", unit: "kilogram", maximumFractionDigits: 2 });
  const kilograms = of({ style: "unit", unit: "kilogram", maximumFractionDigits: 1 });
  const time = at({ hour: "2-digit", minute: "2-digit" });
  const day = at({ weekday: "long", day: "numeric", month: "long" });
  // Made once: a year of dates is written with each.
  const utc = (style: keyof typeof DATES) => new Intl.DateTimeFormat(language, { timeZone: "UTC", ...DATES[style] });
  const dates = { short: utc("short"), long: utc("long"), weekday: utc("weekday"), month: utc("month") };
  const dayShort = at({ day: "numeric", month: "short" });
  const dateTime = at({ day: "2-digit", month: "2-digit", year: "numeric", hour: "2-digit", minute: "2-digit" });
  const isoDate = new Intl.DateTimeFormat("en-CA", { timeZone });
  return {
    money: (cents) => set(money.format(cents / 100)),
    euros: (cents) => set(euros.format(cents / 100)),
    eurosChange: (cents) => set(eurosChange.format(cents / 100)),
    number: (value, digits = 0) => set((digits === 0 ? whole : of({ maximumFractionDigits: digits })).format(value)),
    percent: (share, digits = 0) => set(of({ style: "percent", maximumFractionDigits: digits }).format(share)),
    change: (share) => set(of({ style: "percent", maximumFractionDigits: 0, signDisplay: "exceptZero" }).format(share)),
    grams: (value) => set(grams.format(value)),
    weight: (value) =>
      set(
        Math.abs(value) < 100
          ? grams.format(value)
          : (Math.abs(value) < 10_000 ? lightKilograms : kilograms).format(value / 1_000),
      ),
    time: (instant) => time.format(new Date(instant)),
    day: (instant) => day.format(new Date(instant)),
    dayShort: (instant) => dayShort.format(new Date(instant)),
    date: (date, style = "short") => {
      const said = dates[style].format(new Date(`${date}T00:00:00Z`));
      return style === "weekday" ? said.replaceAll(" ", "\u00a0") : said;
    },
    dateTime: (instant) => dateTime.format(new Date(instant)),
    dateOf: (instant) => isoDate.format(new Date(instant)),
    span: (milliseconds) => spanOf(Math.max(0, milliseconds)),
    shortSpan: (milliseconds) =>
      milliseconds >= HOUR_MS ? `${Math.floor(milliseconds / HOUR_MS)} h` : spanOf(Math.max(0, milliseconds)),
  };
}

/** As it is set in print: a true minus. */
const set = (figure: string): string => figure.replace("-", "\u2212");

/** The same in both languages. */
function spanOf(milliseconds: number): string {
  const minutes = Math.floor(milliseconds / MINUTE_MS);
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return hours > 0 ? `${hours} h ${rest} min` : `${rest} min`;
}

/** As a sentence begins. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
