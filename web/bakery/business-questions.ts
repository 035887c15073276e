import { QUESTIONS } from "../../contract/bakery/questions.ts";
import type { BusinessQuestion, InBoth } from "../product.ts";

type Name = (typeof QUESTIONS)[number]["name"];
type Answer = Extract<(typeof QUESTIONS)[number], { readonly answers: readonly string[] }>["answers"][number];

/** How each is asked, and how it is said of them. */
const WORDS: Readonly<Record<Name, Pick<BusinessQuestion, "ask" | "title">>> = {
  own_bakehouse: {
    ask: { es: "¿Tienes obrador propio?", en: "Do you bake yourselves?" },
    title: { es: "Obrador propio", en: "Their own bakehouse" },
  },
  shops: { ask: { es: "¿Cuántas tiendas?", en: "How many shops?" }, title: { es: "Tiendas", en: "Shops" } },
  region: { ask: { es: "¿Dónde?", en: "Where?" }, title: { es: "Dónde", en: "Where" } },
  till: {
    ask: { es: "¿Con qué cobras hoy?", en: "What do you charge with today?" },
    title: { es: "Cobra con", en: "Charges with" },
  },
};
const ANSWERS: Readonly<Record<Answer, InBoth<string>>> = {
  yes: { es: "Sí", en: "Yes" },
  no: { es: "No", en: "No" },
  "1": { es: "Una", en: "One" },
  "2_to_5": { es: "De dos a cinco", en: "Two to five" },
  "6_or_more": { es: "Seis o más", en: "Six or more" },
};

export const BUSINESS_QUESTIONS: readonly BusinessQuestion[] = QUESTIONS.map((it) => ({
  name: it.name,
  ...WORDS[it.name],
  ...("answers" in it && { answers: it.answers.map((name) => ({ name, title: ANSWERS[name] })) }),
}));
