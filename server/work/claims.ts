import { randomBytes } from "node:crypto";
import { sql } from "kysely";
import type { WorkItem } from "../domain-prospects.ts";
import { claimWasUsed, invalidInput, notFound } from "../errors.ts";
import { recordChange } from "../events/record.ts";
import { hashOf } from "../secrets.ts";
import { lockSession } from "../session/queries.ts";
import type { Session } from "../session/session.ts";
import type { Db, MainDb } from "../sql/main-db.ts";
import { selectWork } from "../tenant/work.ts";
import type { WorkDeps } from "./deps.ts";

const KEPT_DAYS = 30;

export interface Claim {
  readonly items: number;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly redeemed_at: Date | null;
}

/** What is kept of a demo's work, as it was when it was chosen. */
interface Kept {
  readonly scenario: string;
  readonly locale: string;
  readonly business_name: string | null;
  readonly items: readonly WorkItem[];
}

const claimColumns = sql`items, created_at, expires_at, redeemed_at`;
const isKept = sql<boolean>`expires_at > clock_timestamp()`;

/**
 * Keeps what was chosen of a live demo's work; it replaces what was kept before, and its code.
 *
 * @throws Refusal `invalid_input` for what is not among the work
 */
export async function keepWork(
  deps: WorkDeps,
  session: Session,
  chosen: readonly string[],
  actor: string,
): Promise<Claim & { readonly code: string }> {
  const made = new Map((await selectWork(deps, session.tenantId)).map((it) => [it.id, it]));
  const unknown = chosen.findIndex((id) => !made.has(id));
  if (unknown >= 0)
    throw invalidInput("Something that was chosen is not among what was made.", [
      { pointer: `/items/${unknown}`, detail: "names nothing that was made in this demo" },
    ]);
  const kept: Kept = {
    scenario: session.scenarioName,
    locale: session.locale,
    business_name: session.businessName,
    items: chosen.flatMap((id) => made.get(id) ?? []),
  };
  const code = newCode();
  return deps.main.transaction().execute(async (db) => {
    await lockSession(db, session.id);
    const { rows } = await sql<Claim>`
      insert into work_claims (session_id, code_hash, payload, items, expires_at)
        values (${session.id}, ${hashOf(code)}, ${JSON.stringify(kept)}::jsonb, ${kept.items.length}, clock_timestamp() + make_interval(days => ${KEPT_DAYS}))
      on conflict (session_id) do update set id = gen_random_uuid(), code_hash = excluded.code_hash, payload = excluded.payload,
        items = excluded.items, created_at = clock_timestamp(), expires_at = excluded.expires_at, redeemed_at = null
      returning ${claimColumns}`.execute(db);
    return { ...(await noted(db, session.id, rows[0], "work_kept", actor)), code };
  });
}

/** Another code for what is kept, good for once again; the one before is good for nothing. @throws Refusal `not_found` */
export function renewClaim(main: MainDb, sessionId: string, actor: string): Promise<Claim & { readonly code: string }> {
  const code = newCode();
  return main.transaction().execute(async (db) => {
    const { rows } = await sql<Claim>`
      update work_claims set id = gen_random_uuid(), code_hash = ${hashOf(code)}, redeemed_at = null
       where session_id = ${sessionId} and ${isKept} returning ${claimColumns}`.execute(db);
    return { ...(await noted(db, sessionId, rows[0], "work_claim_renewed", actor)), code };
  });
}

async function noted(db: Db, sessionId: string, claim: Claim | undefined, eventType: string, actor: string) {
  if (!claim) throw notFound("work");
  await recordChange(db, { sessionId, eventType, eventData: { items: claim.items }, actor });
  return claim;
}

export async function findClaim(main: MainDb, sessionId: string): Promise<Claim | undefined> {
  const { rows } = await sql<Claim>`
    select ${claimColumns} from work_claims where session_id = ${sessionId} and ${isKept}`.execute(main);
  return rows[0];
}

/** @returns how many there were @throws Refusal `not_found` */
export function destroyClaim(main: MainDb, sessionId: string, actor: string): Promise<number> {
  return main.transaction().execute(async (db) => {
    const { rows } = await sql<Claim>`
      delete from work_claims where session_id = ${sessionId} returning ${claimColumns}`.execute(db);
    await noted(db, sessionId, rows[0], "work_destroyed", actor);
    return rows.length;
  });
}

export interface Redeemed extends Kept {
  readonly id: string;
  readonly sessionId: string;
  readonly expiresAt: Date;
}

/**
 * Hands over what is kept, to whoever has its code and comes first.
 *
 * @throws Refusal `not_found` for a code that is none, or no more; `claim_was_used`
 */
export function redeem(main: MainDb, code: string, actor: string): Promise<Redeemed> {
  return main.transaction().execute(async (db) => {
    const { rows } = await sql<{
      id: string;
      session_id: string;
      expires_at: Date;
      redeemed_at: Date | null;
      payload: Kept;
    }>`
      select id, session_id, expires_at, redeemed_at, payload from work_claims
       where code_hash = ${hashOf(code)} and ${isKept} for update`.execute(db);
    const [found] = rows;
    if (!found) throw notFound("work claim");
    if (found.redeemed_at) throw claimWasUsed();
    await sql`update work_claims set redeemed_at = clock_timestamp() where id = ${found.id}`.execute(db);
    await recordChange(db, {
      sessionId: found.session_id,
      eventType: "work_handed_over",
      eventData: { items: found.payload.items.length },
      actor,
    });
    return { ...found.payload, id: found.id, sessionId: found.session_id, expiresAt: found.expires_at };
  });
}

/** What was kept for long enough. */
export async function forgetOldClaims(main: MainDb): Promise<void> {
  await sql`delete from work_claims where not ${isKept}`.execute(main);
}

const newCode = (): string => `wrk_${randomBytes(32).toString("base64url")}`;
