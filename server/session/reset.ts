import { recordChange } from "../events/record.ts";
import type { Once, Outcome } from "../once.ts";
import { ensureDataset, orderFor } from "../provision/datasets.ts";
import { findDatasetOf, type RowCounts, resetTenant } from "../provision/tenant.ts";
import { recipeOf, selectScenarioNow } from "../scenario/queries.ts";
import { answerOnce, findAnswer } from "../tenant/answers.ts";
import { inTurn } from "../tenant/turn.ts";
import { withTenant } from "../tenant/with-tenant.ts";
import type { SessionDeps } from "./deps.ts";
import { findConfiguration, selectSession } from "./queries.ts";
import { mustBeLive, type Session } from "./session.ts";
import { copyPrepared, findTemplateOf } from "./templates.ts";

/**
 * Gives a live demo a fresh start, as if it had been opened now, or as it was prepared; also of a scenario that is not offered any more.
 * Its end, its people and their passwords stay.
 *
 * @throws Refusal `not_found`, `demo_has_ended`, `not_ready`
 */
export async function reset(
  deps: SessionDeps,
  id: string,
  actor: string,
  once: Once | undefined,
): Promise<{ session: Session; undone: Outcome<RowCounts> }> {
  const session = await selectSession(deps.main, id);
  mustBeLive(session);
  const { scenario, now } = await selectScenarioNow(deps, session.scenarioName);
  const { opening, ...wanted } = orderFor(
    deps,
    recipeOf(scenario, await findConfiguration(deps.main, id)),
    now,
    session.locale,
  );
  const template = await findTemplateOf(deps.main, id);
  const prepared = template && (await findDatasetOf(deps.demo, template.tenantId));
  const dataset = prepared ?? (await ensureDataset(deps, wanted));
  const kept = await withTenant(deps.demo, session.tenantId, (db) => findAnswer<RowCounts>(db, once));
  if (kept) return { session, undone: { result: kept, isReplay: true } };
  // First, so that a crash in between leaves a reset that was asked for, not one that nobody asked for.
  await recordChange(deps.main, { sessionId: id, eventType: "session_reset", actor });
  if (!template)
    await deps.main
      .updateTable("demo_sessions")
      .set({ scenario_version: scenario.version })
      .where("id", "=", id)
      .execute();
  const undone = await inTurn(deps, session.tenantId, async (connection) => {
    mustBeLive(await selectSession(deps.main, id));
    return withTenant(connection, session.tenantId, (db) =>
      answerOnce(db, once, async () => {
        if (!template || !prepared) return resetTenant(db, session.tenantId, dataset, opening.clockAt);
        const counts = await resetTenant(db, session.tenantId, dataset, template.clockAt);
        await copyPrepared(db, template.tenantId, session.tenantId);
        return counts;
      }),
    );
  });
  return { session, undone };
}
