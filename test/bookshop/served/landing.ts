import type { Landing, LandingTexts } from "../../../web/product.ts";

const texts: LandingTexts = {
  title: "Tu librería",
  description: "Una librería para probar.",
  brand: "Libros",
  claim: "Tu librería, con un clic.",
  lead: "Veinte libros y una caja.",
  name: "Nombre de tu librería",
  namePlaceholder: "Librería Sol",
  open: "Abrir",
  sales: {
    business: "Librería",
    sign: "Su librería",
    wouldSee: { tu: "verás qué se lee", usted: "verá qué se lee" },
    wantIt: "La quiero en mi librería",
  },
  ticks: [],
  choose: "Elige una",
  kinds: {},
  madeToMeasure: "",
  back: "Tu librería sigue abierta.",
  backLead: "Sigue donde la dejaste.",
  opening: "Abriendo tu librería…",
  preparing: "Un momento…",
  answers: [],
  foot: "Todo inventado.",
};

const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#246"/></svg>`;

/** The bookshop's landing page; nobody has one made to measure. */
export const landing: Landing = {
  icon,
  texts: { es: texts, en: texts },
  areas: { es: {}, en: {} },
  deeds: { es: {}, en: {} },
};
