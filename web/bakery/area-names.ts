import type { Landing } from "../product.ts";

/** What the areas are called, by the names under which they are counted. */
export const AREA_NAMES: Landing["areas"] = {
  es: {
    today: "Hoy",
    production: "Hornear",
    sales: "Vender",
    forecasting: "Prever",
    inventory: "Almacén",
    suppliers: "Pedir",
    team: "Equipo",
  },
  en: {
    today: "Today",
    production: "Bake",
    sales: "Sell",
    forecasting: "Forecast",
    inventory: "Stock",
    suppliers: "Order",
    team: "Team",
  },
};
