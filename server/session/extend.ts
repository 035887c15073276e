import { demoHasEnded, extendedTooOften, tooLong } from "../errors.ts";
import { recordChange } from "../events/record.ts";
import type { SessionDeps } from "./deps.ts";
import { extendSession, lockSession, selectSession } from "./queries.ts";
import { hasEnded, type Session } from "./session.ts";

/** How often a prospect may extend; staff may as often as the longest life allows. */
const PROSPECT_EXTENSIONS = 3;
const HOUR_MS = 3_600_000;

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
): Promise<Session> {
  return deps.main.transaction().execute(async (db) => {
    const session = await lockSession(db, id);
    if (hasEnded(session.status) || session.status === "provisioning") throw demoHasEnded();
    if (!by.isStaff && session.extendedCount >= PROSPECT_EXTENSIONS) throw extendedTooOften(session.extendedCount);
    const latest = new Date(session.createdAt.getTime() + deps.config.maxDurationHours * HOUR_MS);
    if (session.expiresAt.getTime() + hours * HOUR_MS > latest.getTime())
      throw tooLong(deps.config.maxDurationHours, latest);
    await extendSession(db, id, hours);
    const extended = await selectSession(db, id);
    await recordChange(db, {
      sessionId: id,
      eventType: "session_extended",
      eventData: { hours, expires_at: extended.expiresAt },
      actor: by.actor,
      announce: { routingKey: "demo.session_extended", payload: { hours, expires_at: extended.expiresAt } },
    });
    return extended;
  });
}
