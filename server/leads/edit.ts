import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { z } from "zod";
import type { LeadEdit } from "../../contract/leads.ts";
import { editedMeanwhile, invalidInput, notAllowed } from "../errors.ts";
import { recordAudit } from "../events/record.ts";
import { actorOf, type Caller, isAtLeast } from "../http/caller.ts";
import { selectAccount } from "../staff/accounts.ts";
import { uuidOf } from "../uuid.ts";
import type { LeadDeps } from "./deps.ts";
import { selectLead } from "./queries.ts";

/**
 * Moves a person on, or says what comes next.
 *
 * @param shown what is answered to whoever read an older version
 * @throws Refusal `not_found`, `edited_meanwhile`, `invalid_input` for a loss without a reason, `not_allowed` for a rep who gives away
 */
export async function editLead(
  { main }: LeadDeps,
  caller: Caller,
  id: string,
  { version, ...change }: z.output<typeof LeadEdit>,
  shown: () => Promise<unknown>,
): Promise<void> {
  const before = await selectLead(main, caller, id);
  const stage = change.stage ?? before.stage;
  const reason = change.lost_reason === undefined ? before.lost_reason : change.lost_reason;
  if (stage === "lost" && !reason)
    throw invalidInput("Say why.", [{ pointer: "/lost_reason", detail: "is needed for a loss" }]);
  if (change.owner_id !== undefined) await mustMayGive({ main }, caller, change.owner_id);
  await main.transaction().execute(async (db) => {
    const { numUpdatedRows } = await db
      .updateTable("leads")
      .set((it) => ({
        ...change,
        lost_reason: stage === "lost" ? reason : null,
        version: it("version", "+", 1),
        updated_at: sql<Date>`clock_timestamp()`,
      }))
      .where("id", "=", id)
      .where("version", "=", version)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) throw editedMeanwhile(await shown());
    const details = { lead_id: id, changed: Object.keys(change), ...(change.stage && { stage }) };
    await recordAudit(db, { action: "lead_edited", actor: actorOf(caller), details });
  });
}

/** A rep takes what is nobody's; a manager gives it to whom they like. */
async function mustMayGive({ main }: Pick<LeadDeps, "main">, caller: Caller, ownerId: string | null): Promise<void> {
  const isOwn = caller.kind === "staff" && (ownerId === caller.id || ownerId === null);
  if (!isOwn && !isAtLeast(caller, "manager")) throw notAllowed("A rep takes people for themselves.");
  if (ownerId !== null) await selectAccount(main, ownerId);
}

type Outcome = "spoke" | "no_answer" | "another_day" | "not_interested";

interface Noted {
  readonly outcome?: Outcome | undefined;
  readonly text?: string | undefined;
  /** Sent again under it, it is noted once. */
  readonly key: string | undefined;
}

/** Notes a call or a word. Of whom one spoke with, who was new is contacted; who is not interested is lost. @throws Refusal `not_found` */
export async function addNote(
  { main }: LeadDeps,
  caller: Caller,
  id: string,
  { outcome, text, key }: Noted,
): Promise<void> {
  await selectLead(main, caller, id);
  await main.transaction().execute(async (db) => {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto("lead_notes")
      .values({
        id: key === undefined ? randomUUID() : uuidOf(`${actorOf(caller)}/note/${id}/${key}`),
        lead_id: id,
        staff_id: caller.kind === "staff" ? caller.id : null,
        outcome: outcome ?? null,
        text: text ?? null,
      })
      .onConflict((it) => it.column("id").doNothing())
      .executeTakeFirstOrThrow();
    if (numInsertedOrUpdatedRows === 0n) return;
    await sql`
      update leads set
             stage = case when ${outcome ?? null} = 'spoke' and stage = 'new' then 'contacted'
                          when ${outcome ?? null} = 'not_interested' and stage in ('new', 'contacted') then 'lost' else stage end,
             lost_reason = case when ${outcome ?? null} = 'not_interested' and stage in ('new', 'contacted') then 'other' else lost_reason end,
             updated_at = clock_timestamp(), version = version + 1 where id = ${id}`.execute(db);
    await recordAudit(db, {
      action: "lead_noted",
      actor: actorOf(caller),
      details: { lead_id: id, outcome: outcome ?? null },
    });
  });
}
