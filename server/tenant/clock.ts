import { sql } from "kysely";
import type { z } from "zod";
import { iso } from "../../contract/text.ts";
import type { ClockMoment, MovedClock } from "../../contract/workspace.ts";
import type { Tenant, TenantDb } from "../domain.ts";
import { clockEndsThere, invalidInput } from "../errors.ts";
import type { Once, Outcome } from "../once.ts";
import { findAnswer, keepAnswer } from "./answers.ts";
import type { TenantDeps } from "./deps.ts";
import { selectOrder } from "./live.ts";
import { inTurn, type TurnTaking } from "./turn.ts";
import { selectTenant, withTenant } from "./with-tenant.ts";

export type Moment = Exclude<z.output<typeof ClockMoment>, "now">;
export type Clock = z.output<typeof MovedClock>["clock"];

/** Where to move a clock: forward to a moment or an instant, or back to where it would stand had nobody moved it. */
export type Destination = "now" | Moment | Date;

/**
 * Moves a tenant's clock, which goes on ticking from there.
 *
 * @param beforehand runs once the move is known to be possible, before it happens
 * @returns the clock as it stands then
 * @throws Refusal `clock_ends_there` past what was generated, `invalid_input` for a moment that is over, `demo_has_ended`
 */
export function moveClock(
  deps: TurnTaking & Pick<TenantDeps, "domain">,
  tenantId: string,
  to: Destination,
  once: Once | undefined,
  beforehand: () => Promise<void>,
): Promise<Outcome<Clock>> {
  return inTurn(deps, tenantId, async (connection) => {
    const { kept, at } = await withTenant(connection, tenantId, async (db, tenant) => {
      const answer = await findAnswer<Clock>(db, once);
      return { kept: answer, at: answer ? undefined : await selectDestination(db, deps, tenant, to) };
    });
    if (kept) return { result: kept, isReplay: true };
    await beforehand();
    return withTenant(connection, tenantId, async (db) => {
      await sql`select overlay.move_clock(${at}::timestamptz - now())`.execute(db);
      const result = await selectClock(db, deps, await selectTenant(db, tenantId));
      await keepAnswer(db, once, result);
      return { result, isReplay: false };
    });
  });
}

/**
 * What was done is not undone, and what was done later cannot have been done yet: a clock goes back to its people's last act at most
 * (decision 0024).
 */
const backTo = ({ unmovedNow, actedAt }: Tenant): Date => (actedAt && actedAt > unmovedNow ? actedAt : unmovedNow);

async function selectDestination(
  db: TenantDb<unknown>,
  { domain }: Pick<TenantDeps, "domain">,
  tenant: Tenant,
  to: Destination,
): Promise<Date> {
  if (to === "now") return backTo(tenant);
  const at = to instanceof Date ? to : domain.moments((await selectOrder(db)).configuration, tenant.workspaceNow)[to];
  if (at.getTime() < tenant.workspaceNow.getTime())
    throw invalidInput("That moment is over in this demo.", [{ pointer: "/to", detail: "must be later, or `now`" }]);
  if (at.getTime() > tenant.windowTo.getTime()) throw clockEndsThere(tenant.windowTo);
  return at;
}

/** A tenant's clock, and where it may be moved. */
export async function selectClock(
  db: TenantDb<unknown>,
  { domain }: Pick<TenantDeps, "domain">,
  tenant: Tenant,
): Promise<Clock> {
  const { configuration } = await selectOrder(db);
  const moments = domain.moments(configuration, tenant.workspaceNow);
  return {
    now: iso(tenant.workspaceNow),
    time_zone: tenant.timeZone,
    is_real_time: tenant.isRealTime,
    window_from: iso(tenant.windowFrom),
    window_to: iso(tenant.windowTo),
    back_to: iso(backTo(tenant)),
    is_held: backTo(tenant) !== tenant.unmovedNow,
    moments: Object.entries(moments)
      .filter(([, at]) => at <= tenant.windowTo)
      .map(([to, at]) => ({ to: to as Moment, at: iso(at) })),
  };
}
