import { OWNER, type Role } from "../domain.ts";
import { noteActivity, recordLogin } from "../events/activity.ts";
import type { CallerLookup, Prospect } from "../http/caller.ts";
import { hashOf } from "../secrets.ts";
import { findSignIn } from "../tenant/members.ts";
import { sessionOfWorkspaceToken } from "../tokens.ts";
import type { SessionDeps } from "./deps.ts";
import { findSession, findSessionByToken } from "./queries.ts";
import { hasEnded, type Session } from "./session.ts";

/** Looks callers up, and at every request whether their demo still lives by the database's clock. */
export function callerLookup(deps: SessionDeps): Pick<CallerLookup, "ofSessionToken" | "ofWorkspaceToken"> {
  return {
    async ofSessionToken(token) {
      const session = await findSessionByToken(deps.main, hashOf(token));
      if (session) await noteUse(deps, session, OWNER);
      return session && asProspect(session, OWNER, true);
    },
    async ofWorkspaceToken(token) {
      const sessionId = sessionOfWorkspaceToken(deps.serviceSecret, token);
      const session = sessionId === undefined ? undefined : await findSession(deps.main, sessionId);
      if (!session) return undefined;
      // Its sign-in is deleted with the demo, so that nobody knows any more as whom: as the least, who may do nothing now.
      if (hasEnded(session.status)) return asProspect(session, deps.domain.roles.at(-1) ?? OWNER);
      const signIn = await findSignIn(deps.demo, token);
      if (signIn?.tenantId !== session.tenantId) return undefined;
      await noteUse(deps, session, signIn.role);
      return asProspect(session, signIn.role);
    },
  };
}

/** A demo's first visitor is a login, and its last visit is known to the minute. */
async function noteUse(deps: SessionDeps, session: Session, role: Role): Promise<void> {
  if (hasEnded(session.status)) return;
  if (session.loginCount === 0) await recordLogin(deps.main, session.id, role, true);
  else if (session.wasQuiet) await noteActivity(deps.main, session.id);
}

function asProspect(session: Session, role: Role, isHolder = false): Prospect {
  return {
    kind: "prospect",
    sessionId: session.id,
    tenantId: session.tenantId,
    role,
    isHolder,
    hasEnded: hasEnded(session.status),
  };
}
