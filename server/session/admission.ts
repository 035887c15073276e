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
}

/** What is admitted: so many demos at all, and so many from one address. */
export interface AdmissionLimits {
  readonly cap: number;
  readonly mostFromOneAddress: number;
}

/** Codes that `admit_session` raises. */
export const SLOTS_ARE_TAKEN = "DS001";
export const ADDRESS_IS_FULL = "DS002";
export const KEY_IS_TAKEN = "DS003";

/**
 * Writes a session as `provisioning`, announces it and takes its slot, exactly: whoever else takes or frees one waits for its commit.
 * Its life is counted by the database's clock from now.
 *
 * @throws a database error with one of the codes above; nothing is written then
 */
export async function admitSession(
  db: Db,
  it: NewSessionRow,
  { cap, mostFromOneAddress }: AdmissionLimits,
): Promise<Session> {
  const details = { scenario: it.scenarioName, cap };
  const payload = announcementOf(it.id, "session_created", {
    scenario: it.scenarioName,
    duration_hours: it.hours,
    lead_email: it.lead.email ?? null,
    utm_source: it.utm.source ?? null,
  });
  const { rows } = await sql<Session>`
    select ${sessionFields} from admit_session(${JSON.stringify(rowOf(it))}::jsonb, ${it.hours}::int, ${it.leaseSeconds}::int,
      ${it.key?.keyHash ?? null}::text, ${it.key?.requestHash ?? null}::text, ${it.actor}::text, ${JSON.stringify(details)}::jsonb,
      ${JSON.stringify(payload)}::jsonb, ${cap}::int, ${mostFromOneAddress}::int) as demo_sessions`.execute(db);
  const [admitted] = rows;
  if (!admitted) throw new Error("nothing was admitted");
  return admitted;
}

/** By the names of the table's columns. */
const rowOf = (it: NewSessionRow) => ({
  id: it.id,
  session_token: it.tokenHash,
  demo_tenant_id: it.tenantId,
  scenario_name: it.scenarioName,
  locale: it.locale,
  business_name: it.businessName,
  configuration: it.configuration,
  created_by_ip: it.ip,
  address_hash: it.addressHash,
  user_agent: it.userAgent,
  referrer: it.referrer,
  utm_source: it.utm.source,
  utm_medium: it.utm.medium,
  utm_campaign: it.utm.campaign,
  lead_email: it.lead.email,
  lead_name: it.lead.name,
  lead_phone: it.lead.phone,
  lead_company: it.lead.company,
});

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

/**
 * Ends sessions that still occupy a slot and returns them for teardown. Rows that another worker holds are skipped, so
 * every replica may run this at once.
 */
export async function endSessions(
  db: Db,
  ending: Ending,
  to: Status,
  reason: string,
): Promise<Array<{ id: string; tenantId: string }>> {
  const which = whichOf(ending);
  const { rows } = await sql<{ id: string; tenantId: string }>`
    with due as (select id from demo_sessions where ${which})
    update demo_sessions s set status = ${to}, terminated_at = clock_timestamp(), termination_reason = ${reason}, address_hash = null
      from due where s.id = due.id
    returning s.id, s.demo_tenant_id as "tenantId"`.execute(db);
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
