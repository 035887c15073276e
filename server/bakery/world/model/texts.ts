/** What the simulated bakery writes down in words, in the demo's language. */
export interface Texts {
  readonly locale: "es" | "en";
  readonly expired: string;
  name(thing: { readonly name: string; readonly nameEn: string }): string;
  /** `1.234,56 €` or `€1,234.56`. */
  euros(cents: number): string;
  /** `12,5 kg`, and less than a hundred grams as `13 g`. */
  kilograms(grams: number): string;
  percent(share: number): string;
  number(value: number): string;
  /** A number with its noun, which agrees with the number as it is shown: `1 día`, `0,8 días`. */
  count(value: number, es: readonly [one: string, many: string], en: readonly [one: string, many: string]): string;
  /** `lunes 23 de noviembre`. */
  day(date: string): string;
  /** One of two wordings. */
  say(es: string, en: string): string;
}

const TAGS = { es: "es-ES", en: "en-GB" } as const;

function textsIn(locale: "es" | "en"): Texts {
  const tag = TAGS[locale];
  const euro = new Intl.NumberFormat(tag, { style: "currency", currency: "EUR", useGrouping: "always" });
  const decimal = new Intl.NumberFormat(tag, { maximumFractionDigits: 1, useGrouping: "always" });
  const share = new Intl.NumberFormat(tag, { style: "percent", maximumFractionDigits: 0 });
  const day = new Intl.DateTimeFormat(tag, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" });
  return {
    locale,
    expired: locale === "es" ? "caducado" : "past its date",
    name: (it) => (locale === "es" ? it.name : it.nameEn),
    euros: (cents) => euro.format(cents / 100),
    kilograms: (grams) => (grams < 100 ? `${Math.round(grams)} g` : `${decimal.format(grams / 1_000)} kg`),
    percent: (it) => share.format(it),
    number: (it) => decimal.format(it),
    count(it, es, en) {
      const [shown, [one, many]] = [decimal.format(it), locale === "es" ? es : en];
      return `${shown} ${shown === "1" ? one : many}`;
    },
    day: (date) => day.format(new Date(`${date}T00:00:00Z`)),
    say: (es, en) => (locale === "es" ? es : en),
  };
}

const SPANISH = textsIn("es");
const ENGLISH = textsIn("en");

/** Spanish unless English is asked for. */
export const textsOf = (locale: string): Texts => (locale === "en" ? ENGLISH : SPANISH);
