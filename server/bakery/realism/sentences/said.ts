/* Figures and days as sentences have them, in either language: read back by other means than those that wrote them. */

const MONTHS = [
  ["enero", "january"],
  ["febrero", "february"],
  ["marzo", "march"],
  ["abril", "april"],
  ["mayo", "may"],
  ["junio", "june"],
  ["julio", "july"],
  ["agosto", "august"],
  ["septiembre", "september"],
  ["octubre", "october"],
  ["noviembre", "november"],
  ["diciembre", "december"],
];

/** By the words between names, which are of the language of the sentence whatever the names in it are of, and by the side of the € sign. */
export const isSpanish = (text: string): boolean =>
  !/€\d|(?<!\p{L})(?:the|of|is|are|an|was|has|from|in|on|sold|more|left|average)(?!\p{L})/iu.test(text);

function numberIn(digits: string, spanish: boolean): number {
  return Number(spanish ? digits.replaceAll(".", "").replace(",", ".") : digits.replaceAll(",", ""));
}

/** The numbers of a sentence from left to right, each with what stands right behind it. */
export function numbersIn(text: string, spanish: boolean): Array<{ readonly value: number; readonly unit: string }> {
  return [...text.matchAll(/(?<![\d:])(\d[\d.,]*\d|\d)(?!:)[\s ]*([\p{L}€%]*)/gu)].map((it) => ({
    value: numberIn(it[1] ?? "", spanish),
    unit: it[2] ?? "",
  }));
}

/** Cents of the first amount of euros. */
export function centsIn(text: string, spanish: boolean): number | undefined {
  const found = /€\s?(-?[\d.,]*\d)|(-?\d[\d.,]*)[\s ]?€/.exec(text);
  return found ? Math.round(numberIn(found[1] ?? found[2] ?? "", spanish) * 100) : undefined;
}

/** Per cent of the first share. */
export function percentIn(text: string, spanish: boolean): number | undefined {
  const found = /(\d[\d.,]*)[\s ]?%/.exec(text);
  return found ? numberIn(found[1] ?? "", spanish) : undefined;
}

/** Local dates that a sentence names, in the year in which they are nearest to another one. */
export function daysIn(text: string, near: string): string[] {
  return [...text.toLowerCase().matchAll(/(\d{1,2})(?: de)? (\p{L}+)/gu)].flatMap((it) => {
    const month = MONTHS.findIndex((names) => names.includes(it[2] ?? ""));
    if (month < 0) return [];
    const year = Number(near.slice(0, 4));
    const candidates = [year - 1, year, year + 1].map(
      (one) => `${one}-${String(month + 1).padStart(2, "0")}-${(it[1] ?? "").padStart(2, "0")}`,
    );
    const away = (date: string) => Math.abs(Date.parse(date) - Date.parse(near));
    return [candidates.reduce((best, one) => (away(one) < away(best) ? one : best))];
  });
}

/** Times of day that a sentence names. */
export const clocksIn = (text: string): string[] => text.match(/\b\d{2}:\d{2}\b/g) ?? [];
