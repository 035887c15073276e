/** Raised with each change of a word: whoever ticked a box ticked that text. */
export const CONSENT_VERSION = "2026-11";
/** Of a consent to be called (Ley 10/2025): renewed every two years. */
export const CALL_MONTHS = 24;

export type ConsentKind = "email" | "call" | "steps";

/** What stands beside each box. */
export const CONSENT_TEXTS: Readonly<Record<"es" | "en", Readonly<Record<ConsentKind, string>>>> = {
  es: {
    email: "Podéis escribirme.",
    call: "Podéis llamarme al móvil que dejo.",
    steps: "Podéis ver lo que hice en la demo.",
  },
  en: {
    email: "You may write to me.",
    call: "You may call me on the number I leave.",
    steps: "You may see what I did in the demo.",
  },
};
