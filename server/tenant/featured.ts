import { sql } from "kysely";
import type { FeaturedCapability, TenantDb } from "../domain.ts";

/** What a tenant's dataset has to show, as it was made. */
export async function selectFeatured(db: TenantDb<unknown>): Promise<readonly FeaturedCapability[]> {
  const { rows } = await sql<{ featured: readonly FeaturedCapability[] }>`
    select overlay.dataset_featured() as featured`.execute(db);
  return rows[0]?.featured ?? [];
}
