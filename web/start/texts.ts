import type { LandingTexts } from "../product.ts";
import type { Locale } from "../ui/format.ts";

/* What every landing page says, whatever its product. */

const es = {
  otherLanguage: "English",
  gone: "Se borra sola. Y te deja el recibo.",
  goneText:
    "A las 24 horas se cierra y después se borra: lo que cambiaste y el nombre que le pusiste. Solo queda lo que tú digas que guardemos. Si la terminas tú, se borra al momento. Contamos lo borrado y te damos el papel.",
  goneAsk: "No pedimos correo ni teléfono para entrar.",
  receipt: "Recibo de borrado",
  receiptRows: ["Abierta", "Borrada", "Datos borrados"],
  asked: "Lo que se suele preguntar",
  problems: {
    demos_full: (when: string | undefined) =>
      `Ahora mismo todas las demos están ocupadas.${when ? ` La próxima plaza queda libre ${when}, o antes si alguien termina la suya.` : ""} Lo volvemos a intentar por ti: puedes dejar esta página abierta.`,
    too_many_demos_of_yours: (when: string | undefined) =>
      `En este navegador ya tienes abiertas tantas demos como se puede. Sigue en una de ellas o termínala${when ? `; la primera acaba ${when}` : ""}.`,
    too_many_demos_from_here: (when: string | undefined) =>
      `Desde tu conexión, que quizá compartes con más gente, se han abierto muchas demos.${when ? ` Podrás abrir la tuya ${when}, o antes si alguien termina una.` : ""} Con los datos del móvil puedes abrirla ya.`,
    too_many_requests: (when: string | undefined) =>
      `Se ha pedido demasiado seguido desde tu conexión.${when ? ` Podrás abrir otra ${when}.` : ""}`,
    address_blocked: () =>
      "Desde tu red no se pueden abrir demos por ahora. Con los datos del móvil, o desde otra conexión, puedes abrirla ya.",
    offline: () => "No hay conexión. En cuanto vuelva, lo intentamos otra vez.",
    other: () => "Algo ha fallado por nuestra parte y no se ha abierto nada. Vuelve a intentarlo.",
  },
  unknownAddress: "Esa dirección no existe. Desde aquí se abre una demo.",
  scriptNeeded:
    "Para abrir una demo, tu navegador tiene que ejecutar JavaScript. Actívalo y vuelve a pulsar el botón: no se ha abierto ni gastado nada.",
  /** @param left `22 h` or `35 min` */
  goOn: (name: string, left: string) => `Seguir en ${name} (quedan ${left})`,
  goOnHeld: (name: string, left: string) => `Recuperar ${name}, que terminó (se guarda ${left} más)`,
  ready: (seconds: number) =>
    `Lista en ${seconds === 1 ? "1 segundo" : `${seconds.toLocaleString("es", { maximumFractionDigits: 1 })} segundos`}.`,
  lastOpened: (minutes: number) => `La última se abrió hace ${minutes} min.`,
  yours: "Tus demos",
  nameless: "tu demo",
  openAnother: "Abrir otra",
  retryAt: (seconds: number) => `Nuevo intento en ${seconds} s`,
  stop: "No esperar más",
  share: "Enviársela a alguien",
  api: "Para integradores: la API",
};

type Texts = typeof es;
/** With what a product says on it. */
export type PageTexts = LandingTexts & Texts;

const en: Texts = {
  otherLanguage: "Español",
  gone: "It deletes itself. And leaves you the receipt.",
  goneText:
    "After 24 hours it closes and is deleted then: what you changed and the name you gave it. Only what you tell us to keep stays. End it yourself and it is deleted at once. We count what was deleted and hand you the slip.",
  goneAsk: "We ask for no e-mail and no phone number to come in.",
  receipt: "Deletion receipt",
  receiptRows: ["Opened", "Deleted", "Records deleted"],
  asked: "What people ask",
  problems: {
    demos_full: (when) =>
      `All demos are in use right now.${when ? ` The next place comes free ${when}, or earlier if somebody ends theirs.` : ""} We keep trying for you: just leave this page open.`,
    too_many_demos_of_yours: (when) =>
      `This browser has as many demos open as it may. Go on in one of them, or end one${when ? `; the first ends ${when}` : ""}.`,
    too_many_demos_from_here: (when) =>
      `Many demos were opened from your connection, which you may share with others.${when ? ` You can open yours ${when}, or earlier if somebody ends one.` : ""} On mobile data you can open it now.`,
    too_many_requests: (when) =>
      `Too much was asked for from your connection in a short time.${when ? ` You can open another ${when}.` : ""}`,
    address_blocked: () =>
      "Demos cannot be opened from your network for now. On mobile data, or another connection, you can open it now.",
    offline: () => "You are offline. We will try again as soon as the connection is back.",
    other: () => "Something went wrong on our side and nothing was opened. Please try again.",
  },
  unknownAddress: "There is nothing at that address. A demo opens from here.",
  scriptNeeded:
    "To open a demo your browser has to run JavaScript. Allow it and press the button again: nothing was opened or used up.",
  goOn: (name, left) => `Go on in ${name} (${left} left)`,
  goOnHeld: (name, left) => `Get back ${name}, which ended (kept for ${left} more)`,
  ready: (seconds) =>
    `Ready in ${seconds === 1 ? "1 second" : `${seconds.toLocaleString("en", { maximumFractionDigits: 1 })} seconds`}.`,
  lastOpened: (minutes) => `The last one was opened ${minutes} min ago.`,
  yours: "Your demos",
  nameless: "your demo",
  openAnother: "Open another",
  retryAt: (seconds) => `Trying again in ${seconds} s`,
  stop: "Stop waiting",
  share: "Send it to somebody",
  api: "For integrators: the API",
};

export const TEXTS: Record<Locale, Texts> = { es, en };
