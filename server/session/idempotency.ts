import { sql } from "kysely";
import { keyInFlight, keyReused } from "../errors.ts";
import type { Db } from "./queries.ts";

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
    .where("k.created_at", ">", kept)
    .where(sql<boolean>`not (${cameToNothing})`)
    .executeTakeFirst();
  if (!found) return undefined;
  if (found.request_hash !== key.requestHash) throw keyReused();
  if (found.answer === null || found.status === "provisioning") throw keyInFlight();
  return { sessionId: found.session_id, answer: found.answer };
}

/**
 * Gives the key to a session, in the transaction that reserves it. A key whose creation came to nothing, or that is old, is free again.
 *
 * @throws Refusal `idempotency_key_in_flight` when another request has taken it meanwhile
 */
export async function takeKey(db: Db, key: IdempotencyKey, sessionId: string): Promise<void> {
  await sql`
    delete from idempotency_keys k using demo_sessions s
     where k.key_hash = ${key.keyHash} and s.id = k.session_id and (${cameToNothing} or k.created_at <= ${kept})`.execute(
    db,
  );
  const taken = await db
    .insertInto("idempotency_keys")
    .values({ key_hash: key.keyHash, request_hash: key.requestHash, session_id: sessionId })
    .onConflict((it) => it.doNothing())
    .executeTakeFirst();
  if (taken.numInsertedOrUpdatedRows === 0n) throw keyInFlight();
}

export async function keepAnswer(db: Db, key: IdempotencyKey, answer: unknown): Promise<void> {
  await db
    .updateTable("idempotency_keys")
    .set({ answer: JSON.stringify(answer) })
    .where("key_hash", "=", key.keyHash)
    .execute();
}

export async function forgetOldKeys(db: Db): Promise<void> {
  await db.deleteFrom("idempotency_keys").where("created_at", "<=", kept).execute();
}

const kept = sql<Date>`clock_timestamp() - make_interval(hours => ${KEPT_HOURS})`;
/** Of `idempotency_keys k` and its `demo_sessions s`: it failed, or somebody ended it before there was an answer. */
const cameToNothing = sql<boolean>`s.status = 'failed' or (k.answer is null and s.terminated_at is not null)`;
