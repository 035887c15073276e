import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import type { Role } from "../domain.ts";
import { demoHasEnded, invitationNotValid, keyReused, tooManyInvitations } from "../errors.ts";
import { recordLogin } from "../events/activity.ts";
import { recordChange } from "../events/record.ts";
import { derive, hashOf } from "../secrets.ts";
import { lockSession, selectSession } from "../session/queries.ts";
import { hasEnded } from "../session/session.ts";
import type { Db } from "../sql/main-db.ts";
import { viewAs } from "../tenant/members.ts";
import { newWorkspaceToken } from "../tokens.ts";
import { uuidOf } from "../uuid.ts";
import type { InvitationDeps } from "./deps.ts";

const VALID_MINUTES = 60;
const CODE_BYTES = 16;
/** Of one demo that can still be used; more are for a campaign, not for a colleague. */
const MOST_OPEN = 20;

export interface Invitation {
  readonly id: string;
  readonly role: Role;
  readonly uses: number;
  readonly expiresAt: Date;
  /** 128 bits, shown once. */
  readonly code: string;
}

/**
 * Makes a code that lets up to `uses` people into a demo in a role, for an hour.
 *
 * @param key the caller's `Idempotency-Key`: sent again, it gives the same invitation with the same code, which is computed anew
 * @throws Refusal `not_found`, `demo_has_ended`, `too_many_invitations`, `idempotency_key_reused`
 */
export function invite(
  deps: InvitationDeps,
  sessionId: string,
  wanted: { role: Role; uses: number; actor: string; key: string | undefined },
): Promise<Invitation> {
  const id = wanted.key === undefined ? randomUUID() : uuidOf(`${sessionId}/${wanted.key}`);
  const code = `inv_${derive(deps.serviceSecret, "invitation", id).subarray(0, CODE_BYTES).toString("base64url")}`;
  return deps.main.transaction().execute(async (db) => {
    const session = await lockSession(db, sessionId);
    if (hasEnded(session.status)) throw demoHasEnded();
    const before = await findInvitation(db, id);
    if (before && (before.role !== wanted.role || before.max_uses !== wanted.uses)) throw keyReused();
    if (before) return { id, role: wanted.role, uses: wanted.uses, expiresAt: before.expires_at, code };
    if ((await countOpen(db, sessionId)) >= MOST_OPEN) throw tooManyInvitations(MOST_OPEN);
    const { expires_at } = await insertInvitation(db, { id, sessionId, role: wanted.role, uses: wanted.uses, code });
    const eventData = { invitation_id: id, role: wanted.role, uses: wanted.uses };
    await recordChange(db, { sessionId, eventType: "invitation_created", eventData, actor: wanted.actor });
    return { id, role: wanted.role, uses: wanted.uses, expiresAt: expires_at, code };
  });
}

function findInvitation(db: Db, id: string) {
  return db
    .selectFrom("demo_invitations")
    .select(["role", "max_uses", "expires_at"])
    .where("id", "=", id)
    .executeTakeFirst();
}

function insertInvitation(
  db: Db,
  invitation: { id: string; sessionId: string; role: Role; uses: number; code: string },
): Promise<{ expires_at: Date }> {
  return db
    .insertInto("demo_invitations")
    .values({
      id: invitation.id,
      session_id: invitation.sessionId,
      role: invitation.role,
      code_hash: hashOf(invitation.code),
      max_uses: invitation.uses,
      expires_at: sql<Date>`clock_timestamp() + make_interval(mins => ${VALID_MINUTES})`,
    })
    .returning("expires_at")
    .executeTakeFirstOrThrow();
}

async function countOpen(db: Db, sessionId: string): Promise<number> {
  const { n } = await db
    .selectFrom("demo_invitations")
    .select((it) => it.fn.countAll<number>().as("n"))
    .where("session_id", "=", sessionId)
    .where("expires_at", ">", sql<Date>`clock_timestamp()`)
    .whereRef("uses", "<", "max_uses")
    .executeTakeFirstOrThrow();
  return n;
}

/**
 * Lets whoever brings a code into its demo. Each use counts exactly, however many bring it at once.
 *
 * @throws Refusal `invitation_not_valid` for a code that is unknown, used up or old, or whose demo has ended
 */
export async function redeem(
  deps: InvitationDeps,
  code: string,
): Promise<{ sessionId: string; role: Role; token: string; expiresAt: Date }> {
  const used = await deps.main.transaction().execute(async (db) => {
    const taken = await takeUse(db, hashOf(code));
    if (!taken) throw invitationNotValid();
    const eventData = { invitation_id: taken.id, role: taken.role };
    await recordChange(db, {
      sessionId: taken.sessionId,
      eventType: "invitation_redeemed",
      eventData,
      actor: "anonymous",
    });
    return taken;
  });
  const session = await selectSession(deps.main, used.sessionId);
  const token = newWorkspaceToken(deps.serviceSecret, session.id);
  await viewAs(deps.demo, session.tenantId, used.role, token);
  await recordLogin(deps.main, session.id, used.role);
  return { sessionId: session.id, role: used.role, token, expiresAt: session.expiresAt };
}

async function takeUse(db: Db, codeHash: string): Promise<{ id: string; sessionId: string; role: Role } | undefined> {
  const { rows } = await sql<{ id: string; sessionId: string; role: Role }>`
    update demo_invitations i set uses = uses + 1
      from demo_sessions s
     where i.code_hash = ${codeHash} and i.uses < i.max_uses and i.expires_at > clock_timestamp()
       and s.id = i.session_id and s.status in ('active', 'extended') and s.expires_at > clock_timestamp()
    returning i.id, i.session_id as "sessionId", i.role`.execute(db);
  return rows[0];
}
