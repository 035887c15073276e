import { demoHasEnded } from "../errors.ts";
import { recordChange } from "../events/record.ts";
import { ensureDataset, orderFor } from "../provision/datasets.ts";
import { type RowCounts, resetTenant } from "../provision/tenant.ts";
import { recipeOf, selectScenarioNow } from "../scenario/queries.ts";
import { inTurn } from "../tenant/turn.ts";
import type { SessionDeps } from "./deps.ts";
import { findConfiguration, selectSession } from "./queries.ts";
import { LIVE, type Session } from "./session.ts";

/**
 * Gives a live demo a fresh bakery, as if it had been opened now, also of a scenario that is not offered any more; its end,
 * its people and their passwords stay.
 *
 * @throws Refusal `not_found`, `demo_has_ended`, `not_ready`
 */
export async function reset(
  deps: SessionDeps,
  id: string,
  actor: string,
): Promise<{ session: Session; undone: RowCounts }> {
  const session = await selectSession(deps.main, id);
  if (!LIVE.some((it) => it === session.status)) throw demoHasEnded();
  const { scenario, now } = await selectScenarioNow(deps, session.scenarioName);
  const { opening, ...wanted } = orderFor(
    deps,
    recipeOf(scenario, await findConfiguration(deps.main, id)),
    now,
    session.locale,
  );
  const dataset = await ensureDataset(deps, wanted);
  // First, so that a crash in between leaves a reset that was asked for, not one that nobody asked for.
  await recordChange(deps.main, { sessionId: id, eventType: "session_reset", actor });
  const undone = await inTurn(deps, session.tenantId, (connection) =>
    resetTenant(connection, session.tenantId, dataset, opening.clockAt),
  );
  return { session, undone };
}
