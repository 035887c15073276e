import { type RawBuilder, sql } from "kysely";
import type { Db } from "../sql/main-db.ts";

/** Takes the address out of what was announced of some demos: for the broker, and to whom it was told or is to be, with what they answered. */
export async function forgetAddress(db: Db, sessions: RawBuilder<unknown>): Promise<void> {
  await sql`
    update outbox set payload = payload || '{"lead_email": null}'
     where session_id in (${sessions}) and payload ->> 'lead_email' is not null`.execute(db);
  await sql`
    update webhook_deliveries set log = '[]', payload = case when payload ? 'lead_email' then payload || '{"lead_email": null}' else payload end
     where session_id in (${sessions})`.execute(db);
}
