import { sql } from "kysely";
import type { z } from "zod";
import type { OwnLead } from "../../contract/leads.ts";
import { invalidInput } from "../errors.ts";
import { recordAudit } from "../events/record.ts";
import type { Db } from "../sql/main-db.ts";
import { CONSENT_TEXTS, CONSENT_VERSION, type ConsentKind } from "./consent-texts.ts";
import type { LeadDeps } from "./deps.ts";
import { findLeadOfSession } from "./queries.ts";

type Wanted = z.output<typeof OwnLead>;

/**
 * Keeps what somebody left of themselves in their demo, with the very texts that they ticked. The same address is the same person, also
 * from another demo; whose link it was, theirs they are.
 *
 * @returns the person's id
 * @throws Refusal `invalid_input` without a box, or without the address that a box is about
 */
export async function saveOwnLead({ main }: LeadDeps, sessionId: string, wanted: Wanted): Promise<string> {
  mustBeReachable(wanted);
  return main.transaction().execute(async (db) => {
    await sql`select pg_advisory_xact_lock(hashtext('lead'), hashtext(lower(${wanted.email ?? sessionId})))`.execute(
      db,
    );
    const id = await findOrAdd(db, sessionId, wanted);
    await sql`
      insert into lead_sessions (lead_id, session_id) values (${id}, ${sessionId})
        on conflict (session_id) do update set lead_id = excluded.lead_id`.execute(db);
    await consent(db, id, sessionId, wanted);
    await recordAudit(db, {
      action: "lead_saved",
      actor: "prospect:owner",
      details: { lead_id: id, consents: wanted.consents },
    });
    return id;
  });
}

function mustBeReachable({ email, phone, consents }: Wanted): void {
  const missing = [
    ...(consents.length === 0 ? [{ pointer: "/consents", detail: "needs one box at least" }] : []),
    ...(consents.includes("email") && !email ? [{ pointer: "/email", detail: "is needed to be written to" }] : []),
    ...(consents.includes("call") && !phone ? [{ pointer: "/phone", detail: "is needed to be called" }] : []),
    ...(!email && !phone ? [{ pointer: "/email", detail: "or a phone is needed" }] : []),
  ];
  if (missing.length > 0) throw invalidInput("Say how you may be reached, and tick what is allowed.", missing);
}

async function findOrAdd(db: Db, sessionId: string, { name, email, phone, company }: Wanted): Promise<string> {
  const known = (await findLeadOfSession(db, sessionId)) ?? (email ? await findByEmail(db, email) : undefined);
  const said = { name: name ?? null, email: email ?? null, phone: phone ?? null, company: company ?? null };
  if (!known) {
    const { rows } = await sql<{ id: string }>`
      insert into leads (name, email, phone, company, owner_id)
        select ${said.name}, ${said.email}, ${said.phone}, ${said.company}, s.owner_id from demo_sessions s where s.id = ${sessionId}
      returning id`.execute(db);
    if (!rows[0]) throw new Error("a lead of no demo");
    return rows[0].id;
  }
  await sql`
    update leads set name = coalesce(${said.name}, name), email = coalesce(${said.email}, email), phone = coalesce(${said.phone}, phone),
           company = coalesce(${said.company}, company), updated_at = clock_timestamp(), version = version + 1
     where id = ${known}`.execute(db);
  return known;
}

async function findByEmail(db: Db, email: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from leads where lower(email) = lower(${email})`.execute(db);
  return rows[0]?.id;
}

/** What is ticked holds from now on, if it did not; what is not is withdrawn. */
async function consent(db: Db, leadId: string, sessionId: string, { consents, locale }: Wanted): Promise<void> {
  await sql`
    update lead_consents set revoked_at = clock_timestamp()
     where lead_id = ${leadId} and revoked_at is null and not kind = any (${[...consents]}::text[])`.execute(db);
  for (const kind of consents as readonly ConsentKind[])
    await sql`
      insert into lead_consents (lead_id, session_id, kind, text_version, text, locale)
        values (${leadId}, ${sessionId}, ${kind}, ${CONSENT_VERSION}, ${CONSENT_TEXTS[locale][kind]}, ${locale})
        on conflict (lead_id, kind) where revoked_at is null do nothing`.execute(db);
}
