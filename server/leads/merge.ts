import { sql } from "kysely";
import { conflict, invalidInput, notFound } from "../errors.ts";
import { recordAudit } from "../events/record.ts";
import { actorOf, type Caller } from "../http/caller.ts";
import type { Db } from "../sql/main-db.ts";
import type { LeadDeps } from "./deps.ts";
import { oneAtATime } from "./own-lead.ts";
import { selectLead } from "./queries.ts";
import { settle } from "./settle.ts";

export interface Merge {
  readonly id: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly merged_at: Date;
}

/**
 * Says that two are one: what the other left, allowed and was noted of them goes to the first. Who left an address first is who is shown
 * and reached, as of one who wrote twice. It can be taken back.
 *
 * @throws Refusal `not_found` for somebody else's, `invalid_input` for one and the same
 */
export async function mergeLeads({ main }: LeadDeps, caller: Caller, id: string, otherId: string): Promise<void> {
  if (id === otherId)
    throw invalidInput("That is the same person.", [{ pointer: "/lead_id", detail: "must be another one" }]);
  await selectLead(main, caller, id);
  await selectLead(main, caller, otherId);
  await main.transaction().execute(async (db) => {
    await oneAtATime(db);
    const { numAffectedRows } = await sql`
      insert into lead_merges (lead_id, merged, session_ids, note_ids)
        select ${id}, to_jsonb(l), array(select s.session_id from lead_sessions s where s.lead_id = l.id),
               array(select n.id from lead_notes n where n.lead_id = l.id)
          from leads l where l.id = ${otherId} and exists (select from leads k where k.id = ${id})`.execute(db);
    if (numAffectedRows !== 1n) throw notFound("lead");
    // Whom they were joined to before goes along.
    for (const table of ["lead_consents", "lead_sessions", "lead_notes", "lead_merges"] as const)
      await sql`update ${sql.table(table)} set lead_id = ${id} where lead_id = ${otherId}`.execute(db);
    await keepFurther(db, id, otherId);
    await sql`delete from leads where id = ${otherId}`.execute(db);
    await settle(db, id);
    const details = { lead_id: id, merged_id: otherId };
    await recordAudit(db, { action: "leads_merged", actor: actorOf(caller), details });
  });
}

/**
 * Parts two that were joined: each has again what was theirs then; what came since stays where it is.
 *
 * @throws Refusal `not_found`, `conflict` where somebody of that address is there again
 */
export async function unmergeLeads({ main }: LeadDeps, caller: Caller, id: string, mergeId: string): Promise<string> {
  await selectLead(main, caller, id);
  return main.transaction().execute(async (db) => {
    await oneAtATime(db);
    const { rows } = await sql<{
      merged: { readonly id: string; readonly email: string | null };
      session_ids: string[];
      note_ids: string[];
    }>`
      delete from lead_merges where id = ${mergeId} and lead_id = ${id} returning merged, session_ids, note_ids`.execute(
      db,
    );
    const [found] = rows;
    if (!found) throw notFound("merge");
    const { merged, session_ids, note_ids } = found;
    await mustBeFree(db, id, merged.email);
    const { rows: left } = await sql<{ session_id: string }>`
      select session_id from lead_sessions where lead_id = ${id} and session_id = any (${session_ids}::uuid[])`.execute(
      db,
    );
    if (left.length === 0) throw conflict("Nothing of what they left is there any more.");
    // The address is free only once the first one is who they were: until then the other has none.
    await sql`
      insert into leads select r.* from jsonb_populate_record(null::leads, ${JSON.stringify({ ...merged, email: null, phone: "+0000000" })}::jsonb) r`.execute(
      db,
    );
    for (const table of ["lead_consents", "lead_sessions"] as const)
      await sql`update ${sql.table(table)} set lead_id = ${merged.id} where lead_id = ${id} and session_id = any (${session_ids}::uuid[])`.execute(
        db,
      );
    // Who had been joined to them before goes back with them.
    await sql`update lead_merges set lead_id = ${merged.id} where lead_id = ${id} and session_ids <@ ${session_ids}::uuid[]`.execute(
      db,
    );
    await sql`update lead_notes set lead_id = ${merged.id} where lead_id = ${id} and id = any (${note_ids}::uuid[])`.execute(
      db,
    );
    await settle(db, id);
    await settle(db, merged.id);
    await recordAudit(db, {
      action: "leads_parted",
      actor: actorOf(caller),
      details: { lead_id: id, merged_id: merged.id },
    });
    return merged.id;
  });
}

/** Who is nearer to being a customer is not taken back by being found to be somebody else as well; nor is what was to come next lost. */
async function keepFurther(db: Db, id: string, otherId: string): Promise<void> {
  await sql`
    update leads k set stage = case when array_position(${FURTHER}::text[], o.stage) > array_position(${FURTHER}::text[], k.stage) then o.stage else k.stage end,
           lost_reason = case when array_position(${FURTHER}::text[], o.stage) > array_position(${FURTHER}::text[], k.stage) then o.lost_reason else k.lost_reason end,
           next_step = coalesce(k.next_step, o.next_step), next_step_at = coalesce(k.next_step_at, o.next_step_at)
      from leads o where k.id = ${id} and o.id = ${otherId}`.execute(db);
}

const FURTHER = ["lost", "new", "contacted", "trial", "paid"];

async function mustBeFree(db: Db, id: string, email: string | null): Promise<void> {
  const { rows } = await sql`
    select from leads l join leads own on own.id = ${id}
     where lower(l.email) = lower(${email}) and l.id <> own.id and l.owner_id is not distinct from own.owner_id`.execute(
    db,
  );
  if (rows.length > 0) throw conflict("Somebody with that address is there again; join them to that one.");
}

/** Who was joined to somebody, the last first. */
export async function selectMerges(db: Db, leadId: string): Promise<Merge[]> {
  const { rows } = await sql<Merge>`
    select id, merged ->> 'name' as name, merged ->> 'email' as email, merged_at from lead_merges
     where lead_id = ${leadId} order by merged_at desc, id`.execute(db);
  return rows;
}
