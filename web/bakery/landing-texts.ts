import type { InBoth, LandingTexts } from "../product.ts";

const es: LandingTexts = {
  title: "Hornea lo que vas a vender · Bakery-IA",
  description: "Mañana, ¿cuántas barras? Entra en una panadería en marcha y tócalo todo. Sin correo, se borra sola.",
  brand: "Bakery-IA",
  claim: "Hornea lo que vas a vender.",
  lead: "Mañana, ¿cuántas barras? Entra en una panadería en marcha y tócalo todo. Nada se rompe.",
  open: "Entrar en mi panadería",
  sales: {
    business: "Panadería",
    sign: "Su panadería",
    wouldSee: { tu: "verás cuánto hornear mañana", usted: "verá cuánto hornear mañana" },
    wantIt: "Lo quiero en mi panadería",
  },
  ticks: ["Sin correo", "Sin llamada", "Se cierra sola en 24 h"],
  name: "¿Cómo se llama la tuya? (si quieres)",
  namePlaceholder: "Panadería Sol",
  choose: "¿Cómo es la tuya?",
  kinds: {
    standard_bakery: "De barrio",
    multi_location: "Varias tiendas",
    high_volume: "Gran obrador",
    spanish_locale: "De temporada",
    feature_showcase: "Con todo a la vez",
  },
  madeToMeasure: "Con mi lista de precios",
  opening: "Abriendo tu panadería…",
  preparing: "Estamos horneando los datos de hoy. Un momento…",
  back: "Tu panadería sigue abierta.",
  backLead: "Sigue donde la dejaste. Abrir otra no toca la primera.",
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
  foot: "Bakery-IA. Personas, empresas y cifras de las demos son inventadas.",
};

const en: LandingTexts = {
  title: "Bake what you will sell · Bakery-IA",
  description:
    "How many loaves tomorrow? Step into a working bakery and touch everything. No e-mail; it deletes itself.",
  brand: "Bakery-IA",
  claim: "Bake what you will sell.",
  lead: "How many loaves tomorrow? Step into a working bakery and touch everything. Nothing breaks.",
  open: "Step into my bakery",
  sales: {
    business: "Bakery",
    sign: "Their bakery",
    wouldSee: { tu: "shows how much to bake tomorrow", usted: "shows how much to bake tomorrow" },
    wantIt: "I want it in my bakery",
  },
  ticks: ["No e-mail", "No call", "Closes by itself in 24 h"],
  name: "What is yours called? (if you like)",
  namePlaceholder: "Sol Bakery",
  choose: "What is yours like?",
  kinds: {
    standard_bakery: "Neighbourhood",
    multi_location: "Several shops",
    high_volume: "Large bakehouse",
    spanish_locale: "Seasonal",
    feature_showcase: "All at once",
  },
  madeToMeasure: "With my price list",
  opening: "Opening your bakery…",
  preparing: "Today's figures are in the oven. One moment…",
  back: "Your bakery is still open.",
  backLead: "Go on where you left it. Opening another does not touch the first.",
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
  foot: "Bakery-IA. People, firms and figures of the demos are invented.",
};

/** What a bakery's landing page says. */
export const LANDING_TEXTS: InBoth<LandingTexts> = { es, en };
