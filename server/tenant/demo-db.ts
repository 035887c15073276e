import type { Kysely } from "kysely";

/** The demo database's bookkeeping that the service may read by name. Everything else goes through functions. */
export interface DemoTables {
  "workspace.tenant": TenantView;
}

interface TenantView {
  tenant_name: string;
  email: string;
  status: string;
  subscription_tier: string;
  is_demo: boolean;
  locale: string;
  time_zone: string;
  dataset_on: string;
  window_from: Date;
  window_to: Date;
  workspace_now: Date;
  forked_at: Date | null;
  lived_until: Date | null;
  unmoved_now: Date;
  acted_at: Date | null;
}

/** The demo database as the serving role: tenants by function, their rows only inside `withTenant`. */
export type DemoDb = Kysely<DemoTables> & { readonly database: "demo" };

/** The demo database as the role that loads and unloads datasets. */
export type LoaderDb = Kysely<DemoTables> & { readonly database: "loader" };
