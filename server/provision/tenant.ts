import { type QueryExecutorProvider, sql } from "kysely";
import type { Role, TenantDb } from "../domain.ts";
import { hashOf } from "../secrets.ts";
import type { DemoDb } from "../tenant/demo-db.ts";
import { accountPassword } from "../tokens.ts";
import type { Dataset } from "./dataset-memory.ts";
import type { ProvisionDeps } from "./deps.ts";

export interface NewTenant {
  readonly id: string;
  readonly name: string;
  readonly locale: string;
  readonly clockAt: Date;
}

export interface OpenedAccount {
  readonly role: Role;
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** How much of each table was deleted with a tenant; bytes of its own rows, where they are counted. */
export type RowCounts = Readonly<
  Record<string, { readonly own_rows: number; readonly removals: number; readonly bytes?: number }>
>;

/**
 * Opens a tenant on a dataset: one row and its accounts, whatever the dataset's size. Again with the same id changes nothing.
 * Undone by `eraseTenant`, after which the id is refused for as long as anything about it can be on its way.
 */
export async function openTenant(deps: ProvisionDeps, dataset: Dataset, tenant: NewTenant): Promise<OpenedAccount[]> {
  const accounts = accountsOf(deps.serviceSecret, tenant.id, dataset);
  const members = accounts.map(({ password, ...account }) => ({ ...account, password_hash: hashOf(password) }));
  await sql`select overlay.open(${tenant.id}::uuid, ${dataset.id}::uuid, ${tenant.name}::text, ${tenantEmail(tenant.id)}::text, ${tenant.locale}::text,
    ${tenant.clockAt}::timestamptz - now(), ${JSON.stringify(members)}::jsonb)`.execute(deps.demo);
  return accounts;
}

/** A tenant of which others are copies: nobody has an account in it, and nobody enters it. */
export async function openTemplate(deps: ProvisionDeps, datasetId: string, tenant: NewTenant): Promise<void> {
  await sql`select overlay.open(${tenant.id}::uuid, ${datasetId}::uuid, ${tenant.name}::text, ${tenantEmail(tenant.id)}::text, ${tenant.locale}::text,
    ${tenant.clockAt}::timestamptz - now(), '[]'::jsonb)`.execute(deps.demo);
}

/**
 * Gives a tenant what is in another one, as if it had been there when it was opened. Within a tenant's transaction it must be the one
 * that is given something.
 *
 * @param only some tables, and so much later where the copy begins at another moment
 */
export async function copyChanges(
  db: QueryExecutorProvider,
  from: string,
  to: string,
  only?: { readonly tables: readonly string[]; readonly laterMs: number },
): Promise<void> {
  await sql`select overlay.copy_changes(${from}::uuid, ${to}::uuid, ${only ? [...only.tables] : null}::text[],
    make_interval(secs => ${(only?.laterMs ?? 0) / 1_000}::float8))`.execute(db);
}

/** The dataset that a tenant stands on; it stays as long as the tenant does. */
export async function findDatasetOf(
  demo: DemoDb,
  tenantId: string,
): Promise<(Dataset & { readonly isPrivate: boolean }) | undefined> {
  const { rows } = await sql<Dataset & { readonly isPrivate: boolean }>`
    select id, accounts, is_private as "isPrivate" from overlay.find_dataset_of(${tenantId}::uuid)`.execute(demo);
  return rows[0];
}

/** Takes away all that a tenant changed and puts it on a dataset as it was generated. @returns what was taken away */
export async function resetTenant<Tables>(
  db: TenantDb<Tables>,
  tenantId: string,
  dataset: Dataset,
  clockAt: Date,
): Promise<RowCounts> {
  const { rows } = await sql<{ counts: RowCounts }>`
    select overlay.reset(${tenantId}::uuid, ${dataset.id}::uuid, ${clockAt}::timestamptz - now()) as counts`.execute(
    db,
  );
  return rows[0]?.counts ?? {};
}

/** Shuts a tenant for everybody, for good. */
export async function closeTenant(demo: DemoDb, tenantId: string): Promise<void> {
  await sql`select overlay.close(${tenantId}::uuid)`.execute(demo);
}

/** Shuts a tenant, then deletes all its rows in one transaction. Asked again it answers what it deleted the first time. */
export async function eraseTenant(demo: DemoDb, tenantId: string): Promise<RowCounts> {
  await closeTenant(demo, tenantId);
  const { rows } = await sql<{ counts: RowCounts }>`select overlay.erase(${tenantId}::uuid) as counts`.execute(demo);
  return rows[0]?.counts ?? {};
}

/** An erased tenant's id is refused for this long: longer than any creation or teardown can be on its way. */
const ERASED_KEPT_DAYS = 30;

export async function forgetErased(demo: DemoDb): Promise<void> {
  await sql`select overlay.forget_erased(now() - make_interval(days => ${ERASED_KEPT_DAYS}))`.execute(demo);
}

/** Tenants in the order of their ids that were opened more than `olderThanSeconds` ago. */
export async function selectTenants(
  demo: DemoDb,
  after: string | undefined,
  limit: number,
  olderThanSeconds: number,
): Promise<string[]> {
  const { rows } = await sql<{ tenant_id: string }>`
    select * from overlay.list_tenants(${after ?? null}::uuid, ${limit}::int, now() - make_interval(secs => ${olderThanSeconds}))`.execute(
    demo,
  );
  return rows.map((it) => it.tenant_id);
}

/** Addresses live under `.example`, which is reserved (RFC 2606): no letter can arrive anywhere. */
function accountsOf(serviceSecret: string, tenantId: string, dataset: Dataset): OpenedAccount[] {
  return dataset.accounts.map(({ role, name }) => ({
    role,
    name,
    email: `${role}@${mailDomain(tenantId)}`,
    password: accountPassword(serviceSecret, tenantId, role, 1),
  }));
}

function tenantEmail(tenantId: string): string {
  return `demo_${tenantId.slice(0, 8)}@${mailDomain(tenantId)}`;
}

function mailDomain(tenantId: string): string {
  return `demo-${tenantId.replaceAll("-", "").slice(0, 14)}.example`;
}
