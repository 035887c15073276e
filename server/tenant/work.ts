import { sql } from "kysely";
import type { DemoDomain } from "../domain.ts";
import type { OwnRow, WorkItem } from "../domain-prospects.ts";
import type { DemoDb } from "./demo-db.ts";
import { withTenant } from "./with-tenant.ts";

/** What people made in a tenant that outlives it, by the product's own judgement. Nothing where the product knows of nothing. */
export async function selectWork(
  { demo, domain }: { readonly demo: DemoDb; readonly domain: Pick<DemoDomain, "work"> },
  tenantId: string,
): Promise<readonly WorkItem[]> {
  const { work } = domain;
  if (!work) return [];
  return withTenant(demo, tenantId, async (db) => {
    const { rows } = await sql<OwnRow>`
      select table_name as "table", row_id as id, kind, before, after from overlay.list_own_rows(${[...work.tables]}::text[])`.execute(
      db,
    );
    return work.select(db as never, rows);
  });
}
