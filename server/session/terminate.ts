import { recordChange } from "../events/record.ts";
import { within } from "../jobs/boss.ts";
import { closeTenant } from "../provision/tenant.ts";
import type { SessionDeps } from "./deps.ts";
import { endOne } from "./end.ts";
import { releaseHold } from "./hold.ts";
import { lockSession, selectSession } from "./queries.ts";
import { hasEnded, LIVE, type Session } from "./session.ts";

/**
 * Ends a live session now. Its credentials are dead when this returns; its rows follow within seconds.
 *
 * What is held is given up. Ended twice it answers the same. @throws Refusal `not_found`
 */
export async function terminate(deps: SessionDeps, id: string, reason: string, actor: string): Promise<Session> {
  const session = await selectSession(deps.main, id);
  if (session.heldUntil) return giveUp(deps, id, reason, actor);
  // What is over, but not yet noted as that, is ended like what lives: it would be held afterwards.
  if (hasEnded(session.status) && session.terminatedAt !== null) return session;
  if (!(await endOne(deps, id, [...LIVE, "provisioning"], "terminated", reason, actor))) {
    const ended = await selectSession(deps.main, id);
    return ended.heldUntil ? giveUp(deps, id, reason, actor) : ended;
  }
  // Whoever is writing still is waited for, and nobody after: when this returns nothing more is done. Else the teardown does it.
  await closeTenant(deps.demo, session.tenantId).catch((error: unknown) => deps.log.warn(error, "not closed yet"));
  return selectSession(deps.main, id);
}

/** Whoever goes on meanwhile is ended like anybody. */
async function giveUp(deps: SessionDeps, id: string, reason: string, actor: string): Promise<Session> {
  const isGivenUp = await deps.main.transaction().execute(async (db) => {
    if (!(await lockSession(db, id)).heldUntil) return false;
    await releaseHold(db, id, "now");
    await recordChange(db, { sessionId: id, eventType: "hold_given_up", actor });
    await deps.jobs.insert("teardown", [{ data: { sessionId: id } }], within(db));
    return true;
  });
  return isGivenUp ? selectSession(deps.main, id) : terminate(deps, id, reason, actor);
}
