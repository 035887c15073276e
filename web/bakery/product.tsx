import "./days.css";
import "./trade.css";
import {
  IconBasket,
  IconBread,
  IconChartLine,
  IconHome,
  IconPackages,
  IconTruck,
  IconUsers,
} from "@tabler/icons-react";
import type { BakeryApi } from "../../contract/bakery/api.ts";
import type { BakeryRole } from "../../contract/bakery/shared.ts";
import type { GuideStep, InBoth, Product, RoleEntry, ScreenEntry } from "../product.ts";
import { BUSINESS_QUESTIONS } from "./business-questions.ts";
import { isOffice, OFFICE, SCREENS_OF, type ScreenName } from "./roles.ts";
import { TABLE_NAMES } from "./table-names.ts";
import { TOURS } from "./tours.ts";
import { undoOf } from "./undo.ts";
import { WORDS } from "./words.ts";
import { workFieldOf } from "./work-fields.ts";

interface Screen extends Pick<ScreenEntry, "Icon" | "load" | "isDaily"> {
  readonly firstRead?: (role: string) => keyof BakeryApi | undefined;
}

const screen = (name: ScreenName, title: InBoth<string>, rest: Screen): ScreenEntry => ({
  name,
  title,
  tour: { es: TOURS.es[name], en: TOURS.en[name] },
  ...rest,
});

const screens: Product["screens"] = [
  screen(
    "today",
    { es: "Hoy", en: "Today" },
    { Icon: IconHome, isDaily: true, load: async () => ({ default: (await import("./today/today.tsx")).Today }) },
  ),
  screen(
    "production",
    { es: "Hornear", en: "Bake" },
    {
      Icon: IconBread,
      isDaily: true,
      load: async () => ({ default: (await import("./production/production.tsx")).Production }),
      firstRead: () => "GET /workspace/production/sheet",
    },
  ),
  screen(
    "sales",
    { es: "Vender", en: "Sell" },
    {
      Icon: IconBasket,
      isDaily: true,
      load: async () => ({ default: (await import("./sales/sales.tsx")).Sales }),
      firstRead: () => "GET /workspace/products",
    },
  ),
  screen(
    "forecasting",
    { es: "Prever", en: "Forecast" },
    {
      Icon: IconChartLine,
      load: async () => ({ default: (await import("./forecasting/forecasting.tsx")).Forecasting }),
      firstRead: () => "GET /workspace/forecasts",
    },
  ),
  screen(
    "inventory",
    { es: "Almacén", en: "Stock" },
    {
      Icon: IconPackages,
      load: async () => ({ default: (await import("./inventory/inventory.tsx")).Inventory }),
      firstRead: () => "GET /workspace/inventory/stock",
    },
  ),
  screen(
    "suppliers",
    { es: "Pedir", en: "Order" },
    {
      Icon: IconTruck,
      isDaily: true,
      load: async () => ({ default: (await import("./suppliers/suppliers.tsx")).Suppliers }),
      firstRead: (role) => (isOffice(role) ? "GET /workspace/purchase-orders/suggestions" : undefined),
    },
  ),
  screen(
    "team",
    { es: "Equipo", en: "Team" },
    { Icon: IconUsers, load: async () => ({ default: (await import("./team/team.tsx")).Team }) },
  ),
];

const role = (name: BakeryRole, title: InBoth<string>): RoleEntry => ({ name, title, screens: SCREENS_OF[name] });
const roles = [
  role("owner", { es: "Propietario/a", en: "Owner" }),
  role("manager", { es: "Encargado/a", en: "Manager" }),
  role("baker", { es: "Obrador", en: "Bakehouse" }),
  role("cashier", { es: "Mostrador", en: "Counter" }),
];

/** Six things, each done with a touch or two. */
const guide: readonly GuideStep[] = [
  { name: "today", title: { es: "Mira cómo va el día", en: "See how the day goes" }, screen: "today" },
  {
    name: "forecast",
    title: { es: "Ajusta una previsión", en: "Adjust a forecast" },
    screen: "forecasting",
    leftBy: "forecasts",
  },
  {
    name: "bake",
    title: { es: "Confirma una hornada", en: "Confirm a batch" },
    screen: "production",
    tab: "today",
    leftBy: "batches",
  },
  { name: "short", title: { es: "Mira qué va a faltar", en: "See what will run short" }, screen: "inventory" },
  {
    name: "order",
    title: { es: "Pídelo al proveedor", en: "Order it from the supplier" },
    screen: "suppliers",
    tab: "suggested",
    leftBy: "purchase_orders",
  },
  {
    name: "waste",
    title: { es: "Mira lo que se ha tirado", en: "See what was thrown away" },
    screen: "inventory",
    tab: "waste",
    roles: OFFICE,
  },
];

/** A bakery, to be looked at. */
export const product: Product = {
  screens,
  roles,
  guide,
  tableNames: TABLE_NAMES,
  words: WORDS,
  undoOf,
  workFieldOf,
  questions: BUSINESS_QUESTIONS,
  loadDeeds: async () => ({ default: (await import("./deeds/deeds.tsx")).Deeds }),
  loadWouldBeSent: async () => ({ default: (await import("./would-be-sent.tsx")).WouldBeSent }),
};
