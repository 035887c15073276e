import path from "node:path";
import { QUESTIONS } from "../../contract/bakery/questions.ts";
import { EVERYBODY } from "../../contract/bakery/shared.ts";
import type { DemoDomain } from "../domain.ts";
import type { BakeryDb } from "./bakery-db.ts";
import { catalogueRoutes } from "./catalogue/routes.ts";
import { custom } from "./custom/custom.ts";
import { customerRoutes } from "./customers/routes.ts";
import { dayRoutes } from "./days/routes.ts";
import { describeRows } from "./described-rows.ts";
import { forecastingRoutes } from "./forecasting/routes.ts";
import { GENERATOR_VERSION } from "./generate.ts";
import { inventoryRoutes } from "./inventory/routes.ts";
import { inventoryWriteRoutes } from "./inventory/write-routes.ts";
import { live } from "./live/live.ts";
import { momentsOf } from "./moments.ts";
import { officeRoutes } from "./office/routes.ts";
import { productionRoutes } from "./production/routes.ts";
import { salesRoutes } from "./sales/routes.ts";
import { SCENARIOS } from "./scenarios.ts";
import { supplierRoutes } from "./suppliers/routes.ts";
import { teamRoutes } from "./team/routes.ts";
import { todayRoutes } from "./today/routes.ts";
import { work } from "./work.ts";
import { openCalendar, openingClock } from "./world/model/calendar.ts";
import { readConfiguration } from "./world/model/configuration.ts";

/** The bakery, as the core demonstrates it. */
export const bakery: DemoDomain = {
  name: "bakery",
  migrations: path.join(import.meta.dirname, "migrations"),
  generator: new URL("./generator.ts", import.meta.url),
  generatorVersion: GENERATOR_VERSION,
  scenarios: SCENARIOS,
  roles: EVERYBODY,
  tag: { name: "Bakery", description: "The demo's own bakery: read it, change it, nothing can be broken." },
  features: [
    "today",
    "sales",
    "catalogue",
    "forecasting",
    "production",
    "inventory",
    "suppliers",
    "customers",
    "transfers",
    "calendar",
    "insights",
    "team",
  ],
  areas: ["today", "production", "sales", "forecasting", "inventory", "suppliers", "team"],
  opening(configuration, now) {
    const calendar = openCalendar(readConfiguration(configuration));
    const { date, minute, isNow } = openingClock(calendar, now);
    return { dateOn: date, clockAt: isNow ? now : calendar.at(date, minute) };
  },
  complete(configuration) {
    const { productCount, supplierCount } = readConfiguration(configuration);
    return { ...configuration, product_count: productCount, supplier_count: supplierCount };
  },
  moments: (configuration, now) => momentsOf(openCalendar(readConfiguration(configuration)), now),
  acts: [
    "tickets",
    "purchase_orders",
    "batches",
    "products",
    "forecasts",
    "finished_goods_movements",
    "stock_movements",
  ],
  live: (db, tenant, span) => live(db as unknown as BakeryDb, tenant, span),
  describeRows: (db, ids) => describeRows(db as unknown as BakeryDb, ids),
  custom,
  work,
  questions: QUESTIONS,
  routes(app) {
    todayRoutes(app);
    dayRoutes(app);
    officeRoutes(app);
    catalogueRoutes(app);
    salesRoutes(app);
    inventoryRoutes(app);
    inventoryWriteRoutes(app);
    forecastingRoutes(app);
    productionRoutes(app);
    supplierRoutes(app);
    teamRoutes(app);
    customerRoutes(app);
  },
};
