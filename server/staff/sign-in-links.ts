import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { signInLinkNotValid } from "../errors.ts";
import { hashOf } from "../secrets.ts";
import type { Db } from "../sql/main-db.ts";

const VALID_HOURS = 48;
const CODE_BYTES = 24;

export interface MadeLink {
  readonly code: string;
  readonly expiresAt: Date;
}

/** A way in that works once; those before it work no more. @param staffId undefined: for whoever becomes the first operator */
export async function makeSignInLink(db: Db, staffId: string | undefined): Promise<MadeLink> {
  const code = `in_${randomBytes(CODE_BYTES).toString("base64url")}`;
  await db
    .deleteFrom("staff_sign_in_links")
    .where("staff_id", staffId === undefined ? "is" : "=", staffId ?? null)
    .execute();
  const { expires_at } = await db
    .insertInto("staff_sign_in_links")
    .values({
      staff_id: staffId ?? null,
      code_hash: hashOf(code),
      expires_at: sql<Date>`clock_timestamp() + make_interval(hours => ${VALID_HOURS})`,
    })
    .returning("expires_at")
    .executeTakeFirstOrThrow();
  return { code, expiresAt: expires_at };
}

export interface FoundLink {
  readonly id: string;
  readonly staff_id: string | null;
  readonly name: string | null;
  readonly email: string | null;
}

/** @throws Refusal `sign_in_link_not_valid` */
export async function selectSignInLink(db: Db, code: string): Promise<FoundLink> {
  const { rows } = await sql<FoundLink>`
    select l.id, l.staff_id, a.name, a.email from staff_sign_in_links l left join staff_accounts a on a.id = l.staff_id
     where l.code_hash = ${hashOf(code)} and l.used_at is null and l.expires_at > clock_timestamp()
       and (a.is_active or (l.staff_id is null and not exists (select from staff_accounts where role = 'operator' and is_active)))`.execute(
    db,
  );
  const [found] = rows;
  if (!found) throw signInLinkNotValid();
  return found;
}

/** Takes it, once, however many bring it. @throws Refusal `sign_in_link_not_valid` */
export async function takeSignInLink(db: Db, code: string): Promise<FoundLink> {
  const found = await selectSignInLink(db, code);
  const { rows } = await sql`
    update staff_sign_in_links set used_at = clock_timestamp() where id = ${found.id} and used_at is null returning id`.execute(
    db,
  );
  if (rows.length === 0) throw signInLinkNotValid();
  return found;
}
