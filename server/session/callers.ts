import type { Deps } from "../deps.ts";
import type { Role } from "../domain.ts";
import type { CallerLookup, Prospect } from "../http/caller.ts";
import { hashOf } from "../secrets.ts";
import { findSignIn } from "../tenant/members.ts";
import { sessionOfWorkspaceToken } from "../tokens.ts";
import { findSession, findSessionByToken } from "./queries.ts";
import { hasEnded, type Session } from "./session.ts";

/** Looks callers up, and at every request whether their demo still lives by the database's clock. */
export function callerLookup(deps: Deps): CallerLookup {
  return {
    async ofSessionToken(token) {
      const session = await findSessionByToken(deps.main, hashOf(token));
      return session && asProspect(session, "owner");
    },
    async ofWorkspaceToken(token) {
      const sessionId = sessionOfWorkspaceToken(deps.serviceSecret, token);
      const session = sessionId === undefined ? undefined : await findSession(deps.main, sessionId);
      if (!session) return undefined;
      // Its sign-in is deleted with the demo: then the token still tells whose it was.
      if (hasEnded(session.status)) return asProspect(session, "cashier");
      const signIn = await findSignIn(deps.demo, token);
      return signIn?.tenantId === session.tenantId ? asProspect(session, signIn.role) : undefined;
    },
  };
}

function asProspect(session: Session, role: Role): Prospect {
  return {
    kind: "prospect",
    sessionId: session.id,
    tenantId: session.tenantId,
    role,
    hasEnded: hasEnded(session.status),
  };
}
