import { sql } from "kysely";
import type { z } from "zod";
import type { OwnLead } from "../../contract/leads.ts";
import { invalidInput } from "../errors.ts";
import { recordAudit } from "../events/record.ts";
import type { Db } from "../sql/main-db.ts";
import { CONSENT_TEXTS, CONSENT_VERSION, type ConsentKind } from "./consent-texts.ts";
import type { LeadDeps } from "./deps.ts";
import { type Erased, eraseLead } from "./erase.ts";
import { findLeadOfSession } from "./queries.ts";

type Wanted = z.output<typeof OwnLead>;

/**
 * Keeps what somebody left of themselves in their demo, with the very texts that they ticked. The same address is the same person for the
 * team, also from another demo; but nobody has shown that an address is theirs, so what was left in another demo is neither shown nor
 * changed by it. Whose link it was, theirs they are.
 *
 * @throws Refusal `invalid_input` without a box, or without the address that a box is about
 */
export async function saveOwnLead({ main }: LeadDeps, sessionId: string, wanted: Wanted): Promise<void> {
  mustBeReachable(wanted);
  await main.transaction().execute(async (db) => {
    await oneAtATime(db);
    const before = await findLeadOfSession(db, sessionId);
    const id =
      (wanted.email ? await findByEmail(db, wanted.email) : undefined) ?? before ?? (await add(db, sessionId, wanted));
    await leave(db, id, sessionId, wanted);
    // A figure, which stays when the address goes.
    await sql`update demo_sessions set left_address = true where id = ${sessionId}`.execute(db);
    await consent(db, id, sessionId, wanted);
    if (before !== undefined && before !== id) await settle(db, before);
    await settle(db, id);
    await recordAudit(db, {
      action: "lead_saved",
      actor: "prospect:owner",
      details: { lead_id: id, consents: wanted.consents },
    });
  });
}

/**
 * Takes back what was left in a demo: of the person what was known by it alone. Whom nothing is known of any more is erased.
 *
 * @returns undefined where nothing was left
 */
export function forgetOwnLead({ main }: LeadDeps, sessionId: string, actor: string): Promise<Erased | undefined> {
  return main.transaction().execute(async (db) => {
    await oneAtATime(db);
    const id = await findLeadOfSession(db, sessionId);
    if (id === undefined) return undefined;
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int as n from lead_sessions where lead_id = ${id}`.execute(db);
    if (rows[0]?.n === 1) return eraseLead(db, id, actor);
    const consents = await sql`delete from lead_consents where session_id = ${sessionId}`.execute(db);
    const sessions = await sql`delete from lead_sessions where session_id = ${sessionId}`.execute(db);
    await settle(db, id);
    await recordAudit(db, { action: "lead_left_taken_back", actor, details: { lead_id: id } });
    const { rows: clock } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(db);
    return {
      erased_at: clock[0]?.at ?? new Date(),
      rows: {
        lead_consents: Number(consents.numAffectedRows ?? 0n),
        lead_sessions: Number(sessions.numAffectedRows ?? 0n),
      },
    };
  });
}

/** People are joined and parted one after the other: seldom, and soon done. */
const oneAtATime = (db: Db) => sql`select pg_advisory_xact_lock(hashtext('leads'))`.execute(db);

function mustBeReachable({ email, phone, consents }: Wanted): void {
  const missing = [
    ...(consents.length === 0 ? [{ pointer: "/consents", detail: "needs one box at least" }] : []),
    ...(consents.includes("email") && !email ? [{ pointer: "/email", detail: "is needed to be written to" }] : []),
    ...(consents.includes("call") && !phone ? [{ pointer: "/phone", detail: "is needed to be called" }] : []),
    ...(!email && !phone ? [{ pointer: "/email", detail: "or a phone is needed" }] : []),
  ];
  if (missing.length > 0) throw invalidInput("Say how you may be reached, and tick what is allowed.", missing);
}

const saidOf = ({ name, email, phone, company }: Wanted) => ({
  name: name ?? null,
  email: email ?? null,
  phone: phone ?? null,
  company: company ?? null,
});

async function add(db: Db, sessionId: string, wanted: Wanted): Promise<string> {
  const said = saidOf(wanted);
  const { rows } = await sql<{ id: string }>`
    insert into leads (name, email, phone, company, owner_id)
      select ${said.name}, ${said.email}, ${said.phone}, ${said.company}, s.owner_id from demo_sessions s where s.id = ${sessionId}
    returning id`.execute(db);
  if (!rows[0]) throw new Error("a lead of no demo");
  return rows[0].id;
}

async function findByEmail(db: Db, email: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`select id from leads where lower(email) = lower(${email})`.execute(db);
  return rows[0]?.id;
}

async function leave(db: Db, leadId: string, sessionId: string, wanted: Wanted): Promise<void> {
  const said = { ...saidOf(wanted), left_at: sql<Date>`clock_timestamp()` };
  await db
    .insertInto("lead_sessions")
    .values({ lead_id: leadId, session_id: sessionId, ...said })
    .onConflict((it) => it.column("session_id").doUpdateSet({ lead_id: leadId, ...said }))
    .execute();
}

/** What is ticked holds from now on, if it did not; what is not is withdrawn. */
async function consent(db: Db, leadId: string, sessionId: string, { consents, locale }: Wanted): Promise<void> {
  await sql`update lead_consents set lead_id = ${leadId} where session_id = ${sessionId} and lead_id <> ${leadId}`.execute(
    db,
  );
  await sql`
    update lead_consents set revoked_at = clock_timestamp()
     where session_id = ${sessionId} and revoked_at is null and not kind = any (${[...consents]}::text[])`.execute(db);
  for (const kind of consents as readonly ConsentKind[])
    await sql`
      insert into lead_consents (lead_id, session_id, kind, text_version, text, locale)
        values (${leadId}, ${sessionId}, ${kind}, ${CONSENT_VERSION}, ${CONSENT_TEXTS[locale][kind]}, ${locale})
        on conflict (session_id, kind) where revoked_at is null do nothing`.execute(db);
}

/** A person is what was left of them last, in whichever demo; of whom nothing is left there is no person. */
async function settle(db: Db, leadId: string): Promise<void> {
  const last = (column: string) =>
    sql`(select s.${sql.ref(column)} from lead_sessions s where s.lead_id = ${leadId} and s.${sql.ref(column)} is not null order by s.left_at desc limit 1)`;
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from lead_sessions where lead_id = ${leadId}`.execute(db);
  if (rows[0]?.n === 0) return void (await eraseLead(db, leadId, "service"));
  await sql`
    update leads set name = ${last("name")}, email = ${last("email")}, phone = ${last("phone")}, company = ${last("company")},
           updated_at = clock_timestamp(), version = version + 1 where id = ${leadId}`.execute(db);
}
