/** What must be declared (Regulation EU 1169/2011, annex II), in its order. */
export const ALLERGENS = [
  "gluten",
  "crustaceans",
  "egg",
  "fish",
  "peanuts",
  "soya",
  "milk",
  "nuts",
  "celery",
  "mustard",
  "sesame",
  "sulphites",
  "lupin",
  "molluscs",
] as const;

type Allergen = (typeof ALLERGENS)[number];

export const ALLERGEN_NAMES: Readonly<Record<"es" | "en", Readonly<Record<Allergen, string>>>> = {
  es: {
    gluten: "gluten",
    crustaceans: "crustáceos",
    egg: "huevo",
    fish: "pescado",
    peanuts: "cacahuetes",
    soya: "soja",
    milk: "leche",
    nuts: "frutos de cáscara",
    celery: "apio",
    mustard: "mostaza",
    sesame: "sésamo",
    sulphites: "sulfitos",
    lupin: "altramuces",
    molluscs: "moluscos",
  },
  en: {
    gluten: "gluten",
    crustaceans: "crustaceans",
    egg: "egg",
    fish: "fish",
    peanuts: "peanuts",
    soya: "soya",
    milk: "milk",
    nuts: "nuts",
    celery: "celery",
    mustard: "mustard",
    sesame: "sesame",
    sulphites: "sulphites",
    lupin: "lupin",
    molluscs: "molluscs",
  },
};
