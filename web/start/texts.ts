import type { LandingTexts } from "../product.ts";
import type { Locale } from "../ui/format.ts";

/* What every landing page says, whatever its product. */

const es = {
  otherLanguage: "English",
  open: "Abrir mi demo",
  promise: "Sin registro · sin tarjeta · lista en segundos",
  todayThere: "Hoy verás",
  asked: "Lo que se suele preguntar",
  problems: {
    demos_full: (at: string | undefined) =>
      `Ahora mismo todas las demos están ocupadas.${at ? ` La próxima plaza queda libre hacia las ${at}.` : ""} Lo volvemos a intentar por ti: puedes dejar esta página abierta.`,
    too_many_demos_from_here: () =>
      "Desde tu conexión ya hay varias demos abiertas. Termina una, o espera unos minutos y vuelve a intentarlo.",
    too_many_requests: (at: string | undefined) =>
      `Se han abierto muchas demos seguidas desde tu conexión.${at ? ` Podrás abrir otra a las ${at}.` : ""}`,
    offline: () => "No hay conexión. En cuanto vuelva, lo intentamos otra vez.",
    other: () => "Algo ha fallado por nuestra parte y no se ha abierto nada. Vuelve a intentarlo.",
  },
  fullPlainly: "Ahora mismo todas las demos están ocupadas. Vuelve a intentarlo en unos minutos.",
  retryAt: (seconds: number) => `Nuevo intento en ${seconds} s`,
  stop: "No esperar más",
  api: "Para integradores: la API",
};

type Texts = typeof es;
/** With what a product says on it. */
export type PageTexts = LandingTexts & Texts;

const en: Texts = {
  otherLanguage: "Español",
  open: "Open my demo",
  promise: "No sign-up · no card · ready in seconds",
  todayThere: "Today you will see",
  asked: "What people ask",
  problems: {
    demos_full: (at) =>
      `All demos are in use right now.${at ? ` A place should come free around ${at}.` : ""} We keep trying for you: just leave this page open.`,
    too_many_demos_from_here: () =>
      "There are several demos open from your connection. End one, or try again in a few minutes.",
    too_many_requests: (at) =>
      `Many demos were opened from your connection.${at ? ` You can open another at ${at}.` : ""}`,
    offline: () => "You are offline. We will try again as soon as the connection is back.",
    other: () => "Something went wrong on our side and nothing was opened. Please try again.",
  },
  fullPlainly: "All demos are in use right now. Please try again in a few minutes.",
  retryAt: (seconds) => `Trying again in ${seconds} s`,
  stop: "Stop waiting",
  api: "For integrators: the API",
};

export const TEXTS: Record<Locale, Texts> = { es, en };
