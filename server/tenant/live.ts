import { sql } from "kysely";
import type { Configuration, DatasetOrder, DemoDomain, Span, Tenant, TenantDb } from "../domain.ts";
import type { TenantDeps } from "./deps.ts";
import { withTenant } from "./with-tenant.ts";

/** How far ahead of an act the world is lived: past the end of the next day, wherever the act falls in its own. */
const AHEAD_MS = 48 * 3_600_000;
/** A clock that comes this near to the end of what was lived has it lived further. */
const MARGIN_MS = 12 * 3_600_000;
/** A hundred times what the slowest list takes, and half of what living a world on may. */
const READ_TIMEOUT = "7s";

/** Reads what a tenant sees now; a forked one whose clock has come near the end of its lived future gets more of it first. */
export async function read<Tables, Result>(
  { demo, domain }: Pick<TenantDeps, "demo" | "domain">,
  tenantId: string,
  work: (db: TenantDb<Tables>, tenant: Tenant) => Promise<Result>,
): Promise<Result> {
  let runsOut = false;
  const result = await withTenant<Tables, Result | undefined>(
    demo,
    tenantId,
    async (db, tenant) => {
      runsOut = domain.live !== undefined && isRunningOut(tenant);
      return runsOut ? undefined : work(db, tenant);
    },
    READ_TIMEOUT,
  );
  if (!runsOut) return result as Result;
  return withTenant<Tables, Result>(demo, tenantId, async (db, tenant) => {
    await catchUp(db, domain, tenant);
    return work(db, tenant);
  });
}

/** Lives a forked world on from where it ends, when the clock has come near that end or was moved past it. */
export async function catchUp<Tables>(db: TenantDb<Tables>, domain: DemoDomain, tenant: Tenant): Promise<void> {
  if (!domain.live || !isRunningOut(tenant)) return;
  // Whoever held the lock may have lived it already.
  const { rows } = await sql<{ until: Date | null }>`select overlay.lock_tenant() as until`.execute(db);
  const livedUntil = rows[0]?.until ?? undefined;
  if (livedUntil && isRunningOut({ ...tenant, livedUntil })) await liveOn(db, domain, tenant, livedUntil);
}

function isRunningOut({ livedUntil, workspaceNow, windowTo }: Tenant): boolean {
  if (!livedUntil || livedUntil >= windowTo) return false;
  return livedUntil.getTime() - workspaceNow.getTime() < MARGIN_MS;
}

/** Writes the world's future from `from` on, as the world. Never past the end of what was generated. */
export async function liveOn<Tables>(
  db: TenantDb<Tables>,
  domain: DemoDomain,
  tenant: Tenant,
  from: Date,
): Promise<void> {
  const ahead = Math.max(from.getTime(), tenant.workspaceNow.getTime()) + AHEAD_MS;
  const until = new Date(Math.min(ahead, tenant.windowTo.getTime()));
  await writeAsWorld(db, from);
  const order = await selectOrder(db);
  const write: Span["write"] = async (table, rows) => {
    if (rows.length > 0) await sql`select overlay.write_world(${table}, ${JSON.stringify(rows)}::jsonb)`.execute(db);
  };
  await domain.live?.(db as unknown as TenantDb<never>, tenant, { from, until, order, write });
  await sql`select overlay.set_lived_until(${until}), set_config('app.writer', 'prospect', true), overlay.set_clock(${tenant.workspaceNow})`.execute(
    db,
  );
}

interface OrderRow {
  readonly scenario_name: string;
  readonly scenario_version: number;
  readonly configuration: Configuration;
  readonly locale: string;
  readonly seed: number;
  readonly date_on: string;
}

/** From now on what is written is the world's, and facts are seen as at `from`, which may be later than the clock. */
async function writeAsWorld<Tables>(db: TenantDb<Tables>, from: Date): Promise<void> {
  await sql`select set_config('app.writer', 'world', true), overlay.set_clock(${from})`.execute(db);
}

/** What the tenant's dataset was ordered as. */
export async function selectOrder<Tables>(db: TenantDb<Tables>): Promise<DatasetOrder> {
  const { rows } = await sql<OrderRow>`select * from overlay.dataset_order()`.execute(db);
  const row = rows[0];
  if (!row) throw new Error("a tenant without a dataset");
  return {
    scenarioName: row.scenario_name,
    scenarioVersion: row.scenario_version,
    configuration: row.configuration,
    locale: row.locale,
    seed: row.seed,
    dateOn: row.date_on,
  };
}
