import { sql } from "kysely";
import { forgetAddress } from "../events/forget-address.ts";
import type { Db } from "../sql/main-db.ts";

/** How long what has ended is kept. */
export interface Retention {
  /** A session with its events, receipt and invitations, after its end. */
  readonly sessionDays: number;
  /** What somebody agreed to have kept of them, after their demo's end. */
  readonly leadMonths: number;
  readonly auditMonths: number;
  /** What was done in a demo, since the month ended in which it was opened. */
  readonly eventMonths: number;
}

const ago = (days: number) => sql<Date>`clock_timestamp() - make_interval(days => ${days})`;
const monthsAgo = (months: number) => sql<Date>`clock_timestamp() - make_interval(months => ${months})`;

/** Nothing of a person outlives their demo but a lead that they agreed to have kept. Counters have no person in them. */
export async function forgetPerson(db: Db, sessionId: string): Promise<void> {
  await sql`
    update demo_sessions set user_agent = null, created_by_ip = null, referrer = null, business_name = null,
           lead_email = case when lead_consent_at is not null then lead_email end,
           lead_name = case when lead_consent_at is not null then lead_name end,
           lead_phone = case when lead_consent_at is not null then lead_phone end,
           lead_company = case when lead_consent_at is not null then lead_company end
     where id = ${sessionId}`.execute(db);
  await forgetAddress(db, sql`select id from demo_sessions where id = ${sessionId} and lead_consent_at is null`);
  await sql`update demo_session_events set ip_address = null where session_id = ${sessionId} and ip_address is not null`.execute(
    db,
  );
}

/** Deletes what was kept for long enough; what was counted of it stays in the totals and the daily figures. */
export async function forgetEnded(db: Db, { sessionDays, leadMonths, auditMonths }: Retention): Promise<void> {
  await sql`
    update demo_sessions set lead_email = null, lead_name = null, lead_phone = null, lead_company = null, lead_consent_at = null
     where lead_consent_at is not null and terminated_at < ${monthsAgo(leadMonths)}`.execute(db);
  await db
    .deleteFrom("demo_sessions")
    .where("cleaned_at", "is not", null)
    .where("terminated_at", "<", ago(sessionDays))
    // Of whom agreed to it the session is kept as long as they are.
    .where("lead_consent_at", "is", null)
    .where(sql<boolean>`not exists (select from lead_sessions l where l.session_id = demo_sessions.id)`)
    .execute();
  await sql`select forget_audit(make_interval(months => ${auditMonths}))`.execute(db);
}
