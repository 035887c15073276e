import type { z } from "zod";
import type { Account, Credential } from "../../contract/session.ts";
import type { Role } from "../domain.ts";
import { demoHasEnded, notFound } from "../errors.ts";
import { recordChange } from "../events/record.ts";
import type { Once, Outcome } from "../once.ts";
import { regeneratePassword, selectMembers } from "../tenant/members.ts";
import type { SessionDeps } from "./deps.ts";
import { selectSession } from "./queries.ts";
import { hasEnded, type Session } from "./session.ts";

/** The accounts of a live demo. @throws Refusal `not_found`, `demo_has_ended` */
export async function selectCredentials(
  deps: SessionDeps,
  sessionId: string,
): Promise<Array<z.output<typeof Account>>> {
  const session = await selectLive(deps, sessionId);
  const members = await selectMembers(deps.demo, session.tenantId);
  const rank = (role: Role) => deps.domain.roles.indexOf(role);
  return members
    .toSorted((one, other) => rank(one.role) - rank(other.role))
    .map(({ role, name, email }) => ({ role, name, email }));
}

/** A new password for one account, shown here only. @throws Refusal `not_found`, `demo_has_ended`, `conflict` */
export async function regenerate(
  deps: SessionDeps,
  sessionId: string,
  role: Role,
  actor: string,
  once: Once | undefined,
): Promise<Outcome<z.output<typeof Credential>>> {
  const session = await selectLive(deps, sessionId);
  if (!deps.domain.roles.includes(role)) throw notFound("account");
  // First, as in `reset`: no password changes without saying by whom.
  await recordChange(deps.main, { sessionId, eventType: "password_regenerated", eventData: { role }, actor });
  const { demo, serviceSecret } = deps;
  const { result, isReplay } = await regeneratePassword(demo, serviceSecret, session.tenantId, role, once);
  const { name, email, password } = result;
  return { result: { role, name, email, password }, isReplay };
}

async function selectLive(deps: SessionDeps, sessionId: string): Promise<Session> {
  const session = await selectSession(deps.main, sessionId);
  if (hasEnded(session.status)) throw demoHasEnded();
  return session;
}
