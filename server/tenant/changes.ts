import { sql } from "kysely";
import type { DemoDomain } from "../domain.ts";
import type { DemoDb } from "./demo-db.ts";
import { withTenant } from "./with-tenant.ts";

export interface Change {
  readonly table: string;
  readonly id: string;
  readonly kind: "added" | "edited" | "removed";
  readonly changed_at: Date;
  /** What the row is about, where the product knows. */
  readonly name: string | null;
}

/**
 * What people changed in a tenant, newest first; what the world answered is not among it, nor what an act brings with it.
 *
 * @param before the last change of the page before
 */
export async function selectChanges(
  { demo, domain }: { readonly demo: DemoDb; readonly domain: DemoDomain },
  tenantId: string,
  before: readonly [changedAt: string, id: string] | undefined,
  limit: number,
): Promise<Change[]> {
  const [changedAt, id] = before ?? [null, null];
  return withTenant(demo, tenantId, async (db) => {
    const { rows } = await sql<Omit<Change, "name">>`select table_name as table, row_id as id, kind, changed_at
      from overlay.list_changes(${limit}::int, ${changedAt}::timestamptz, ${id}::uuid, ${[...(domain.acts ?? [])]}::text[])`.execute(
      db,
    );
    const names =
      rows.length > 0
        ? await domain.namesOfRows?.(
            db as never,
            rows.map((it) => it.id),
          )
        : undefined;
    return rows.map((it) => ({ ...it, name: names?.get(it.id) ?? null }));
  });
}
