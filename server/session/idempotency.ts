import { sql } from "kysely";
import { keyInFlight, keyReused } from "../errors.ts";
import { databaseNow } from "../sql/database-now.ts";
import type { Db } from "../sql/main-db.ts";

/** A creation that its caller may send again. Both are hashes: of caller, route and key, and of the body. */
export interface IdempotencyKey {
  readonly keyHash: string;
  readonly requestHash: string;
}

/** For this long the first answer is replayed. */
const KEPT_HOURS = 24;

/** What was answered the first time, without its secrets. */
export interface KeptAnswer {
  readonly sessionId: string;
  readonly answer: unknown;
}

/**
 * The first answer to this key, if there is one.
 *
 * @throws Refusal `idempotency_key_reused` with another body, `idempotency_key_in_flight` while the first is being worked on
 */
export async function findAnswer(db: Db, key: IdempotencyKey): Promise<KeptAnswer | undefined> {
  const found = await db
    .selectFrom("idempotency_keys as k")
    .innerJoin("demo_sessions as s", "s.id", "k.session_id")
    .select(["k.request_hash", "k.session_id", "k.answer", "s.status"])
    .where("k.key_hash", "=", key.keyHash)
    .where(sql<boolean>`not idempotency_key_is_free(k, s)`)
    .executeTakeFirst();
  if (!found) return undefined;
  if (found.request_hash !== key.requestHash) throw keyReused();
  if (found.answer === null || found.status === "provisioning") throw keyInFlight();
  return { sessionId: found.session_id, answer: found.answer };
}

export async function keepAnswer(db: Db, key: IdempotencyKey, answer: unknown): Promise<void> {
  await db
    .updateTable("idempotency_keys")
    .set({ answer: JSON.stringify(answer) })
    .where("key_hash", "=", key.keyHash)
    .execute();
}

/** Of a request that has done its work in the same transaction. */
export async function keepFirstAnswer(db: Db, key: IdempotencyKey, sessionId: string, answer: unknown): Promise<void> {
  const row = { request_hash: key.requestHash, session_id: sessionId, answer: JSON.stringify(answer) };
  await db
    .insertInto("idempotency_keys")
    .values({ key_hash: key.keyHash, ...row })
    .onConflict((it) => it.column("key_hash").doUpdateSet({ ...row, created_at: databaseNow }))
    .execute();
}

export async function forgetOldKeys(db: Db): Promise<void> {
  await db.deleteFrom("idempotency_keys").where("created_at", "<=", kept).execute();
}

const kept = sql<Date>`clock_timestamp() - make_interval(hours => ${KEPT_HOURS})`;
