import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import { notFound } from "../errors.ts";
import type { Staff, StaffRole } from "../http/caller.ts";
import { hashOf } from "../secrets.ts";
import type { Db } from "../sql/main-db.ts";

/** From signing in, however busy somebody is; and without having been here. */
export const LONGEST_DAYS = 30;
const IDLE_DAYS = 7;
const MOST_OF_ONE = 20;
const TOKEN_BYTES = 32;

/** Signs somebody in. @returns the token, of which only a hash is kept */
export async function openStaffSession(db: Db, staffId: string, device: string | undefined): Promise<string> {
  const token = `stf_${randomBytes(TOKEN_BYTES).toString("base64url")}`;
  await db
    .insertInto("staff_sessions")
    .values({
      staff_id: staffId,
      token_hash: hashOf(token),
      device: device?.slice(0, 200) ?? null,
      expires_at: sql<Date>`clock_timestamp() + make_interval(days => ${LONGEST_DAYS})`,
    })
    .execute();
  await sql`delete from staff_sessions where id in (
    select id from staff_sessions where staff_id = ${staffId} order by last_used_at desc offset ${MOST_OF_ONE})`.execute(
    db,
  );
  await sql`update staff_accounts set last_sign_in_at = clock_timestamp() where id = ${staffId}`.execute(db);
  return token;
}

/** Who has this token, as they are now; undefined where it is unknown, too old or unused for too long, or they are let in no more. */
export async function findStaff(db: Db, token: string): Promise<Staff | undefined> {
  const { rows } = await sql<{ id: string; session_id: string; name: string; role: StaffRole; was_quiet: boolean }>`
    select a.id, s.id as session_id, a.name, a.role, s.last_used_at < clock_timestamp() - interval '1 minute' as was_quiet
      from staff_sessions s join staff_accounts a on a.id = s.staff_id
     where s.token_hash = ${hashOf(token)} and a.is_active and s.expires_at > clock_timestamp()
       and s.last_used_at > clock_timestamp() - make_interval(days => ${IDLE_DAYS})`.execute(db);
  const [found] = rows;
  if (!found) return undefined;
  if (found.was_quiet)
    await sql`update staff_sessions set last_used_at = clock_timestamp() where id = ${found.session_id}`.execute(db);
  return { kind: "staff", id: found.id, sessionId: found.session_id, name: found.name, role: found.role };
}

/** Those that still work, the last used first. */
export async function selectStaffSessions(db: Db, staffId: string) {
  return db
    .selectFrom("staff_sessions")
    .select(["id", "device", "created_at", "last_used_at", "expires_at"])
    .where("staff_id", "=", staffId)
    .where("expires_at", ">", sql<Date>`clock_timestamp()`)
    .where("last_used_at", ">", sql<Date>`clock_timestamp() - make_interval(days => ${IDLE_DAYS})`)
    .orderBy("last_used_at", "desc")
    .execute();
}

/** @throws Refusal `not_found` for somebody else's */
export async function closeStaffSession(db: Db, staffId: string, id: string): Promise<void> {
  const { numDeletedRows } = await db
    .deleteFrom("staff_sessions")
    .where("id", "=", id)
    .where("staff_id", "=", staffId)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw notFound("session");
}

/** @param except stays */
export async function closeOtherSessions(db: Db, staffId: string, except: string | undefined): Promise<void> {
  let query = db.deleteFrom("staff_sessions").where("staff_id", "=", staffId);
  if (except) query = query.where("id", "!=", except);
  await query.execute();
}

export async function forgetOldStaffSessions(db: Db): Promise<void> {
  await sql`delete from staff_sessions where expires_at < clock_timestamp()
    or last_used_at < clock_timestamp() - make_interval(days => ${IDLE_DAYS})`.execute(db);
  await sql`delete from staff_sign_in_links where expires_at < clock_timestamp() - interval '1 day'`.execute(db);
}
