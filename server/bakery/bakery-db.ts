import type { TenantDb, WorkspaceTables } from "../domain.ts";
import type { DB as ChangeTables } from "./generated/change-tables.ts";

/** One tenant's bakery. */
export type BakeryDb = TenantDb<WorkspaceTables<ChangeTables>>;
