import { recordChange } from "../events/record.ts";
import type { Once, Outcome } from "../once.ts";
import { hashOf } from "../secrets.ts";
import type { SessionDeps } from "./deps.ts";
import { findAnswer, type IdempotencyKey, keepFirstAnswer } from "./idempotency.ts";
import { extendSession, lockSession, selectSession } from "./queries.ts";
import { mustBeExtensible, type Session } from "./session.ts";

/**
 * Moves a live session's end `hours` later.
 *
 * @throws Refusal `not_found`, `demo_has_ended`, `extended_too_often`, `too_long` with the latest possible end
 */
export function extend(
  deps: SessionDeps,
  id: string,
  hours: number,
  by: { actor: string; isStaff: boolean },
  once: Once | undefined,
): Promise<Outcome<Session>> {
  return deps.main.transaction().execute(async (db) => {
    const session = await lockSession(db, id);
    const kept = once && (await findAnswer(db, keyOf(id, once)));
    if (kept) return { result: await selectSession(db, id), isReplay: true };
    mustBeExtensible(session, hours, by.isStaff, deps.config.maxDurationHours);
    await extendSession(db, id, hours);
    const extended = await selectSession(db, id);
    await recordChange(db, {
      sessionId: id,
      eventType: "session_extended",
      eventData: { hours, expires_at: extended.expiresAt },
      actor: by.actor,
      announce: { routingKey: "demo.session_extended", payload: { hours, expires_at: extended.expiresAt } },
    });
    if (once) await keepFirstAnswer(db, keyOf(id, once), id, { expires_at: extended.expiresAt });
    return { result: extended, isReplay: false };
  });
}

/** Keys of different demos do not meet. */
const keyOf = (sessionId: string, { keyHash, requestHash }: Once): IdempotencyKey => ({
  keyHash: hashOf(`${sessionId}/${keyHash}`),
  requestHash,
});
