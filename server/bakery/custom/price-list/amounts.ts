/** An amount of money in a line. */
export interface Amount {
  readonly cents: number;
  /** Of the line, with its currency and what it is for. */
  readonly from: number;
  readonly to: number;
  /** Of a kilogram, a dozen or another measure than a piece. */
  readonly per: "piece" | "measure";
  /** Without decimals and without currency: may as well be a number of pieces, a reference, cents. */
  readonly isBare: boolean;
}

const GROUPED = String.raw`\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?(?!\d)|\d{1,3}(?:,\d{3})+\.\d{1,2}(?!\d)`;
const SIMPLE = String.raw`\d+(?:[.,'’´]\d{1,3})?(?!\d)`;
const SIGN = String.raw`€|euros?\b|eur\b`;
const PIECE = String.raw`\s*(?:\/|\bla\b|\bpor\b|\bcada\b|\bper\b|\bp\/)?\s*(?:uds?|unidad(?:es)?|u|pieza|pza|piece|each)\b\.?`;
const MEASURE = String.raw`\s*(?:\/|\bel\b|\bla\b|\bpor\b|\ba\b|\bper\b|\bde\b)\s*(?:\d+\s*)?(?:kgs?|kilos?|k|g|gr|gramos|docena|dozen|litro|l|100\s*gr?)\b\.?`;
const AMOUNT = new RegExp(
  String.raw`(?<![\d.,'])(?<cents>\d{1,3})\s*(?:cts?|cents?|c[eé]ntimos|¢)(?![\p{L}])\.?` +
    String.raw`|(?<![\d.,'])(?<euros>\d{1,4})\s*€\s*(?<rest>\d{2})(?!\d)` +
    String.raw`|(?:(?<before>${SIGN})\s*)?(?<![\d'’])(?<![\d][.,])(?<![;\t|]\s?[-−])(?<number>${GROUPED}|${SIMPLE})(?:[.,]-)?(?:\s*(?<after>${SIGN})\.?)?`,
  "giu",
);
const PER = new RegExp(`^(?:(?<measure>${MEASURE})|(?<piece>${PIECE}))`, "iu");
/** After a number these say that it is no price. */
const COUNTED =
  /^\s*(?:%|x\s*\d|(?:g|gr|grs|gramos?|kg|kgs|kilos?|ml|cl|l|litros?|cm|mm|uds?|u|unidad(?:es)?|pzas?|piezas?|porci[oó]n(?:es)?|raci[oó]n(?:es)?|rac|personas?|pers|pax|h|horas?|min|d[ií]as?|años?|lonchas?|rebanadas?|cereales|quesos|chocolates|semillas|granos)\b)/iu;
/** And before it. */
const COUNTING =
  /(?:\b(?:ref|cod|c[oó]digo|n[ºo°]|pack|caja|bandeja|bolsa|formato|tel|tlf|tel[eé]fono|m[oó]vil|x)\.?\s*(?:de\s*)?:?\s*|#\s*|\d\s*x\s*)$/iu;
const TAXED = /\b(?:iva|igic|ipsi)\.?\s*(?:del?\s*)?:?\s*$/iu;
/** Of a date, an hour or a half. */
const SLASHED = /^[/:]\d/;
const AFTER_SLASH = /\d[/:]$/;

/** The amounts of money of a line, from left to right. What is a weight, a count, a rate, a date or a reference is none. */
export function amountsIn(line: string): Amount[] {
  return [...line.matchAll(AMOUNT)].map((found) => read(found, line)).filter((it) => it !== undefined);
}

function read(found: RegExpExecArray, line: string): Amount | undefined {
  const { cents, euros, rest, before, number, after } = found.groups ?? {};
  const from = found.index;
  const to = from + found[0].length;
  if (cents !== undefined) return whole({ cents: Number(cents), from, to, isBare: false }, line);
  if (euros !== undefined) return whole({ cents: Number(euros) * 100 + Number(rest), from, to, isBare: false }, line);
  if (number === undefined) return undefined;
  const hasSign = before !== undefined || after !== undefined;
  const hasDecimals = /[.,'’´]\d{1,2}$/.test(number);
  if (!hasSign && (isCounted(line, from, to, hasDecimals) || /^0\d/.test(number) || /^\d{7,}$/.test(number)))
    return undefined;
  const isBare = !hasSign && !hasDecimals;
  return whole({ cents: Math.round(eurosIn(number) * 100), from, to, isBare }, line);
}

/** With what it is the price of, if it says so. */
function whole(amount: Omit<Amount, "per">, line: string): Amount {
  const per = PER.exec(line.slice(amount.to));
  if (!per) return { ...amount, per: "piece" };
  return { ...amount, to: amount.to + per[0].length, per: per.groups?.["measure"] === undefined ? "piece" : "measure" };
}

/** What has decimals is a weight or a rate at most; what has none, a count, a reference, a part of a date as well. */
function isCounted(line: string, from: number, to: number, hasDecimals: boolean): boolean {
  const [before, after] = [line.slice(0, from), line.slice(to)];
  if (COUNTED.test(after) || TAXED.test(before)) return true;
  return !hasDecimals && (COUNTING.test(before) || SLASHED.test(after) || AFTER_SLASH.test(before));
}

/** `1.250,00`, `1,250.00`, `1'20`, `1,5`: what groups three digits and is followed by more is no decimal point. */
function eurosIn(number: string): number {
  const grouped = /^\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?$/.test(number);
  if (grouped) return Number(number.replaceAll(".", "").replace(",", "."));
  if (/^\d{1,3}(?:,\d{3})+\.\d{1,2}$/.test(number)) return Number(number.replaceAll(",", ""));
  return Number(number.replace(/[,'’´]/, "."));
}
