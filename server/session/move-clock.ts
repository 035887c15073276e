import { recordChange } from "../events/record.ts";
import type { Once, Outcome } from "../once.ts";
import { type Clock, type Destination, moveClock } from "../tenant/clock.ts";
import type { SessionDeps } from "./deps.ts";
import { selectSession } from "./queries.ts";
import { mustBeLive } from "./session.ts";

/**
 * Moves a live demo's clock: forward to a named moment or an instant, or to `now`, where it would stand had nobody moved it; never
 * back before its people's last act.
 *
 * @throws Refusal `not_found`, `demo_has_ended`, `clock_ends_there`, `invalid_input`
 */
export async function moveDemoClock(
  deps: SessionDeps,
  id: string,
  to: Destination,
  actor: string,
  once: Once | undefined,
): Promise<Outcome<Clock>> {
  const session = await selectSession(deps.main, id);
  mustBeLive(session);
  const record = async () => {
    // It may have ended while its turn was waited for.
    mustBeLive(await selectSession(deps.main, id));
    await recordChange(deps.main, { sessionId: id, eventType: "clock_moved", eventData: { to }, actor });
  };
  return moveClock(deps, session.tenantId, to, once, record);
}
