import type { catalogueApi } from "./catalogue.ts";
import type { customersApi } from "./customers.ts";
import type { daysApi } from "./days.ts";
import type { forecastingApi } from "./forecasting.ts";
import type { inventoryApi } from "./inventory.ts";
import type { officeApi } from "./office.ts";
import type { productionApi } from "./production.ts";
import type { salesApi } from "./sales.ts";
import type { suppliersApi } from "./suppliers.ts";
import type { teamApi } from "./team.ts";
import type { todayApi } from "./today.ts";

/** Every route of the bakery. */
export type BakeryApi = typeof catalogueApi &
  typeof customersApi &
  typeof daysApi &
  typeof forecastingApi &
  typeof inventoryApi &
  typeof officeApi &
  typeof productionApi &
  typeof salesApi &
  typeof suppliersApi &
  typeof teamApi &
  typeof todayApi;
