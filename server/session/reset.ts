import type { Deps } from "../deps.ts";
import { demoHasEnded } from "../errors.ts";
import { recordChange } from "../events/record.ts";
import { ensureDataset, orderFor } from "../provision/datasets.ts";
import { type RowCounts, resetTenant } from "../provision/tenant.ts";
import { selectSession } from "./queries.ts";
import { recipeOf, selectActiveScenario } from "./scenarios.ts";
import { LIVE, type Session } from "./session.ts";

/**
 * Gives a live demo a fresh bakery, as if it had been opened now; its end, its people and their passwords stay.
 *
 * @throws Refusal `not_found`, `demo_has_ended`, `not_ready`
 */
export async function reset(deps: Deps, id: string, actor: string): Promise<{ session: Session; undone: RowCounts }> {
  const session = await selectSession(deps.main, id);
  if (!LIVE.some((it) => it === session.status)) throw demoHasEnded();
  const { scenario, now } = await selectActiveScenario(deps, session.scenarioName);
  const { opening, ...wanted } = orderFor(deps, recipeOf(scenario), now);
  const dataset = await ensureDataset(deps, wanted);
  const undone = await resetTenant(deps.demo, session.tenantId, dataset, opening.clockAt);
  await recordChange(deps.main, { sessionId: id, eventType: "session_reset", eventData: { undone }, actor });
  return { session, undone };
}
