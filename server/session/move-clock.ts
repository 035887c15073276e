import { demoHasEnded } from "../errors.ts";
import { recordChange } from "../events/record.ts";
import type { Once, Outcome } from "../once.ts";
import { orderFor } from "../provision/datasets.ts";
import { recipeOf, selectScenarioNow } from "../scenario/queries.ts";
import { type Destination, type Moment, moveClock } from "../tenant/clock.ts";
import type { Clock } from "../tenant/present.ts";
import type { SessionDeps } from "./deps.ts";
import { findConfiguration, selectSession } from "./queries.ts";
import { LIVE, type Session } from "./session.ts";

/**
 * Moves a live demo's clock: forward to a named moment or an instant, or to `now`, where a demo that is opened now would stand.
 *
 * @throws Refusal `not_found`, `demo_has_ended`, `clock_ends_there`, `invalid_input`
 */
export async function moveDemoClock(
  deps: SessionDeps,
  id: string,
  to: "now" | Moment | Date,
  actor: string,
  once: Once | undefined,
): Promise<Outcome<Clock>> {
  const session = await selectSession(deps.main, id);
  if (!LIVE.some((it) => it === session.status)) throw demoHasEnded();
  const destination = await destinationOf(deps, session, to);
  const record = () => recordChange(deps.main, { sessionId: id, eventType: "clock_moved", eventData: { to }, actor });
  return moveClock(deps, session.tenantId, destination, once, record);
}

async function destinationOf(deps: SessionDeps, session: Session, to: "now" | Moment | Date): Promise<Destination> {
  if (to instanceof Date) return { instant: to };
  if (to !== "now") return { moment: to };
  const { scenario, now } = await selectScenarioNow(deps, session.scenarioName);
  return {
    back: orderFor(deps, recipeOf(scenario, await findConfiguration(deps.main, session.id)), now, session.locale)
      .opening.clockAt,
  };
}
