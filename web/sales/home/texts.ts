const ES_NUMBERS = ["Ninguna", "Una", "Dos", "Tres", "Cuatro", "Cinco", "Seis", "Siete", "Ocho", "Nueve", "Diez"];
const EN_NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];
const many = (n: number, one: string, more: string) => `${n} ${n === 1 ? one : more}`;

export const HOME_TEXTS = {
  es: {
    title: "Hoy",
    calls: (n: number) => `${ES_NUMBERS[n] ?? n} ${n === 1 ? "llamada" : "llamadas"} para hoy.`,
    oneCallAt: (name: string, hour: string) => `Una llamada para hoy: ${name}, a las ${hour}.`,
    oneCall: (name: string) => `Una llamada para hoy: ${name}.`,
    firstAt: (name: string, hour: string) => `La primera, ${name}, a las ${hour}.`,
    first: (name: string) => `La primera, ${name}.`,
    noCalls: (inside: number) =>
      inside === 0
        ? "Hoy no hay que llamar a nadie."
        : inside === 1
          ? "Hoy no hay que llamar a nadie. Hay una persona dentro."
          : `Hoy no hay que llamar a nadie. Hay ${inside} personas dentro.`,
    sinceToday: (hour: string) => `Desde las ${hour}:`,
    sinceDay: (day: string, hour: string) => `Desde el ${day} a las ${hour}:`,
    opened: (n: number) => many(n, "demo abierta", "demos abiertas"),
    leads: (n: number) => many(n, "lead", "leads"),
    trials: (n: number) => many(n, "prueba empezada", "pruebas empezadas"),
    and: "y",
    nothingNew: "nada nuevo.",
    live: "Vivas",
    liveMeans: "Demos abiertas y sin terminar, de las que caben a la vez.",
    ofCap: (n: string) => `de ${n}`,
    inside: (n: number) => (n === 1 ? "1 persona dentro" : `${n} personas dentro`),
    ready: "Listas en (p95)",
    readyMeans: "Desde que se pulsa hasta la primera pantalla que se puede usar: 95 de cada 100 tardan menos.",
    readyOf: (n: string) => `${n} demos, 30 días`,
    seconds: (n: string) => `${n} s`,
    succeededOf: (low: string, high: string, hits: string, n: string) => `${low}–${high} · ${hits} de ${n}`,
    dayTitle: "El día",
    dayHelp: (weekday: string) => `demos abiertas por hora; en contorno, un ${weekday} normal`,
    daySaid: (demos: number, usual: string, leads: number, calls: number) =>
      `Hoy se han abierto ${many(demos, "demo", "demos")}; un día así suele llevar ${usual}. Han llegado ${many(leads, "lead", "leads")} y hay ${many(calls, "llamada acordada", "llamadas acordadas")}.`,
    now: (hour: string) => `ahora ${hour}`,
    callAt: (name: string, hour: string) => `${name}, ${hour}`,
    leadAt: (hour: string) => `${hour} lead`,
    callToday: "Llamar hoy",
    waiting: (n: number) =>
      n === 1
        ? "1 más pasa de 60 y no ha dado permiso para llamar."
        : `${n} más pasan de 60 y no han dado permiso para llamar.`,
    moreCalls: (n: number) => `Ver las ${n}`,
    noneToCall: "Nadie con permiso para llamar por ahora. Quien lo dé aparece aquí con su porqué.",
    call: "Llamar",
    insideNow: "Ahora dentro",
    nameless: "Sin nombre",
    areaFor: (area: string, minutes: number) =>
      minutes < 1 ? `${area} · acaba de entrar` : `${area} · ${minutes} min`,
    more: (n: number) => (n === 1 ? "Y una persona más." : `Y ${n} personas más.`),
    points: (n: number) => `${n} puntos`,
    noConsent: "Sin permiso no hay nombre ni puntos.",
    others: (n: number) =>
      n === 1 ? "Y alguien más, de quien no se dice nada." : `Y ${n} más, de quienes no se dice nada.`,
    nobodyInside: "Ahora no hay nadie dentro.",
    seeLive: (n: number) => (n === 1 ? "Ver la que vive" : `Ver las ${n} vivas`),
    days: "30 días",
    emptyTitle: "Aquí aún no hay nadie. El primer enlace son treinta segundos.",
    emptySteps: [
      ["Prepara un enlace", "Con el nombre del negocio: la demo lo lleva puesto."],
      ["Mándalo por WhatsApp", "Se abre en el móvil, sin registro. Que se abra es lo primero que verás aquí."],
      ["Llama con un porqué", "Quien lo permita aparece con lo que miró, sumado línea a línea."],
    ],
    newLink: "Nuevo enlace",
    seeExample: "Ver con datos de ejemplo",
    example: "Datos de ejemplo: nadie de esta página existe.",
    leaveExample: "Salir",
  },
  en: {
    title: "Today",
    calls: (n: number) => `${EN_NUMBERS[n] ?? n} ${n === 1 ? "call" : "calls"} today.`,
    oneCallAt: (name: string, hour: string) => `One call today: ${name}, at ${hour}.`,
    oneCall: (name: string) => `One call today: ${name}.`,
    firstAt: (name: string, hour: string) => `${name} first, at ${hour}.`,
    first: (name: string) => `${name} first.`,
    noCalls: (inside: number) =>
      inside === 0
        ? "No one to call today."
        : inside === 1
          ? "No one to call today. One person is inside."
          : `No one to call today. ${inside} people are inside.`,
    sinceToday: (hour: string) => `Since ${hour}:`,
    sinceDay: (day: string, hour: string) => `Since ${day}, ${hour}:`,
    opened: (n: number) => many(n, "demo opened", "demos opened"),
    leads: (n: number) => many(n, "lead", "leads"),
    trials: (n: number) => many(n, "trial started", "trials started"),
    and: "and",
    nothingNew: "nothing new.",
    live: "Live",
    liveMeans: "Demos that are open and have not ended, of those that fit at once.",
    ofCap: (n: string) => `of ${n}`,
    inside: (n: number) => (n === 1 ? "1 person inside" : `${n} people inside`),
    ready: "Ready in (p95)",
    readyMeans: "From the press to the first screen that can be used: 95 of 100 are faster.",
    readyOf: (n: string) => `${n} demos, 30 days`,
    seconds: (n: string) => `${n} s`,
    succeededOf: (low: string, high: string, hits: string, n: string) => `${low}–${high} · ${hits} of ${n}`,
    dayTitle: "The day",
    dayHelp: (weekday: string) => `demos opened by hour; outlined, a normal ${weekday}`,
    daySaid: (demos: number, usual: string, leads: number, calls: number) =>
      `${many(demos, "demo", "demos")} opened today; a day like this usually has ${usual}. ${many(leads, "lead", "leads")} came, and ${many(calls, "call is agreed", "calls are agreed")}.`,
    now: (hour: string) => `now ${hour}`,
    callAt: (name: string, hour: string) => `${name}, ${hour}`,
    leadAt: (hour: string) => `${hour} lead`,
    callToday: "Call today",
    waiting: (n: number) =>
      n === 1 ? "1 more is past 60 and has not allowed a call." : `${n} more are past 60 and have not allowed a call.`,
    moreCalls: (n: number) => `See all ${n}`,
    noneToCall: "Nobody has allowed a call for now. Whoever does appears here with the reason.",
    call: "Call",
    insideNow: "Inside now",
    nameless: "No name",
    areaFor: (area: string, minutes: number) => (minutes < 1 ? `${area} · just came in` : `${area} · ${minutes} min`),
    more: (n: number) => (n === 1 ? "And one more person." : `And ${n} more people.`),
    points: (n: number) => `${n} points`,
    noConsent: "Without consent there is no name and no score.",
    others: (n: number) =>
      n === 1 ? "And someone else, of whom nothing is said." : `And ${n} more, of whom nothing is said.`,
    nobodyInside: "Nobody is inside now.",
    seeLive: (n: number) => (n === 1 ? "See the one that lives" : `See the ${n} that live`),
    days: "30 days",
    emptyTitle: "Nobody here yet. The first link takes thirty seconds.",
    emptySteps: [
      ["Prepare a link", "With the business's name: the demo wears it."],
      ["Send it by WhatsApp", "It opens on a phone, no sign-up. That it was opened is the first you will see here."],
      ["Call with a reason", "Whoever allows it appears with what they looked at, added up line by line."],
    ],
    newLink: "New link",
    seeExample: "See it with example data",
    example: "Example data: nobody on this page exists.",
    leaveExample: "Leave",
  },
};
