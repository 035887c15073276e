import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { z } from "zod";
import type { Scope } from "../../contract/staff.ts";
import { notFound } from "../errors.ts";
import { recordAudit } from "../events/record.ts";
import type { ServiceKey } from "../http/caller.ts";
import { hashOf } from "../secrets.ts";
import type { Db } from "../sql/main-db.ts";

type Scopes = ReadonlyArray<z.output<typeof Scope>>;

export interface KeyRow {
  readonly id: string;
  readonly name: string;
  readonly scopes: Scopes;
  readonly hint: string;
  readonly created_by: string;
  readonly created_at: Date;
  readonly last_used_at: Date | null;
  readonly overlaps_until: Date | null;
}

const KEY_BYTES = 32;
const HINT = 4;
const COLUMNS = sql`id, name, scopes, hint, created_by, created_at, last_used_at, overlaps_until`;
const WORKS = sql`revoked_at is null and (overlaps_until is null or overlaps_until > clock_timestamp())`;

/** Those that work, the newest first. */
export async function selectKeys(db: Db): Promise<KeyRow[]> {
  return (
    await sql<KeyRow>`select ${COLUMNS} from service_keys where ${WORKS} order by created_at desc, id`.execute(db)
  ).rows;
}

/** @returns the key with it, to be shown once */
export async function makeKey(
  db: Db,
  { name, scopes }: { readonly name: string; readonly scopes: Scopes },
  actor: string,
): Promise<KeyRow & { readonly key: string }> {
  const key = `key_${randomBytes(KEY_BYTES).toString("base64url")}`;
  const { rows } = await sql<KeyRow>`
    insert into service_keys (name, scopes, key_hash, hint, created_by)
      values (${name}, ${[...scopes]}::text[], ${hashOf(key)}, ${key.slice(-HINT)}, ${actor}) returning ${COLUMNS}`.execute(
    db,
  );
  const [row] = rows;
  if (!row) throw new Error("the key was not kept");
  await recordAudit(db, { action: "key_made", actor, details: { key_id: row.id, scopes } });
  return { ...row, key };
}

/** A new key in the place of one, which works on for a while. @throws Refusal `not_found` */
export async function rotateKey(db: Db, id: string, overlapHours: number, actor: string) {
  const { rows } = await sql<{ name: string; scopes: Scopes }>`
    update service_keys set overlaps_until = clock_timestamp() + make_interval(hours => ${overlapHours})
     where id = ${id} and ${WORKS} and overlaps_until is null returning name, scopes`.execute(db);
  if (!rows[0]) throw notFound("key");
  return makeKey(db, rows[0], actor);
}

/** @throws Refusal `not_found` */
export async function revokeKey(db: Db, id: string, actor: string): Promise<void> {
  const { rows } = await sql`
    update service_keys set revoked_at = clock_timestamp() where id = ${id} and ${WORKS} returning id`.execute(db);
  if (rows.length === 0) throw notFound("key");
  await recordAudit(db, { action: "key_revoked", actor, details: { key_id: id } });
}

/** Whose key this is; its last use is known to the minute. */
export async function findServiceKey(db: Db, key: string): Promise<ServiceKey | undefined> {
  const { rows } = await sql<{ id: string; name: string; scopes: string[]; was_quiet: boolean }>`
    select id, name, scopes, coalesce(last_used_at < clock_timestamp() - interval '1 minute', true) as was_quiet
      from service_keys where key_hash = ${hashOf(key)} and ${WORKS}`.execute(db);
  const [found] = rows;
  if (!found) return undefined;
  if (found.was_quiet)
    await sql`update service_keys set last_used_at = clock_timestamp() where id = ${found.id}`.execute(db);
  return { kind: "service", id: found.id, name: found.name, scopes: found.scopes };
}
