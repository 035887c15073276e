import { sql } from "kysely";
import type { Config } from "../config.ts";
import { forgetAddress } from "../events/forget-address.ts";
import { recordAudit } from "../events/record.ts";
import type { Db } from "../sql/main-db.ts";
import { sealPerson } from "./seal.ts";
import { partOthers } from "./settle.ts";

export interface Erased {
  /** Of who is blocked first: when the sealed rest is destroyed. */
  readonly destroy_at?: Date | undefined;
  readonly erased_at: Date;
  readonly rows: Readonly<Record<string, number>>;
}

/**
 * Deletes a person, or seals them first where they are to be blocked: what they left, what they allowed, what was noted of them, and
 * their name wherever a demo or an announced event still has it, the links that were made for them with it. Their demos live on as
 * anybody's.
 *
 * @param leaving the demo whose prospect wants it; what others left under the same address stays, apart from them
 */
export async function eraseLead(
  db: Db,
  { erasure }: Pick<Config, "erasure">,
  id: string,
  actor: string,
  leaving?: string,
): Promise<Erased> {
  const destroy_at = erasure.kind === "block" ? await sealPerson(db, id, erasure, leaving) : undefined;
  const rows: Record<string, number> = {};
  const count = async (table: string, statement: ReturnType<typeof sql>) => {
    rows[table] = Number((await statement.execute(db)).numAffectedRows ?? 0n);
  };
  // While it is known by which addresses they were known.
  await count("demo_links", linksOf(id, leaving));
  await count("lead_merges", mergesOf(id, leaving));
  if (leaving !== undefined) await partOthers(db, id, leaving);
  await forgetAddress(db, sql`select session_id from lead_sessions where lead_id = ${id}`);
  await count(
    "demo_sessions",
    sql`update demo_sessions d set lead_email = null, lead_name = null, lead_phone = null, lead_company = null, lead_consent_at = null
          from lead_sessions s where s.lead_id = ${id} and s.session_id = d.id
           and coalesce(d.lead_email, d.lead_name, d.lead_phone, d.lead_company) is not null`,
  );
  await count(
    "work_claims",
    sql`delete from work_claims w using lead_sessions s where s.lead_id = ${id} and w.session_id = s.session_id`,
  );
  await count("lead_notes", sql`delete from lead_notes where lead_id = ${id}`);
  await count("lead_consents", sql`delete from lead_consents where lead_id = ${id}`);
  await count("lead_sessions", sql`delete from lead_sessions where lead_id = ${id}`);
  await count("leads", sql`delete from leads where id = ${id}`);
  // That somebody was erased is kept; who, is not.
  await recordAudit(db, { action: "lead_erased", actor, details: { lead_id: id, rows, destroy_at } });
  const { rows: clock } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(db);
  return { erased_at: clock[0]?.at ?? new Date(), rows, destroy_at };
}

/** Of a person, or of who leaves them, the demos in which they left something. */
const ownSessions = (id: string, leaving: string | undefined) =>
  sql`select s.session_id, s.email, s.phone from lead_sessions s
       where s.lead_id = ${id} and (${leaving ?? null}::uuid is null or s.session_id = ${leaving ?? null}::uuid)`;

/** For whom a link was made is no more: by it they came in, or it names an address of theirs, one from before they were joined with it. */
const linksOf = (id: string, leaving: string | undefined) => sql`
  with own as (${ownSessions(id, leaving)}),
  known as (select email, phone from own
            union select m.merged ->> 'email', m.merged ->> 'phone' from lead_merges m, own where own.session_id = any (m.session_ids))
  update demo_links l set person_name = null, person_phone = null, person_email = null, business_name = null, note = null
   where (exists (select from own join demo_sessions d on d.id = own.session_id where d.link_id = l.id)
          or exists (select from known where lower(known.email) = lower(l.person_email) or known.phone = l.person_phone))
     and coalesce(l.person_name, l.person_phone, l.person_email, l.business_name, l.note) is not null`;

/** As whom they were before they were joined with anybody, wherever that stands by now. */
const mergesOf = (id: string, leaving: string | undefined) => sql`
  delete from lead_merges m using (${ownSessions(id, leaving)}) own where own.session_id = any (m.session_ids)`;

/** Deletes those of whom nothing was heard for so long, unless they are customers or about to be. @returns how many */
export async function forgetOldLeads(db: Db, config: Pick<Config, "erasure" | "retention">): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select id from leads where stage not in ('trial', 'paid') and updated_at < clock_timestamp() - make_interval(months => ${config.retention.leadMonths})`.execute(
    db,
  );
  for (const { id } of rows) await eraseLead(db, config, id, "service");
  return rows.length;
}

/** For whom a link was made is forgotten a while after it let anybody in. */
export async function forgetPeopleOfLinks(db: Db, months: number): Promise<void> {
  await sql`
    update demo_links set person_name = null, person_phone = null, person_email = null, note = null
     where coalesce(revoked_at, expires_at) < clock_timestamp() - make_interval(months => ${months})
       and coalesce(person_name, person_phone, person_email, note) is not null`.execute(db);
}
