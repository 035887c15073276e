import { sql } from "kysely";
import type { Configuration } from "../domain.ts";
import { announcementOf } from "../events/record.ts";
import type { Db } from "../sql/main-db.ts";
import type { IdempotencyKey } from "./idempotency.ts";
import { sessionFields } from "./queries.ts";
import type { Origin, Session, Status } from "./session.ts";

export interface NewSessionRow extends Origin {
  readonly id: string;
  readonly tokenHash: string;
  readonly tenantId: string;
  readonly scenarioName: string;
  readonly hours: number;
  readonly configuration?: Configuration | undefined;
  readonly leaseSeconds: number;
  readonly locale: string;
  readonly actor: string;
  readonly key?: IdempotencyKey | undefined;
  readonly browserTokens: readonly string[];
  readonly templateId?: string | undefined;
  readonly scenarioVersion?: number | undefined;
  readonly experimentId?: string | undefined;
}

/** What is admitted: so many demos at all, so many from one address, and so many of one browser. */
export interface AdmissionLimits {
  readonly cap: number;
  readonly mostFromOneAddress: number;
  readonly mostInOneBrowser: number;
}

/** Codes that `admit_session` raises. */
export const SLOTS_ARE_TAKEN = "DS001";
export const ADDRESS_IS_FULL = "DS002";
export const KEY_IS_TAKEN = "DS003";
export const BROWSER_IS_FULL = "DS004";

/**
 * Writes a session as `provisioning`, announces it and takes its slot, exactly: whoever else takes or frees one waits for its commit.
 * Its life is counted by the database's clock from now.
 *
 * @throws a database error with one of the codes above; nothing is written then
 */
export async function admitSession(
  db: Db,
  session: NewSessionRow,
  { cap, mostFromOneAddress, mostInOneBrowser }: AdmissionLimits,
): Promise<Session> {
  const details = { scenario: session.scenarioName, cap };
  const payload = announcementOf(session.id, "session_created", {
    scenario: session.scenarioName,
    duration_hours: session.hours,
    lead_email: session.lead.email ?? null,
    utm_source: session.utm.source ?? null,
  });
  const { rows } = await sql<Session>`
    select ${sessionFields} from admit_session(${JSON.stringify(rowOf(session))}::jsonb, ${session.hours}::int, ${session.leaseSeconds}::int,
      ${session.key?.keyHash ?? null}::text, ${session.key?.requestHash ?? null}::text, ${session.actor}::text, ${JSON.stringify(details)}::jsonb,
      ${JSON.stringify(payload)}::jsonb, ${cap}::int, ${mostFromOneAddress}::int,
      ${mostInOneBrowser}::int, ${[...session.browserTokens]}::text[]) as demo_sessions`.execute(db);
  const [admitted] = rows;
  if (!admitted) throw new Error("nothing was admitted");
  return admitted;
}

/** By the names of the table's columns. */
const rowOf = (session: NewSessionRow) => ({
  id: session.id,
  session_token: session.tokenHash,
  demo_tenant_id: session.tenantId,
  scenario_name: session.scenarioName,
  locale: session.locale,
  business_name: session.businessName,
  configuration: session.configuration,
  created_by_ip: session.ip,
  address_hash: session.addressHash,
  user_agent: session.userAgent,
  referrer: session.referrer,
  utm_source: session.utm.source,
  utm_medium: session.utm.medium,
  utm_campaign: session.utm.campaign,
  link_id: session.linkId,
  template_id: session.templateId,
  scenario_version: session.scenarioVersion,
  experiment_id: session.experimentId,
  owner_id: session.ownerId,
  is_internal: session.isInternal,
  lead_email: session.lead.email,
  lead_name: session.lead.name,
  lead_phone: session.lead.phone,
  lead_company: session.lead.company,
  lead_consent_at: session.lead.consent ? new Date().toISOString() : undefined,
});

/** @returns whether there was one */
export async function takeSlot(db: Db, cap: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable("admission")
    .set((it) => ({ occupied: it("occupied", "+", 1) }))
    .where("occupied", "<", cap)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

export async function freeSlots(db: Db, slots: number): Promise<void> {
  if (slots === 0) return;
  await db
    .updateTable("admission")
    .set((it) => ({ occupied: it("occupied", "-", slots) }))
    .execute();
}

/** Which sessions to end: those overdue, those whose maker has not come back within its lease, or one by its id. */
export type Ending =
  | { readonly why: "overdue" | "abandoned"; readonly limit: number }
  | { readonly why: "one"; readonly id: string; readonly from: readonly Status[] };

export interface EndedSession {
  readonly id: string;
  readonly tenantId: string;
  readonly heldUntil: Date | null;
}

/** How long what expired is held, as long as it may still live for an hour when somebody goes on; 0: not at all. */
export interface Hold {
  readonly hours: number;
  readonly maxDurationHours: number;
}

/**
 * Ends sessions that still occupy a slot and returns them for teardown. Rows that another worker holds are skipped, so
 * every replica may run this at once.
 */
export async function endSessions(
  db: Db,
  ending: Ending,
  to: Status,
  reason: string,
  hold: Hold,
): Promise<EndedSession[]> {
  const which = whichOf(ending);
  const heldUntil =
    ending.why === "overdue" && hold.hours > 0
      ? sql`case when s.created_at + make_interval(hours => ${hold.maxDurationHours - 1}) > clock_timestamp() and not s.is_internal
                 then least(clock_timestamp() + make_interval(hours => ${hold.hours}), s.created_at + make_interval(hours => ${hold.maxDurationHours - 1})) end`
      : sql`null`;
  const { rows } = await sql<EndedSession>`
    with due as (select id from demo_sessions where ${which})
    update demo_sessions s set status = ${to}, terminated_at = clock_timestamp(), termination_reason = ${reason}, address_hash = null,
           held_until = ${heldUntil}
      from due where s.id = due.id
    returning s.id, s.demo_tenant_id as "tenantId", s.held_until as "heldUntil"`.execute(db);
  return rows;
}

function whichOf(ending: Ending) {
  switch (ending.why) {
    case "one":
      return sql`id = ${ending.id} and status = any (${ending.from}::text[]) for update`;
    case "overdue":
      return sql`status in ('active', 'extended') and expires_at <= clock_timestamp()
                 order by expires_at limit ${ending.limit} for update skip locked`;
    case "abandoned":
      return sql`status = 'provisioning' and leased_until < clock_timestamp()
                 order by leased_until limit ${ending.limit} for update skip locked`;
  }
}
