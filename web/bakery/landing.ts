import type { Landing, LandingTexts } from "../product.ts";

/** A loaf. */
const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><title>Bakery-IA</title>
<rect width="32" height="32" rx="8" fill="#7a3e12"/>
<path d="M6 19c0-5 4.500-9 10-9s10 4 10 9c0 2-1.300 3.500-3.500 3.500h-13C7.300 22.500 6 21 6 19z" fill="#f6d9a8"/>
<path d="M11 13.500l2 4M16 12.500l2 4M21 13.500l1.500 3" stroke="#7a3e12" stroke-width="1.600" stroke-linecap="round"/></svg>`;

const number = (locale: string, value = 0) => new Intl.NumberFormat(locale).format(value);

const es: LandingTexts = {
  title: "Tu panadería de demostración · Bakery-IA",
  description:
    "Una panadería entera para probar: ventas, previsión, obrador y almacén. Sin registro, lista en segundos.",
  brand: "Bakery-IA",
  claim: "Tu panadería, funcionando. Con un clic.",
  lead: "Noventa días de ventas, obrador, almacén y equipo que cuadran entre sí. Tócalo todo: es solo tuya y no se puede romper.",
  name: "Nombre de tu panadería (opcional)",
  namePlaceholder: "Panadería Sol",
  choose: "Elige la que más se parece a la tuya",
  openThis: "Abrir esta",
  figures: ({ products }, locations) =>
    `90 días de ventas · ${number("es", products)} productos · ${locations === 1 ? "1 local" : `${locations} locales`}`,
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
  },
  madeToMeasure: {
    title: "A tu medida",
    text: "Tu carta, tu horario y tus tiendas. Pega tu lista de precios y mira tu propia panadería.",
    open: "Crear la mía",
  },
  opening: "Abriendo tu panadería…",
  preparing: "Estamos horneando los datos de hoy. Un momento…",
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
    ["¿Usáis cookies?", "Una por demo, imprescindible: recuerda que es tuya. Nada de terceros."],
  ],
  foot: "Demo de Bakery-IA. Personas, empresas y cifras inventadas.",
};

const en: LandingTexts = {
  title: "Your demo bakery · Bakery-IA",
  description: "A whole bakery to try: sales, forecasts, production and stock. No sign-up, ready in seconds.",
  brand: "Bakery-IA",
  claim: "Your bakery, up and running. One click.",
  lead: "Ninety days of sales, baking, stock and team that add up. Touch everything: it is yours alone and cannot be broken.",
  name: "Your bakery's name (optional)",
  namePlaceholder: "Sol Bakery",
  choose: "Pick the one most like yours",
  openThis: "Open this one",
  figures: ({ products }, locations) =>
    `90 days of sales · ${number("en", products)} products · ${locations === 1 ? "1 place" : `${locations} places`}`,
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
  madeToMeasure: {
    title: "Made to measure",
    text: "Your price list, your hours, your shops. Paste your prices and see your own bakery.",
    open: "Make mine",
  },
  opening: "Opening your bakery…",
  preparing: "Today's figures are in the oven. One moment…",
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
    [
      "Do you use cookies?",
      "One for each demo, strictly necessary: it remembers that it is yours. Nothing from third parties.",
    ],
  ],
  foot: "A Bakery-IA demo. People, firms and figures are invented.",
};

/** A bakery's landing page. */
export const landing: Landing = {
  icon: ICON,
  texts: { es, en },
  loadMadeToMeasure: () => import("./start/own-bakery.tsx"),
};
