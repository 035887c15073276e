import { sql } from "kysely";
import { demoHasEnded } from "../errors.ts";
import { recordChange } from "../events/record.ts";
import type { Db } from "../sql/main-db.ts";
import { SLOTS_ARE_TAKEN, takeSlot } from "./admission.ts";
import type { SessionDeps } from "./deps.ts";
import { type Asker, fullness, mustHaveRoom } from "./opening/room.ts";
import { lockSession, selectSession } from "./queries.ts";
import type { Session } from "./session.ts";

/** Whoever goes on has so much time, as far as a demo may live. */
const GOES_ON_HOURS = 24;

/**
 * Goes on with a demo that expired and is still held: where it was left, with its people, its changes and its address. It takes a slot as
 * any demo does.
 *
 * @throws Refusal `not_found`, `demo_has_ended` where it is held no more, `demos_full`, `too_many_demos_of_yours`
 */
export async function goOn(deps: SessionDeps, id: string, actor: string, asker: Asker): Promise<Session> {
  await mustHaveRoom(deps, asker);
  const found = await deps.main.transaction().execute(async (db) => {
    // Its lock is the teardown's, too: what that has begun with is held no more.
    const { heldUntil } = await lockSession(db, id);
    if (!heldUntil) throw demoHasEnded();
    if (!(await takeSlot(db, deps.config.maxConcurrentDemos))) return undefined;
    await sql`
      update demo_sessions set status = 'extended', held_until = null, terminated_at = null, termination_reason = null,
             expires_at = least(clock_timestamp() + make_interval(hours => ${GOES_ON_HOURS}), created_at + make_interval(hours => ${deps.config.maxDurationHours}))
       where id = ${id}`.execute(db);
    const session = await selectSession(db, id);
    await recordChange(db, {
      sessionId: id,
      eventType: "session_resumed",
      eventData: { expires_at: session.expiresAt, cap: deps.config.maxConcurrentDemos },
      actor,
      announce: { routingKey: "demo.session_resumed", payload: { expires_at: session.expiresAt } },
    });
    return session;
  });
  if (!found) throw await fullness(deps, SLOTS_ARE_TAKEN, asker);
  return found;
}

/**
 * Gives up what is held of a demo: from now on nobody can go on, and its rows go.
 *
 * @param when only where the hold is over, or whenever
 * @returns whether there is nothing held any more
 */
export async function releaseHold(db: Db, id: string, when: "over" | "now"): Promise<boolean> {
  const { rows } = await sql<{ isHeld: boolean }>`
    with released as (
      update demo_sessions set held_until = null
       where id = ${id} and (${when === "now"} or held_until <= clock_timestamp()) returning id)
    select exists (select from demo_sessions where id = ${id} and held_until is not null and id not in (select id from released)) as "isHeld"`.execute(
    db,
  );
  return rows[0]?.isHeld === false;
}
