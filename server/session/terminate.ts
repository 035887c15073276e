import { closeTenant } from "../provision/tenant.ts";
import type { SessionDeps } from "./deps.ts";
import { endOne } from "./end.ts";
import { selectSession } from "./queries.ts";
import { hasEnded, LIVE, type Session } from "./session.ts";

/**
 * Ends a live session now. Its credentials are dead when this returns; its rows follow within seconds.
 *
 * Ended twice it answers the same. @throws Refusal `not_found`
 */
export async function terminate(deps: SessionDeps, id: string, reason: string, actor: string): Promise<Session> {
  const session = await selectSession(deps.main, id);
  if (hasEnded(session.status)) return session;
  if (!(await endOne(deps, id, [...LIVE, "provisioning"], "terminated", reason, actor)))
    return selectSession(deps.main, id);
  // Whoever is writing still is waited for, and nobody after: when this returns nothing more is done. Else the teardown does it.
  await closeTenant(deps.demo, session.tenantId).catch((error: unknown) => deps.log.warn(error, "not closed yet"));
  return selectSession(deps.main, id);
}
