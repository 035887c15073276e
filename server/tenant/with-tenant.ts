import { setTimeout as delay } from "node:timers/promises";
import { sql } from "kysely";
import type { Tenant, TenantDb } from "../domain.ts";
import { demoHasEnded } from "../errors.ts";
import type { DemoDb, DemoTables } from "./demo-db.ts";

const TRIES = 6;
const SERIALIZATION_FAILURE = "40001";
const DEADLOCK = "40P01";
const PLAN_IS_STALE = "0A000";
const TRIED_AGAIN = new Set([SERIALIZATION_FAILURE, DEADLOCK, PLAN_IS_STALE]);
const TENANT_IS_GONE = "DS410";
/** Half a minute: a clock this near to the real one is the real one. */
const REAL_TIME_TOLERANCE_SECONDS = 30;

/**
 * The only way to a tenant's rows: runs `work` in a transaction that is confined to it.
 *
 * A write that lost against another one is tried again from the start, so `work` may run several times and must do
 * nothing that a rollback does not undo. A person's edit names the version it was made from in its `where`: tried again
 * it finds no row, which is the caller's `editedMeanwhile`.
 *
 * @param statementTimeout of each statement of it, where it is less than the login's
 * @throws Refusal `demo_has_ended` when the tenant is gone
 */
export async function withTenant<Tables, Result>(
  demo: DemoDb,
  tenantId: string,
  work: (db: TenantDb<Tables>, tenant: Tenant) => Promise<Result>,
  statementTimeout?: string,
): Promise<Result> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await demo.transaction().execute(async (transaction) => {
        const tenant = await enter(transaction as unknown as DemoDb, tenantId, statementTimeout);
        const confined = Object.assign(transaction, { database: "tenant" as const }) as unknown as TenantDb<Tables>;
        return work(confined, tenant);
      });
    } catch (error) {
      const code = sqlState(error);
      if (code === TENANT_IS_GONE) throw demoHasEnded();
      if (attempt === TRIES || !TRIED_AGAIN.has(code ?? "")) throw error;
      await delay(Math.random() * 10 * attempt);
    }
  }
}

/** The five-letter code of a PostgreSQL error, or undefined for any other error. */
export function sqlState(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** Whoever enters writes as the prospect; only `live` writes as the world. */
async function enter(db: DemoDb, tenantId: string, statementTimeout?: string): Promise<Tenant> {
  const limit = statementTimeout ? sql`, set_config('statement_timeout', ${statementTimeout}, true)` : sql``;
  const { rows } = await sql<TenantRow>`
    select *, ${isRealTime} as is_real_time${limit} from overlay.enter(${tenantId}::uuid, 'prospect')`.execute(db);
  if (!rows[0]) throw demoHasEnded();
  return toTenant(tenantId, rows[0]);
}

/** The tenant that a transaction is confined to, as it stands now. */
export async function selectTenant<Tables>(db: TenantDb<Tables>, tenantId: string): Promise<Tenant> {
  const { rows } = await sql<TenantRow>`select *, ${isRealTime} as is_real_time from workspace.tenant`.execute(db);
  if (!rows[0]) throw demoHasEnded();
  return toTenant(tenantId, rows[0]);
}

type TenantRow = DemoTables["workspace.tenant"] & { readonly is_real_time: boolean };

const isRealTime = sql<boolean>`abs(extract(epoch from clock_offset)) < ${REAL_TIME_TOLERANCE_SECONDS}`;

function toTenant(tenantId: string, row: TenantRow): Tenant {
  return {
    id: tenantId,
    name: row.tenant_name,
    email: row.email,
    status: row.status,
    subscriptionTier: row.subscription_tier,
    isDemo: row.is_demo,
    locale: row.locale,
    timeZone: row.time_zone,
    workspaceNow: row.workspace_now,
    isRealTime: row.is_real_time,
    datasetOn: row.dataset_on,
    windowFrom: row.window_from,
    windowTo: row.window_to,
    forkedAt: row.forked_at ?? undefined,
    livedUntil: row.lived_until ?? undefined,
    unmovedNow: row.unmoved_now,
    actedAt: row.acted_at ?? undefined,
  };
}
