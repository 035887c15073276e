import type { z } from "zod";
import type * as contract from "../../contract/scenario.ts";
import { iso } from "../../contract/text.ts";
import type { Scenario } from "./queries.ts";

export function presentScenario(scenario: Scenario): z.output<typeof contract.Scenario> {
  return {
    id: scenario.id,
    scenario_name: scenario.name,
    display_name: scenario.displayName,
    description: scenario.description,
    business_name: scenario.businessName,
    location_count: scenario.locationCount,
    product_count: Number(scenario.configuration["product_count"]),
    days_of_history: Number(scenario.configuration["days_of_history"]),
    featured_capabilities: Array.isArray(scenario.featuredCapabilities) ? scenario.featuredCapabilities : [],
    seed_data_config: { ...scenario.configuration },
    is_active: scenario.isActive,
    made_by: scenario.madeBy,
    version: scenario.version,
    created_at: iso(scenario.createdAt),
  };
}
