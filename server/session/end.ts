import { recordChange } from "../events/record.ts";
import { within } from "../jobs/boss.ts";
import type { Db } from "../sql/main-db.ts";
import { type EndedSession, type Ending, endSessions, freeSlots, type Hold } from "./admission.ts";
import type { SessionDeps } from "./deps.ts";
import type { Status } from "./session.ts";

const BATCH = 100;

interface End {
  readonly to: Extract<Status, "expired" | "terminated" | "failed">;
  readonly reason: string;
  readonly actor: string;
}

/**
 * Ends one session if it is in one of the statuses `from`. Access ends with the commit; its rows follow, by a job that is
 * sent in the same transaction.
 *
 * @returns whether it was this call that ended it
 */
export async function endOne(
  deps: SessionDeps,
  id: string,
  from: readonly Status[],
  to: End["to"],
  reason: string,
  actor: string,
): Promise<boolean> {
  return (await end(deps, { why: "one", id, from }, { to, reason, actor })) === 1;
}

/** Expires every session that is due. @returns how many */
export function expireOverdue(deps: SessionDeps): Promise<number> {
  return endAll(deps, "overdue", { to: "expired", reason: "expired", actor: "service" });
}

/** Fails every session whose maker has not come back within its lease. @returns how many */
export function failAbandoned(deps: SessionDeps): Promise<number> {
  return endAll(deps, "abandoned", { to: "failed", reason: "provisioning was interrupted", actor: "service" });
}

/** In batches, until there are none. */
async function endAll(deps: SessionDeps, why: "overdue" | "abandoned", outcome: End): Promise<number> {
  let total = 0;
  for (;;) {
    const ended = await end(deps, { why, limit: BATCH }, outcome);
    total += ended;
    if (ended < BATCH) return total;
  }
}

async function end(deps: SessionDeps, ending: Ending, outcome: End): Promise<number> {
  const ended = await endTogether(deps, ending, outcome);
  for (const { id, tenantId } of ended)
    deps.log.info(
      { session_id: id, tenant_id: tenantId, reason: outcome.reason, actor: outcome.actor },
      `demo ${outcome.to}`,
    );
  return ended.length;
}

const holdOf = ({ config }: SessionDeps): Hold => ({
  hours: config.holdHours,
  maxDurationHours: config.maxDurationHours,
});

function endTogether(deps: SessionDeps, ending: Ending, outcome: End): Promise<EndedSession[]> {
  return deps.main.transaction().execute(async (db: Db) => {
    const ended = await endSessions(db, ending, outcome.to, outcome.reason, holdOf(deps));
    if (ended.length === 0) return [];
    for (const { id } of ended)
      await recordChange(db, {
        sessionId: id,
        eventType: `session_${outcome.to}`,
        eventData: { reason: outcome.reason },
        actor: outcome.actor,
        ...(outcome.to !== "failed" && {
          announce: { routingKey: `demo.session_${outcome.to}`, payload: { reason: outcome.reason } },
        }),
      });
    await deps.jobs.insert(
      "teardown",
      ended.map(({ id, heldUntil }) => ({ data: { sessionId: id }, ...(heldUntil && { startAfter: heldUntil }) })),
      within(db),
    );
    await freeSlots(db, ended.length);
    return ended;
  });
}
