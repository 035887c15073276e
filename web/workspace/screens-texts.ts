import type { ScreenName } from "./roles.ts";

export const SCREEN_NAMES: Readonly<Record<"es" | "en", Readonly<Record<ScreenName, string>>>> = {
  es: {
    today: "Hoy",
    sales: "Ventas",
    forecasting: "Previsión",
    production: "Producción",
    inventory: "Inventario",
    suppliers: "Proveedores",
    team: "Equipo",
    demo: "Demo",
  },
  en: {
    today: "Today",
    sales: "Sales",
    forecasting: "Forecast",
    production: "Production",
    inventory: "Inventory",
    suppliers: "Suppliers",
    team: "Team",
    demo: "Demo",
  },
};

export const ROLE_NAMES: Readonly<Record<"es" | "en", Readonly<Record<string, string>>>> = {
  es: { owner: "dueña", manager: "encargada", baker: "panadero", cashier: "dependienta" },
  en: { owner: "owner", manager: "manager", baker: "baker", cashier: "shop assistant" },
};
