import type { Formats, Locale } from "../ui/format.ts";

/*
 * Amounts as people in a bakehouse say them: milk and oil in litres, eggs in dozens, lemons in pieces, flour in sacks. The service counts
 * grams. Densities in kg/l: whole milk 1.03, cream with 35 % fat 1.0, olive and sunflower oil 0.92 (food tables); an egg without its shell
 * 50 g, a lemon 120 g, an orange 200 g, a bag, box or cup 5 g: usual weights.
 */

type Measure =
  | { readonly of: "litres"; readonly gramsPerLitre: number }
  | { readonly of: "pieces"; readonly grams: number }
  | { readonly of: "eggs"; readonly grams: number }
  | { readonly of: "sacks"; readonly grams: number }
  | { readonly of: "weight" };

const MEASURES: ReadonlyArray<readonly [words: RegExp, measure: Measure]> = [
  [/^(harina|.* flour)/, { of: "sacks", grams: 25_000 }],
  [/^(leche|milk)$/, { of: "litres", gramsPerLitre: 1_030 }],
  [/^(nata|whipping cream)/, { of: "litres", gramsPerLitre: 1_000 }],
  [/^(aceite de|(olive|sunflower) oil)/, { of: "litres", gramsPerLitre: 920 }],
  [/^(agua|(orange blossom )?water$)/, { of: "litres", gramsPerLitre: 1_000 }],
  [/^(huevo|egg)$/, { of: "eggs", grams: 50 }],
  [/^(limón|lemon)$/, { of: "pieces", grams: 120 }],
  [/^(naranja|orange)$/, { of: "pieces", grams: 200 }],
  [/^(bolsas y envases|bags and packaging)$/, { of: "pieces", grams: 5 }],
];

const measureOf = (name: string): Measure =>
  MEASURES.find(([words]) => words.test(name.toLowerCase()))?.[1] ?? { of: "weight" };

const WORDS = {
  es: {
    litres: (n: string) => `${n}\u00a0l`,
    millilitres: (n: string) => `${n}\u00a0ml`,
    pieces: (n: string, one: boolean) => `${n} ${one ? "ud." : "uds."}`,
    dozens: (n: string, one: boolean) => `${n} ${one ? "docena" : "docenas"}`,
    sacks: (n: string, one: boolean) => `${n} ${one ? "saco" : "sacos"}`,
    and: " y ",
  },
  en: {
    litres: (n: string) => `${n}\u00a0l`,
    millilitres: (n: string) => `${n}\u00a0ml`,
    pieces: (n: string, one: boolean) => `${n} ${one ? "piece" : "pieces"}`,
    dozens: (n: string, one: boolean) => `${n} dozen${one ? "" : "s"}`,
    sacks: (n: string, one: boolean) => `${n} ${one ? "sack" : "sacks"}`,
    and: " and ",
  },
};

const DOZEN = 12;
const EACH_GRAMS = 50;

/** An amount of an ingredient as one says it: `1 saco y 13 kg`, `26 l`, `5 docenas`. @param grams may be negative, of what goes out */
export function kitchenAmount(grams: number, name: string, formats: Formats, locale: Locale): string {
  const words = WORDS[locale];
  const measure = measureOf(name);
  if (measure.of === "litres") {
    const litres = grams / measure.gramsPerLitre;
    if (Math.abs(litres) < 0.095) return words.millilitres(formats.number(litres * 1_000));
    return words.litres(formats.number(litres, Math.abs(litres) < 100 ? 1 : 0));
  }
  if (measure.of === "pieces" || measure.of === "eggs") {
    const pieces = Math.sign(grams) * Math.ceil(Math.abs(grams) / measure.grams - 0.01);
    if (measure.of === "eggs" && Math.abs(pieces) >= 2 * DOZEN) {
      const dozens = Math.sign(pieces) * Math.ceil(Math.abs(pieces) / DOZEN);
      return words.dozens(formats.number(dozens), Math.abs(dozens) === 1);
    }
    return words.pieces(formats.number(pieces), Math.abs(pieces) === 1);
  }
  if (measure.of === "sacks" && grams >= measure.grams) {
    const sacks = Math.floor(grams / measure.grams);
    const rest = grams - sacks * measure.grams;
    const said = words.sacks(formats.number(sacks), sacks === 1);
    return rest < 500 ? said : `${said}${words.and}${formats.weight(Math.round(rest / 1_000) * 1_000)}`;
  }
  return formats.weight(grams);
}

/** In what one counts an ingredient on the shelf: that in which it is said there, sacks by their weight. @returns grams of one */
export function countedIn(name: string): { readonly of: "litres" | "pieces" | "kilos"; readonly grams: number } {
  const measure = measureOf(name);
  if (measure.of === "litres") return { of: "litres", grams: measure.gramsPerLitre };
  if (measure.of === "eggs") return { of: "pieces", grams: measure.grams };
  // Bags and cups are said in pieces, but nobody counts them one by one.
  if (measure.of === "pieces" && measure.grams >= EACH_GRAMS) return { of: "pieces", grams: measure.grams };
  return { of: "kilos", grams: 1_000 };
}

/** Grams by which an order of it grows at a touch: a sack, a box of six litres, a tray of thirty eggs, a kilo. */
export function packOf(name: string): number {
  const measure = measureOf(name);
  if (measure.of === "sacks") return measure.grams;
  if (measure.of === "litres") return 6 * measure.gramsPerLitre;
  if (measure.of === "eggs") return 30 * measure.grams;
  if (measure.of === "pieces") return measure.grams * (measure.grams < EACH_GRAMS ? 500 : 10);
  return 1_000;
}
