import type { Scenario } from "../domain.ts";

/** The scenarios that this product can be demonstrated with; the first is the default one. */
export const SCENARIOS: readonly [Scenario, ...Scenario[]] = [
  {
    name: "standard_bakery",
    version: 3,
    displayName: "Panadería de barrio",
    description:
      "Una panadería de Chamberí con obrador propio: unas 170 ventas al día, 24 productos y un equipo de nueve.",
    businessName: "Panadería La Espiga",
    english: {
      displayName: "Neighbourhood bakery",
      description:
        "A bakery in Chamberí, Madrid, that bakes on the premises: some 170 sales a day, 24 products, a team of nine.",
      businessName: "Panadería La Espiga",
    },
    locationCount: 1,
    featuredCapabilities: ["sales", "forecasting", "production", "inventory"],
    seedDataConfig: { base_tickets: 50, volume_factor: 3, product_count: 24, supplier_count: 8 },
  },
  {
    name: "multi_location",
    version: 2,
    displayName: "Tres tiendas y un obrador",
    description:
      "Un obrador central que reparte a tres tiendas de Madrid, de 130 a 180 ventas al día cada una, también por reparto.",
    businessName: "Hornos del Molino",
    english: {
      displayName: "Three shops and a bakehouse",
      description:
        "A central bakehouse that supplies three shops in Madrid, with 130 to 180 sales a day each, some by delivery app.",
      businessName: "Hornos del Molino",
    },
    locationCount: 4,
    featuredCapabilities: ["transfers", "sales", "production"],
    seedDataConfig: {
      base_tickets: 50,
      volume_factor: 3,
      product_count: 41,
      supplier_count: 9,
      shops: 3,
      variability: 1.5,
      channels: true,
      seasonal: true,
    },
  },
  {
    name: "high_volume",
    version: 2,
    displayName: "Obrador de gran volumen",
    description: "Más de 500 ventas al día en tienda y reparto diario a 40 bares, hoteles y colegios.",
    businessName: "Panificadora Cuatro Hornos",
    english: {
      displayName: "High-volume bakery",
      description:
        "More than 500 sales a day over the counter, and 40 bars, hotels and schools that take their bread every morning.",
      businessName: "Panificadora Cuatro Hornos",
    },
    locationCount: 1,
    featuredCapabilities: ["customers", "production", "suppliers"],
    seedDataConfig: {
      base_tickets: 50,
      volume_factor: 10.5,
      product_count: 47,
      supplier_count: 9,
      wholesale_customers: 40,
      variability: 1.5,
      channels: true,
      seasonal: true,
    },
  },
  {
    name: "spanish_locale",
    version: 2,
    displayName: "Clásicos de Madrid",
    description:
      "Lo de siempre y lo de temporada: roscón, torrijas, rosquillas de San Isidro, buñuelos y huesos de santo, con los festivos de la ciudad.",
    businessName: "Horno San Onofre",
    english: {
      displayName: "Madrid classics",
      description:
        "The classics and the specialities of the season, from the Epiphany ring to San Isidro doughnuts, with the city's holidays.",
      businessName: "Horno San Onofre",
    },
    locationCount: 1,
    featuredCapabilities: ["calendar", "forecasting", "catalogue"],
    seedDataConfig: {
      base_tickets: 50,
      volume_factor: 3.4,
      product_count: 51,
      supplier_count: 9,
      seasonal: true,
      variability: 0.95,
    },
  },
  {
    name: "feature_showcase",
    version: 2,
    displayName: "Todo a la vista",
    description:
      "Cada función tiene hoy su momento: un lote que caduca mañana, una entrega con retraso, un agotado, una subida de precio, un festivo cerca.",
    businessName: "Panadería El Escaparate",
    english: {
      displayName: "Feature showcase",
      description:
        "Every feature has its moment today: a lot that expires tomorrow, a late delivery, a sell-out, a new price, a holiday ahead.",
      businessName: "Panadería El Escaparate",
    },
    locationCount: 1,
    featuredCapabilities: ["inventory", "suppliers", "production", "catalogue", "forecasting", "insights"],
    seedDataConfig: {
      base_tickets: 50,
      volume_factor: 3.6,
      product_count: 56,
      supplier_count: 9,
      seasonal: true,
      late_share: 0.75,
      revision_weeks: 1,
      fresh_milk: true,
      variability: 0.95,
    },
  },
  {
    name: "custom",
    version: 1,
    displayName: "A tu medida",
    description: "Tu panadería: tu carta, tus horas y tus tiendas. Sin configurar, una panadería de 150 ventas al día.",
    businessName: "Mi panadería",
    english: {
      displayName: "Your own bakery",
      description:
        "Your bakery: your price list, your hours, your shops. Left as it is, a bakery with 150 sales a day.",
      businessName: "My bakery",
    },
    locationCount: 1,
    featuredCapabilities: ["catalogue", "sales", "production"],
    seedDataConfig: { base_tickets: 150, volume_factor: 1, product_count: 24, supplier_count: 9 },
  },
];
