import { sql } from "kysely";
import type { DemoDb } from "./demo-db.ts";
import { withTenant } from "./with-tenant.ts";

export interface Change {
  readonly table: string;
  readonly id: string;
  readonly kind: "added" | "edited" | "removed";
  readonly changed_at: Date;
}

/**
 * What people changed in a tenant, newest first; what the world answered is not among it.
 *
 * @param before the last change of the page before
 */
export async function selectChanges(
  demo: DemoDb,
  tenantId: string,
  before: readonly [changedAt: string, id: string] | undefined,
  limit: number,
): Promise<Change[]> {
  const [changedAt, id] = before ?? [null, null];
  const { rows } = await withTenant(demo, tenantId, (db) =>
    sql<Change>`select table_name as table, row_id as id, kind, changed_at
      from overlay.list_changes(${limit}::int, ${changedAt}::timestamptz, ${id}::uuid)`.execute(db),
  );
  return rows;
}
