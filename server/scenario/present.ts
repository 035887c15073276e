import type { z } from "zod";
import type * as contract from "../../contract/session.ts";
import { iso } from "../../contract/text.ts";
import type { Scenario } from "./queries.ts";

export function presentScenario(it: Scenario): z.output<typeof contract.Scenario> {
  return {
    id: it.id,
    scenario_name: it.name,
    display_name: it.displayName,
    description: it.description,
    business_name: it.businessName,
    location_count: it.locationCount,
    product_count: Number(it.configuration["product_count"]),
    days_of_history: Number(it.configuration["days_of_history"]),
    featured_capabilities: Array.isArray(it.featuredCapabilities) ? it.featuredCapabilities : [],
    seed_data_config: { ...it.configuration },
    is_active: it.isActive,
    version: it.version,
    created_at: iso(it.createdAt),
  };
}
