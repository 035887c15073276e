import { sql } from "kysely";
import type { z } from "zod";
import type { OwnLead } from "../../contract/own-lead.ts";
import { invalidInput, notAllowed } from "../errors.ts";
import { recordAudit, recordChange } from "../events/record.ts";
import type { Db } from "../sql/main-db.ts";
import { CONSENT_TEXTS, CONSENT_VERSION, type ConsentKind } from "./consent-texts.ts";
import type { LeadDeps } from "./deps.ts";
import { type Erased, eraseLead } from "./erase.ts";
import { mustBeAsked } from "./fit.ts";
import { findLeadOfSession } from "./queries.ts";
import { principalOf, settle } from "./settle.ts";

type Wanted = z.output<typeof OwnLead>;

/**
 * Keeps what somebody left of themselves in their demo, with the very texts that they ticked. Nobody has shown that an address is theirs:
 * to the team the same address is the same person, but who left it first is who is shown, reached and called; what was left with it in
 * another demo stands beside that and changes nothing of it.
 *
 * @throws Refusal `invalid_input` without a box, without the address that a box is about, or with an answer that nobody asked for; `not_allowed` in a demo of the team's own
 */
export async function saveOwnLead({ main, domain }: LeadDeps, sessionId: string, wanted: Wanted): Promise<void> {
  mustBeReachable(wanted);
  mustBeAsked(domain, wanted.business ?? {});
  await main.transaction().execute(async (db) => {
    await oneAtATime(db);
    const ownerId = await ownerOf(db, sessionId);
    const before = await findLeadOfSession(db, sessionId);
    const same = wanted.email ? await findByEmail(db, wanted.email, ownerId) : undefined;
    const id = same ?? (before && (await isAlone(db, before)) ? before : await add(db, ownerId, wanted));
    await leave(db, id, sessionId, wanted, before === id);
    // Figures, which stay when the address goes.
    await sql`
      update demo_sessions set left_address = true, lead_at = coalesce(lead_at, clock_timestamp()) where id = ${sessionId}`.execute(
      db,
    );
    if (before !== undefined && before !== id) await settle(db, before);
    await settle(db, id);
    const details = { lead_id: id, consents: wanted.consents };
    await recordAudit(db, { action: "lead_saved", actor: "prospect:owner", details });
    if (before === undefined) await announceLead(db, sessionId, details);
  });
}

/** The first time; who it is, is told only to whoever asks and may. */
const announceLead = (db: Db, sessionId: string, payload: { lead_id: string; consents: readonly string[] }) =>
  recordChange(db, {
    sessionId,
    eventType: "lead_captured",
    actor: "prospect:owner",
    announce: { routingKey: "demo.lead_captured", payload },
  });

/**
 * Takes back what was left in a demo. Whoever left it first takes the person with them, with all that was noted; what others left under
 * the same address is then a person of its own.
 *
 * @returns undefined where nothing was left
 */
export function forgetOwnLead(
  { main, config }: LeadDeps,
  sessionId: string,
  actor: string,
): Promise<Erased | undefined> {
  return main.transaction().execute(async (db) => {
    await oneAtATime(db);
    const id = await findLeadOfSession(db, sessionId);
    if (id === undefined) return undefined;
    if ((await principalOf(db, id)) === sessionId) return eraseLead(db, config, id, actor, sessionId);
    return eraseClaim(db, id, sessionId, actor);
  });
}

async function eraseClaim(db: Db, id: string, sessionId: string, actor: string): Promise<Erased> {
  const consents = await sql`delete from lead_consents where session_id = ${sessionId}`.execute(db);
  const sessions = await sql`delete from lead_sessions where session_id = ${sessionId}`.execute(db);
  await sql`delete from work_claims where session_id = ${sessionId}`.execute(db);
  // As whom they were before they were joined is no more, either.
  await sql`delete from lead_merges where ${sessionId}::uuid = any (session_ids)`.execute(db);
  await settle(db, id);
  await recordAudit(db, { action: "lead_left_taken_back", actor, details: { lead_id: id } });
  const { rows: clock } = await sql<{ at: Date }>`select clock_timestamp() as at`.execute(db);
  const numberOf = (it: { readonly numAffectedRows?: bigint | undefined }) => Number(it.numAffectedRows ?? 0n);
  return {
    erased_at: clock[0]?.at ?? new Date(),
    rows: { lead_consents: numberOf(consents), lead_sessions: numberOf(sessions) },
  };
}

/** People are joined and parted one after the other: seldom, and soon done. */
export const oneAtATime = (db: Db) => sql`select pg_advisory_xact_lock(hashtext('leads'))`.execute(db);

function mustBeReachable({ email, phone, consents }: Wanted): void {
  const missing = [
    ...(consents.length === 0 ? [{ pointer: "/consents", detail: "needs one box at least" }] : []),
    ...(consents.includes("email") && !email ? [{ pointer: "/email", detail: "is needed to be written to" }] : []),
    ...(consents.includes("call") && !phone ? [{ pointer: "/phone", detail: "is needed to be called" }] : []),
    ...(!email && !phone ? [{ pointer: "/email", detail: "or a phone is needed" }] : []),
  ];
  if (missing.length > 0) throw invalidInput("Say how you may be reached, and tick what is allowed.", missing);
}

/** Whose they are: whose demo it is. @throws Refusal `not_allowed` for what the team opened to look at */
async function ownerOf(db: Db, sessionId: string): Promise<string | null> {
  const { owner_id, is_internal } = await db
    .selectFrom("demo_sessions")
    .select(["owner_id", "is_internal"])
    .where("id", "=", sessionId)
    .executeTakeFirstOrThrow();
  if (is_internal) throw notAllowed("The team opened this demo to look; nobody is left in it.");
  return owner_id;
}

const saidOf = ({ name, email, phone, company, business }: Wanted) => ({
  name: name ?? null,
  email: email ?? null,
  phone: phone ?? null,
  company: company ?? null,
  business: business && Object.keys(business).length > 0 ? JSON.stringify(business) : null,
});

async function add(db: Db, ownerId: string | null, wanted: Wanted): Promise<string> {
  const { id } = await db
    .insertInto("leads")
    .values({ ...saidOf(wanted), owner_id: ownerId })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

async function findByEmail(db: Db, email: string, ownerId: string | null): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from leads where lower(email) = lower(${email}) and owner_id is not distinct from ${ownerId}::uuid`.execute(
    db,
  );
  return rows[0]?.id;
}

async function isAlone(db: Db, leadId: string): Promise<boolean> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int as n from lead_sessions where lead_id = ${leadId}`.execute(db);
  return rows[0]?.n === 1;
}

/** @param isThere it was left with the same person before, and keeps its place; else it comes last */
async function leave(db: Db, leadId: string, sessionId: string, wanted: Wanted, isThere: boolean): Promise<void> {
  const said = saidOf(wanted);
  const { rows } = await sql<{ email: string | null; phone: string | null }>`
    select email, phone from lead_sessions where session_id = ${sessionId}`.execute(db);
  await db
    .insertInto("lead_sessions")
    .values({ lead_id: leadId, session_id: sessionId, ...said })
    .onConflict((it) =>
      it.column("session_id").doUpdateSet({
        lead_id: leadId,
        ...said,
        ...(!isThere && { left_at: sql<Date>`clock_timestamp()` }),
      }),
    )
    .execute();
  await consent(db, leadId, sessionId, wanted, rows[0]);
}

/** What is ticked holds from now on, if it did not for this very address; what is not is withdrawn. */
async function consent(
  db: Db,
  leadId: string,
  sessionId: string,
  { consents, locale, email, phone }: Wanted,
  before: { readonly email: string | null; readonly phone: string | null } | undefined,
): Promise<void> {
  await sql`update lead_consents set lead_id = ${leadId} where session_id = ${sessionId} and lead_id <> ${leadId}`.execute(
    db,
  );
  const another = [
    ...(before && before.email !== (email ?? null) ? ["email"] : []),
    ...(before && before.phone !== (phone ?? null) ? ["call"] : []),
  ];
  await sql`
    update lead_consents set revoked_at = clock_timestamp()
     where session_id = ${sessionId} and revoked_at is null
       and (not kind = any (${[...consents]}::text[]) or kind = any (${another}::text[]))`.execute(db);
  for (const kind of consents as readonly ConsentKind[])
    await sql`
      insert into lead_consents (lead_id, session_id, kind, text_version, text, locale)
        values (${leadId}, ${sessionId}, ${kind}, ${CONSENT_VERSION}, ${CONSENT_TEXTS[locale][kind]}, ${locale})
        on conflict (session_id, kind) where revoked_at is null do nothing`.execute(db);
}
