import { sql } from "kysely";
import type { DemoDomain, RowDescription } from "../domain.ts";
import type { DemoDb } from "./demo-db.ts";
import { withTenant } from "./with-tenant.ts";

export interface Change {
  readonly table: string;
  readonly id: string;
  readonly kind: "added" | "edited" | "removed";
  readonly changed_at: Date;
  /** What the row is about, and what was changed there, where the product knows. */
  readonly name: string | null;
  readonly unit: RowDescription["unit"];
  readonly before: number | null;
  readonly after: number | null;
}

const UNKNOWN = { name: null, unit: null, before: null, after: null };

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
    const { rows } = await sql<
      Omit<Change, keyof typeof UNKNOWN>
    >`select table_name as table, row_id as id, kind, changed_at
      from overlay.list_changes(${limit}::int, ${changedAt}::timestamptz, ${id}::uuid, ${[...(domain.acts ?? [])]}::text[])`.execute(
      db,
    );
    const ids = rows.map((it) => it.id);
    const described = rows.length > 0 ? await domain.describeRows?.(db as never, ids) : undefined;
    return rows.map((it) => ({ ...it, ...(described?.get(it.id) ?? UNKNOWN) }));
  });
}
