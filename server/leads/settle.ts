import { sql } from "kysely";
import type { Db } from "../sql/main-db.ts";

/** The demo in which a person's address was left first. */
export async function principalOf(db: Db, leadId: string): Promise<string | undefined> {
  const { rows } = await sql<{ session_id: string }>`
    select session_id from lead_sessions where lead_id = ${leadId} order by left_at, session_id limit 1`.execute(db);
  return rows[0]?.session_id;
}

/** A person is who left the address first, as they said it last; of whom nothing is left there is no person. */
export async function settle(db: Db, leadId: string): Promise<void> {
  const principal = await principalOf(db, leadId);
  if (principal === undefined) return void (await sql`delete from leads where id = ${leadId}`.execute(db));
  await sql`
    update leads l set name = s.name, email = s.email, phone = s.phone, company = s.company, business = s.business,
           updated_at = clock_timestamp(), version = l.version + 1
      from lead_sessions s where s.session_id = ${principal} and l.id = ${leadId}`.execute(db);
}

/** What others left under an erased person's address: a person of its own, of whom nothing is noted. */
export async function partOthers(db: Db, leadId: string, leaving: string): Promise<void> {
  const { rows } = await sql<{ session_id: string }>`
    select session_id from lead_sessions where lead_id = ${leadId} and session_id <> ${leaving} order by left_at, session_id limit 1`.execute(
    db,
  );
  const [next] = rows;
  if (!next) return;
  // Their address is free only once the other is gone: until then they have none of their own.
  const { rows: made } = await sql<{ id: string }>`
    insert into leads (phone, owner_id) select '+0000000', owner_id from leads where id = ${leadId} returning id`.execute(
    db,
  );
  const id = made[0]?.id ?? leadId;
  await sql`update lead_consents set lead_id = ${id} where lead_id = ${leadId} and session_id <> ${leaving}`.execute(
    db,
  );
  await sql`update lead_sessions set lead_id = ${id} where lead_id = ${leadId} and session_id <> ${leaving}`.execute(
    db,
  );
  await sql`update leads set email = null, phone = '+0000000' where id = ${leadId}`.execute(db);
  await settle(db, id);
}
