import type { Locale } from "../ui/format.ts";

/* The page that a rep reads from in a call. */

const es = {
  title: "Chuleta para la demo",
  intro: "Lo que se verá en pantalla ese día, en una frase cada cosa. Léela en voz alta: son las mismas cifras.",
  key: "Clave del equipo",
  keyHelp: "No se guarda: se olvida al cerrar esta página.",
  scenario: "Escenario",
  language: "Idioma de la demo",
  languages: { es: "Español", en: "Inglés" },
  date: "Día de la reunión",
  show: "Ver la chuleta",
  opensAt: (when: string) => `La demo se abre el ${when}.`,
  facts: "Para decir",
  featured: "Para enseñar",
  wrong: "Esa clave no es del equipo.",
  none: "De ese día no hay datos: elige otro.",
  failed: "No ha podido ser. Vuelve a intentarlo.",
};

type Texts = typeof es;

const en: Texts = {
  title: "Sheet for the demo",
  intro: "What will be on screen that day, a sentence for each. Read it out: these are the same figures.",
  key: "Staff key",
  keyHelp: "It is not kept: it is forgotten when this page is closed.",
  scenario: "Scenario",
  language: "The demo's language",
  languages: { es: "Spanish", en: "English" },
  date: "Day of the meeting",
  show: "Show the sheet",
  opensAt: (when) => `The demo opens at ${when}.`,
  facts: "To say",
  featured: "To show",
  wrong: "That is no key of the staff.",
  none: "There is nothing for that day: choose another one.",
  failed: "It did not work. Please try again.",
};

export const TEXTS: Record<Locale, Texts> = { es, en };
