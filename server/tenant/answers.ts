import { sql } from "kysely";
import type { TenantDb } from "../domain.ts";
import { keyReused } from "../errors.ts";
import type { Once, Outcome } from "../once.ts";

/**
 * The answer that this request got the first time, if it may be sent again and was.
 *
 * @throws Refusal `idempotency_key_reused` when the key came with another request
 */
export async function findAnswer<Answer, Tables = unknown>(
  db: TenantDb<Tables>,
  once: Once | undefined,
): Promise<Answer | undefined> {
  if (!once) return undefined;
  const { rows } = await sql<{ request_hash: string; answer: Answer }>`
    select * from overlay.find_answer(${once.keyHash}::text)`.execute(db);
  if (rows[0] && rows[0].request_hash !== once.requestHash) throw keyReused();
  return rows[0]?.answer;
}

/** Keeps what is answered, in the transaction of what was done. */
export async function keepAnswer<Tables>(db: TenantDb<Tables>, once: Once | undefined, answer: unknown): Promise<void> {
  if (!once) return;
  await sql`select overlay.keep_answer(${once.keyHash}::text, ${once.requestHash}::text, ${JSON.stringify(answer ?? null)}::json)`.execute(
    db,
  );
}

/** Does a piece of work, unless it was done under this key before: then it answers what that answered. */
export async function answerOnce<Tables, Result>(
  db: TenantDb<Tables>,
  once: Once | undefined,
  work: () => Promise<Result>,
): Promise<Outcome<Result>> {
  const kept = await findAnswer<Result, Tables>(db, once);
  if (kept !== undefined) return { result: kept, isReplay: true };
  const result = await work();
  await keepAnswer(db, once, result);
  return { result, isReplay: false };
}
