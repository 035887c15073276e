import { sql } from "kysely";
import { recordAudit } from "../events/record.ts";
import type { Db } from "../sql/main-db.ts";

export interface Erased {
  readonly erased_at: Date;
  readonly rows: Readonly<Record<string, number>>;
}

/**
 * Deletes a person: what they left, what they allowed, what was noted of them, and their name wherever a demo or an announced event still
 * has it. Their demos live on as anybody's.
 */
export async function eraseLead(db: Db, id: string, actor: string): Promise<Erased> {
  const rows: Record<string, number> = {};
  const count = async (table: string, statement: ReturnType<typeof sql>) => {
    rows[table] = Number((await statement.execute(db)).numAffectedRows ?? 0n);
  };
  await sql`
    update outbox o set payload = o.payload || '{"lead_email": null}' from lead_sessions s
     where s.lead_id = ${id} and o.payload ->> 'session_id' = s.session_id::text and o.payload ->> 'lead_email' is not null`.execute(
    db,
  );
  await count(
    "demo_sessions",
    sql`update demo_sessions d set lead_email = null, lead_name = null, lead_phone = null, lead_company = null, lead_consent_at = null
          from lead_sessions s where s.lead_id = ${id} and s.session_id = d.id
           and coalesce(d.lead_email, d.lead_name, d.lead_phone, d.lead_company) is not null`,
  );
  await count("lead_notes", sql`delete from lead_notes where lead_id = ${id}`);
  await count("lead_consents", sql`delete from lead_consents where lead_id = ${id}`);
  await count("lead_sessions", sql`delete from lead_sessions where lead_id = ${id}`);
  await count("leads", sql`delete from leads where id = ${id}`);
  // That somebody was erased is kept; who, is not.
  await recordAudit(db, { action: "lead_erased", actor, details: { lead_id: id, rows } });
  const { rows: clock } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(db);
  return { erased_at: clock[0]?.at ?? new Date(), rows };
}

/** Deletes those of whom nothing was heard for so long, unless they are customers or about to be. @returns how many */
export async function forgetOldLeads(db: Db, days: number): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select id from leads where stage not in ('trial', 'paid') and updated_at < clock_timestamp() - make_interval(days => ${days})`.execute(
    db,
  );
  for (const { id } of rows) await eraseLead(db, id, "service");
  return rows.length;
}
