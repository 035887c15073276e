import { type SelectQueryBuilder, sql } from "kysely";
import type { Configuration } from "../domain.ts";
import { notFound } from "../errors.ts";
import type { DB } from "../generated/main-tables.ts";
import type { RowCounts } from "../provision/tenant.ts";
import { databaseNow } from "../sql/database-now.ts";
import type { Db, MainDb } from "../sql/main-db.ts";
import { LIVE, type Session, type Status } from "./session.ts";

const effectiveStatus = sql<Status>`
  case when status in ('active', 'extended') and expires_at <= clock_timestamp() then 'expired' else status end`;

const columns = [
  "id",
  "demo_tenant_id as tenantId",
  "scenario_name as scenarioName",
  "business_name as businessName",
  "locale",
  "created_at as createdAt",
  "expires_at as expiresAt",
  "duration_hours as durationHours",
  "extended_count as extendedCount",
  "terminated_at as terminatedAt",
  "termination_reason as terminationReason",
  "cleaned_at as cleanedAt",
  "last_activity_at as lastActivityAt",
  "login_count as loginCount",
  "page_views as pageViews",
  "utm_source as utmSource",
  "utm_campaign as utmCampaign",
] as const;

const heldUntil = sql<Date | null>`case when held_until > clock_timestamp() then held_until end`;
const wasQuiet = sql<boolean>`coalesce(last_activity_at < clock_timestamp() - interval '1 minute', true)`;

/** The fields of a `Session`, of a row named `demo_sessions`. */
export const sessionFields = sql`${sql.join(
  columns.map((column) => {
    const [name = column, alias = name] = column.split(" as ");
    return sql`${sql.ref(name)} as ${sql.id(alias)}`;
  }),
)}, ${effectiveStatus} as status, ${heldUntil} as "heldUntil", ${wasQuiet} as "wasQuiet"`;

const sessions = (db: Db) =>
  db
    .selectFrom("demo_sessions")
    .select([...columns, effectiveStatus.as("status"), heldUntil.as("heldUntil"), wasQuiet.as("wasQuiet")]);

/** What its prospect configured over the scenario's own, until it is cleaned. */
export async function findConfiguration(db: Db, id: string): Promise<Configuration | undefined> {
  const row = await db.selectFrom("demo_sessions").select("configuration").where("id", "=", id).executeTakeFirst();
  return (row?.configuration as Configuration | null | undefined) ?? undefined;
}

/** @throws Refusal `not_found` */
export function selectSession(db: Db, id: string): Promise<Session> {
  return sessions(db)
    .where("id", "=", id)
    .executeTakeFirstOrThrow(() => notFound("session"));
}

/** Keeps the session as it is until the transaction ends. @throws Refusal `not_found` */
export function lockSession(db: Db, id: string): Promise<Session> {
  return sessions(db)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirstOrThrow(() => notFound("session"));
}

/** An ended session's token is known for this long, to read status and receipt. */
const TOKEN_KEPT_DAYS = 30;

export function findSessionByToken(db: Db, tokenHash: string): Promise<Session | undefined> {
  return sessions(db)
    .where("session_token", "=", tokenHash)
    .where(sql<boolean>`coalesce(terminated_at > clock_timestamp() - make_interval(days => ${TOKEN_KEPT_DAYS}), true)`)
    .executeTakeFirst();
}

export function findSession(db: Db, id: string): Promise<Session | undefined> {
  return sessions(db).where("id", "=", id).executeTakeFirst();
}

/** Whose it is, of the team. @throws Refusal `not_found` */
export async function selectOwner(db: Db, id: string): Promise<string | null> {
  const { owner_id } = await db
    .selectFrom("demo_sessions")
    .select("owner_id")
    .where("id", "=", id)
    .executeTakeFirstOrThrow(() => notFound("session"));
  return owner_id;
}

export function findSessionOfTenant(db: Db, tenantId: string): Promise<Session | undefined> {
  return sessions(db).where("demo_tenant_id", "=", tenantId).executeTakeFirst();
}

/** Turns a provisioned session active, unless it was ended meanwhile. */
export async function activateSession(db: Db, id: string): Promise<boolean> {
  const result = await db
    .updateTable("demo_sessions")
    .set({ status: "active" })
    .where("id", "=", id)
    .where("status", "=", "provisioning")
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function extendSession(db: Db, id: string, hours: number): Promise<void> {
  await db
    .updateTable("demo_sessions")
    .set((eb) => ({
      status: "extended",
      extended_count: eb("extended_count", "+", 1),
      expires_at: sql<Date>`expires_at + make_interval(hours => ${hours})`,
    }))
    .where("id", "=", id)
    .execute();
}

export interface ActiveFilter {
  readonly scenarioName?: string | undefined;
  readonly utmSource?: string | undefined;
  /** A rep: theirs and nobody's. */
  readonly seenBy?: string | undefined;
  readonly before?: readonly [createdAt: string, id: string] | undefined;
}

/** Live sessions, newest first. */
export function selectActiveSessions(
  db: Db,
  filter: ActiveFilter,
  limit: number,
): Promise<Array<Session & { readonly mayBeFollowed: boolean }>> {
  let query: SelectQueryBuilder<DB, "demo_sessions", Session & { mayBeFollowed: boolean }> = sessions(db)
    .select(
      sql<boolean>`exists (select from lead_consents c where c.session_id = demo_sessions.id and c.kind = 'steps' and c.revoked_at is null)`.as(
        "mayBeFollowed",
      ),
    )
    .where("status", "in", LIVE)
    .where("expires_at", ">", databaseNow);
  if (filter.scenarioName) query = query.where("scenario_name", "=", filter.scenarioName);
  if (filter.utmSource) query = query.where("utm_source", "=", filter.utmSource);
  const { seenBy } = filter;
  if (seenBy !== undefined)
    query = query.where((it) => it.or([it("owner_id", "is", null), it("owner_id", "=", seenBy)]));
  if (filter.before) {
    const [createdAt, id] = filter.before;
    query = query.where(
      sql<boolean>`(date_trunc('milliseconds', created_at), id) < (${createdAt}::timestamptz, ${id}::uuid)`,
    );
  }
  return query
    .orderBy(sql`date_trunc('milliseconds', created_at)`, "desc")
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

/** Of all sessions, of those whose tokens have these hashes, or of those opened from one address. */
interface Some {
  readonly tokens?: readonly string[];
  readonly addressHash?: string | undefined;
}

/** When the next session of these that occupies a slot is due, which is when a place comes free. */
export async function findNextExpiry(db: Db, { tokens, addressHash }: Some): Promise<Date | undefined> {
  let query = db
    .selectFrom("demo_sessions")
    .select((it) => it.fn.min("expires_at").as("at"))
    .where("terminated_at", "is", null);
  if (tokens) query = query.where("session_token", "in", tokens);
  if (addressHash) query = query.where("address_hash", "=", addressHash);
  return (await query.executeTakeFirst())?.at ?? undefined;
}

/** The sessions whose tokens have these hashes, newest first, whatever has become of them; named as their tenants are. */
export function selectSessionsOfTokens(db: Db, tokenHashes: readonly string[]): Promise<Session[]> {
  if (tokenHashes.length === 0) return Promise.resolve([]);
  const scenarioBusiness = sql<
    string | null
  >`(select business_name from demo_scenarios s where s.scenario_name = demo_sessions.scenario_name)`;
  return sessions(db)
    .select(sql<string | null>`coalesce(business_name, ${scenarioBusiness})`.as("businessName"))
    .where("session_token", "in", tokenHashes)
    .orderBy("created_at", "desc")
    .execute();
}

/** Ended sessions whose tenants are not proved gone, and which ended, or were held, until a while ago, so that their job must be lost. */
export function selectUncleaned(db: Db, olderThanSeconds: number, limit: number): Promise<Session[]> {
  return sessions(db)
    .where("cleaned_at", "is", null)
    .where("status", "in", ["expired", "terminated", "failed"])
    .where(
      sql<boolean>`greatest(terminated_at, held_until) < clock_timestamp() - make_interval(secs => ${olderThanSeconds})`,
    )
    .orderBy("terminated_at")
    .limit(limit)
    .execute();
}

/** Of these tenants, those that some session or template still needs; one that was cleaned since they were listed is no orphan either. */
export async function selectNeededTenants(db: MainDb, tenantIds: readonly string[]): Promise<Set<string>> {
  const rows = await db
    .selectFrom("demo_sessions")
    .select("demo_tenant_id as id")
    .where("demo_tenant_id", "in", tenantIds)
    .where(sql<boolean>`coalesce(cleaned_at > clock_timestamp() - interval '1 minute', true)`)
    .unionAll(db.selectFrom("demo_templates").select("tenant_id as id").where("tenant_id", "in", tenantIds))
    .execute();
  return new Set(rows.map((it) => it.id));
}

export async function findReceipt(db: Db, sessionId: string) {
  const row = await db
    .selectFrom("deletion_receipts")
    .selectAll()
    .where("session_id", "=", sessionId)
    .executeTakeFirst();
  return row && { ...row, row_counts: row.row_counts as RowCounts, deleted_at: row.deleted_at.toISOString() };
}
