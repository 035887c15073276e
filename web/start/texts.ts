/* What the landing page says, in both languages. */

export type Locale = "es" | "en";

const es = {
  otherLanguage: "English",
  claim: "Tu panadería, funcionando. Con un clic.",
  lead: "Noventa días de ventas, obrador, almacén y equipo que cuadran entre sí. Tócalo todo: es solo tuya y no se puede romper.",
  name: "Nombre de tu panadería (opcional)",
  namePlaceholder: "Panadería Sol",
  open: "Abrir mi demo",
  promise: "Sin registro · sin tarjeta · lista en segundos",
  choose: "Elige la que más se parece a la tuya",
  openThis: "Abrir esta",
  rows: (products: string, shops: number) =>
    `90 días de ventas · ${products} productos · ${shops === 1 ? "1 local" : `${shops} locales`}`,
  todayThere: "Hoy verás",
  own: {
    title: "A tu medida",
    text: "Tu carta, tu horario y tus tiendas. Pega tu lista de precios y mira tu propia panadería.",
    open: "Crear la mía",
  },
  cards: {
    standard_bakery: [
      "Panadería de barrio",
      "Una tienda en Chamberí con obrador: unas 150 ventas al día y un equipo de nueve.",
    ],
    multi_location: [
      "Tres tiendas y un obrador",
      "Un obrador central que reparte a tres tiendas de Madrid tres veces al día.",
    ],
    high_volume: ["Obrador de gran volumen", "Más de 500 ventas al día y reparto a 40 bares, hoteles y colegios."],
    spanish_locale: [
      "Clásicos de Madrid",
      "Lo de siempre y lo de temporada: roscón, torrijas, rosquillas de San Isidro.",
    ],
    feature_showcase: [
      "Todo a la vista",
      "Cada función tiene hoy su momento: algo caduca, algo falta, algo ha subido.",
    ],
  } as Record<string, readonly [string, string]>,
  opening: "Abriendo tu panadería…",
  preparing: "Estamos horneando los datos de hoy. Un momento…",
  asked: "Lo que se suele preguntar",
  answers: [
    [
      "¿Tengo que dar algún dato?",
      "No. Ni correo ni teléfono. El nombre de tu panadería es opcional y solo sirve para que la demo lo lleve puesto.",
    ],
    ["¿Cuánto dura?", "Veinticuatro horas. La puedes alargar tres veces o terminarla cuando quieras."],
    [
      "¿Qué se borra, y cuándo?",
      "Todo lo que hayas cambiado, segundos después de que termine. Te enseñamos un recibo con lo borrado.",
    ],
    [
      "¿Los datos son de alguien?",
      "No. Personas, empresas y direcciones son inventadas. Las cifras salen de una panadería simulada que cuadra hasta el último céntimo.",
    ],
    [
      "¿Puedo estropear algo?",
      "No. Lo que cambies solo lo ves tú, y «Empezar de cero» lo deja todo como estaba. De aquí no sale ningún pedido ni ningún correo.",
    ],
    ["¿Usáis cookies?", "Una, imprescindible: recuerda cuál es tu demo. Nada de terceros."],
  ] as ReadonlyArray<readonly [string, string]>,
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
  foot: "Demo de Bakery-IA. Personas, empresas y cifras inventadas.",
  api: "Para integradores: la API",
};

export type Texts = typeof es;

const en: Texts = {
  otherLanguage: "Español",
  claim: "Your bakery, up and running. One click.",
  lead: "Ninety days of sales, baking, stock and team that add up. Touch everything: it is yours alone and cannot be broken.",
  name: "Your bakery's name (optional)",
  namePlaceholder: "Sol Bakery",
  open: "Open my demo",
  promise: "No sign-up · no card · ready in seconds",
  choose: "Pick the one most like yours",
  openThis: "Open this one",
  rows: (products, shops) => `90 days of sales · ${products} products · ${shops === 1 ? "1 place" : `${shops} places`}`,
  todayThere: "Today you will see",
  own: {
    title: "Made to measure",
    text: "Your price list, your hours, your shops. Paste your prices and see your own bakery.",
    open: "Make mine",
  },
  cards: {
    standard_bakery: [
      "Neighbourhood bakery",
      "One shop in Chamberí that bakes on the premises: some 150 sales a day, a team of nine.",
    ],
    multi_location: [
      "Three shops and a bakehouse",
      "A central bakehouse that supplies three shops in Madrid three times a day.",
    ],
    high_volume: ["High-volume bakery", "More than 500 sales a day, and 40 bars, hotels and schools to supply."],
    spanish_locale: ["Madrid classics", "The usual and the seasonal: Epiphany ring, torrijas, San Isidro doughnuts."],
    feature_showcase: [
      "Everything in view",
      "Every feature has its moment today: something expires, something is late, something went up.",
    ],
  },
  opening: "Opening your bakery…",
  preparing: "Today's figures are in the oven. One moment…",
  asked: "What people ask",
  answers: [
    [
      "Do I have to give any details?",
      "No. Neither e-mail nor phone. Your bakery's name is optional; the demo wears it, that is all.",
    ],
    ["How long does it last?", "Twenty-four hours. You can extend it three times or end it whenever you like."],
    [
      "What is deleted, and when?",
      "Everything you changed, seconds after it ends. We show you a receipt of what was deleted.",
    ],
    [
      "Is it anybody's data?",
      "No. People, firms and addresses are invented. The figures come from a simulated bakery that balances to the cent.",
    ],
    [
      "Can I break something?",
      "No. Only you see what you change, and “Start again” puts everything back. No order and no e-mail ever leaves it.",
    ],
    ["Do you use cookies?", "One, strictly necessary: it remembers which demo is yours. Nothing from third parties."],
  ],
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
  foot: "A Bakery-IA demo. People, firms and figures are invented.",
  api: "For integrators: the API",
};

export const TEXTS: Record<Locale, Texts> = { es, en };
