import { recordChange } from "../events/record.ts";
import { within } from "../jobs/boss.ts";
import { closeTenant } from "../provision/tenant.ts";
import type { SessionDeps } from "./deps.ts";
import { endOne, expireOverdue } from "./end.ts";
import { releaseHold } from "./hold.ts";
import { selectSession } from "./queries.ts";
import { hasEnded, LIVE, type Session } from "./session.ts";

/**
 * Ends a live session now. Its credentials are dead when this returns; its rows follow within seconds.
 *
 * What is held is given up. Ended twice it answers the same. @throws Refusal `not_found`
 */
export async function terminate(deps: SessionDeps, id: string, reason: string, actor: string): Promise<Session> {
  let session = await selectSession(deps.main, id);
  if (session.status === "expired" && session.terminatedAt === null) {
    // Over, but not yet noted as that: it would be held afterwards.
    await expireOverdue(deps);
    session = await selectSession(deps.main, id);
  }
  if (session.heldUntil) return giveUp(deps, id, actor);
  if (hasEnded(session.status)) return session;
  if (!(await endOne(deps, id, [...LIVE, "provisioning"], "terminated", reason, actor)))
    return selectSession(deps.main, id);
  // Whoever is writing still is waited for, and nobody after: when this returns nothing more is done. Else the teardown does it.
  await closeTenant(deps.demo, session.tenantId).catch((error: unknown) => deps.log.warn(error, "not closed yet"));
  return selectSession(deps.main, id);
}

async function giveUp(deps: SessionDeps, id: string, actor: string): Promise<Session> {
  await deps.main.transaction().execute(async (db) => {
    await releaseHold(db, id, "now");
    await recordChange(db, { sessionId: id, eventType: "hold_given_up", actor });
    await deps.jobs.insert("teardown", [{ data: { sessionId: id } }], within(db));
  });
  return selectSession(deps.main, id);
}
