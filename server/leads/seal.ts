import { CompactEncrypt } from "jose";
import { sql } from "kysely";
import type { Config } from "../config.ts";
import type { Db } from "../sql/main-db.ts";

type Block = Extract<Config["erasure"], { readonly kind: "block" }>;

/**
 * Puts away what is known of a person before it is erased: encrypted (JWE, ECDH-ES) for a key whose private half is not here, for as long
 * as somebody may be called to account (LOPDGDD, art. 32).
 *
 * @param leaving the demo whose prospect is erased; what others left under the same address is not sealed
 * @returns when it is destroyed
 */
export async function sealPerson(db: Db, leadId: string, { key, months }: Block, leaving?: string): Promise<Date> {
  const theirs = leaving ?? null;
  const { rows } = await sql<{ person: object }>`
    select json_build_object(
        'lead', to_jsonb(l),
        'left', (select json_agg(to_jsonb(s)) from lead_sessions s where s.lead_id = l.id and (${theirs}::uuid is null or s.session_id = ${theirs}::uuid)),
        'consents', (select json_agg(to_jsonb(c)) from lead_consents c where c.lead_id = l.id and (${theirs}::uuid is null or c.session_id = ${theirs}::uuid)),
        'notes', (select json_agg(to_jsonb(n)) from lead_notes n where n.lead_id = l.id)) as person
      from leads l where l.id = ${leadId}`.execute(db);
  const text = new TextEncoder().encode(JSON.stringify(rows[0]?.person ?? {}));
  const sealed = await new CompactEncrypt(text)
    .setProtectedHeader({ alg: "ECDH-ES+A256KW", enc: "A256GCM" })
    .encrypt(key);
  const { rows: kept } = await sql<{ destroy_at: Date }>`
    insert into sealed_people (sealed, destroy_at) values (${sealed}, clock_timestamp() + make_interval(months => ${months}))
    returning destroy_at`.execute(db);
  return kept[0]?.destroy_at ?? new Date();
}

/** What was blocked for long enough. */
export async function destroySealed(db: Db): Promise<void> {
  await sql`delete from sealed_people where destroy_at <= clock_timestamp()`.execute(db);
}
