import { sql } from "kysely";
import type { AuditRow } from "../events/record.ts";
import type { Db } from "./queries.ts";
import type { Status } from "./session.ts";

/**
 * Takes one slot, exactly, and writes who took it into the audit log: whoever else takes or frees one waits for this transaction.
 * The row is written while the slot's lock is held, so that the order of the log is the order of admission.
 *
 * @returns false when all are taken
 */
export async function takeSlot(db: Db, cap: number, audit: AuditRow): Promise<boolean> {
  const { numAffectedRows } = await sql`
    with slot as (update admission set occupied = occupied + 1 where occupied < ${cap} returning occupied)
    insert into audit_log (session_id, action, actor, details)
      select ${audit.sessionId}, ${audit.action}, ${audit.actor}, ${JSON.stringify(audit.details)}::jsonb from slot`.execute(
    db,
  );
  return numAffectedRows === 1n;
}

/** Demos from one place that occupy a slot. Exact in a transaction that has just taken one. */
export async function countFromPlace(db: Db, placeHash: string): Promise<number> {
  const found = await db
    .selectFrom("demo_sessions")
    .select((it) => it.fn.countAll<number>().as("n"))
    .where("address_hash", "=", placeHash)
    .executeTakeFirstOrThrow();
  return found.n;
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
