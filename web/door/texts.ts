import type { Locale } from "../ui/format.ts";

type Form = "tu" | "usted";
const by = (form: Form, tu: string, usted: string): string => (form === "tu" ? tu : usted);

const es = {
  somebody: "El equipo de ventas",
  team: "Ventas",
  sentence: (from: string | undefined, to: string | undefined, form: Form) =>
    from
      ? `${from} ${by(form, "te", "le")} ha preparado esta demo${to ? `, ${to}` : ""}.`
      : `${by(form, "Te", "Le")} han preparado esta demo${to ? `, ${to}` : ""}.`,
  goOn: "Seguir donde lo dejé",
  opening: "Abriendo…",
  noForm: "Sin correo y sin registro.",
  seen: (from: string) => `${from} verá que se abrió. `,
  only: (form: Form) =>
    by(form, "Lo que hagas dentro, solo si tú quieres.", "Lo que haga dentro, solo si usted quiere."),
  lasts: (hours: number, until: string) => `Dura ${hours} horas y se borra sola. El enlace vale hasta el ${until}.`,
  invented: "Las ventas y las personas son inventadas.",
  ask: (from: string) => `Preguntar a ${from} por WhatsApp`,
  expired: (day: string) => `Este enlace venció el ${day}.`,
  used_up: "Este enlace ya se ha usado todas las veces que se podía.",
  revoked: "Este enlace se ha retirado.",
  locked: "Este enlace se ha bloqueado: se probaron demasiadas claves.",
  unknown: "Este enlace no existe.",
  unknownHelp: "Puede que le falte una letra. Mira el mensaje en el que te llegó.",
  askAnother: (from: string) => `Pedir otro a ${from}`,
  askAnotherHelp: (form: Form) =>
    `Se abre WhatsApp con el mensaje escrito. ${by(form, "Lo mandas tú, si quieres.", "Lo manda usted, si quiere.")}`,
  another: "Abrir una demo sin enlace",
  message: (from: string, name: string | undefined) =>
    `Hola, ${from}. El enlace de la demo${name ? ` de ${name}` : ""} ya no me deja entrar. ¿Me mandas otro?`,
  question: (from: string) => `Hola, ${from}. Una pregunta sobre la demo:`,
  passcode: (from: string | undefined) => (from ? `Clave que te dio ${from}` : "Clave del enlace"),
  wrong: (left: number) =>
    `La de antes no era. ${left === 1 ? "Te queda 1 intento" : `Te quedan ${left} intentos`}; después hay que pedir otra.`,
  email: "Tu correo del trabajo",
  emailHelp: "Solo para comprobar de qué casa eres: no se guarda.",
  wrongEmail: "Este enlace es para las personas de otra casa.",
  failed: "No se ha podido abrir. Vuelve a intentarlo.",
  offline: "No hay conexión. Vuelve a intentarlo en cuanto la haya.",
  full: "Ahora mismo todas las demos están ocupadas. Prueba en un rato: el enlace sigue valiendo.",
  patience: "Demasiados intentos seguidos. Espera un minuto.",
};

const en: typeof es = {
  somebody: "The sales team",
  team: "Sales",
  sentence: (from, to) =>
    `${from ? `${from} made this demo for you` : "A demo was made for you"}${to ? `, ${to}` : ""}.`,
  goOn: "Go on where I left off",
  opening: "Opening…",
  noForm: "No e-mail and no sign-up.",
  seen: (from) => `${from} will see that it was opened. `,
  only: () => "What you do inside, only if you choose.",
  lasts: (hours, until) => `It lasts ${hours} hours and deletes itself. The link works until ${until}.`,
  invented: "Sales and people are invented.",
  ask: (from) => `Ask ${from} on WhatsApp`,
  expired: (day) => `This link ended on ${day}.`,
  used_up: "This link was used as often as it may be.",
  revoked: "This link was withdrawn.",
  locked: "This link is locked: too many passcodes were tried.",
  unknown: "There is no such link.",
  unknownHelp: "A letter may be missing. Look at the message in which it came.",
  askAnother: (from) => `Ask ${from} for another`,
  askAnotherHelp: () => "WhatsApp opens with the message written. You send it, if you like.",
  another: "Open a demo without a link",
  message: (from, name) =>
    `Hello ${from}, the link to the demo${name ? ` of ${name}` : ""} lets me in no more. Could you send me another?`,
  question: (from) => `Hello ${from}, a question about the demo:`,
  passcode: (from) => (from ? `The passcode that ${from} gave you` : "The link's passcode"),
  wrong: (left) =>
    `Not that one. ${left === 1 ? "1 try" : `${left} tries`} left; after that you have to ask for another.`,
  email: "Your address at work",
  emailHelp: "Only to check which house you are from: it is not kept.",
  wrongEmail: "This link is for the people of another house.",
  failed: "It could not be opened. Please try again.",
  offline: "You are offline. Try again once the line is back.",
  full: "All demos are in use right now. Try again in a while: the link goes on working.",
  patience: "Too many tries in a row. Wait a minute.",
};

export type DoorTexts = typeof es;
export const TEXTS: Readonly<Record<Locale, DoorTexts>> = { es, en };
