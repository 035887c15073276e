import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import type { ClockMoment } from "../../contract/workspace.ts";
import type { Tenant, TenantDb } from "../domain.ts";
import { clockEndsThere, invalidInput } from "../errors.ts";
import { inTurn, type TurnTaking } from "./turn.ts";
import { withTenant } from "./with-tenant.ts";

export type Moment = Exclude<z.output<typeof ClockMoment>, "now">;

/** Moments that have a name, by the demo's own clock: days from its today (a SQL expression over `today`), and the local time. */
const MOMENTS: Record<Moment, { readonly days: RawBuilder<unknown>; readonly time: string }> = {
  tomorrow_05_00: { days: sql`1`, time: "05:00" },
  next_saturday_12_00: { days: sql`(12 - extract(isodow from today)::int) % 7 + 1`, time: "12:00" },
};

/** Where to move a clock: forward to a moment or an instant, or back to where a demo that is opened now would stand. */
export type Destination = { readonly moment: Moment } | { readonly instant: Date } | { readonly back: Date };

/**
 * Moves a tenant's clock, which goes on ticking from there.
 *
 * @param beforehand runs once the move is known to be possible, before it happens
 * @returns the tenant by its new clock
 * @throws Refusal `clock_ends_there` past what was generated, `invalid_input` for a moment that is over, `demo_has_ended`
 */
export function moveClock(
  deps: TurnTaking,
  tenantId: string,
  to: Destination,
  beforehand: () => Promise<void>,
): Promise<Tenant> {
  return inTurn(deps, tenantId, async (connection) => {
    const at = await withTenant(connection, tenantId, (db, tenant) => selectDestination(db, tenant, to));
    await beforehand();
    await withTenant(connection, tenantId, (db) =>
      sql`select overlay.move_clock(${at}::timestamptz - now())`.execute(db),
    );
    return withTenant(connection, tenantId, async (_db, tenant) => tenant);
  });
}

async function selectDestination(db: TenantDb<unknown>, tenant: Tenant, to: Destination): Promise<Date> {
  const at = await instantOf(db, tenant, to);
  if (!("back" in to) && at.getTime() < tenant.workspaceNow.getTime())
    throw invalidInput("That moment is over in this demo.", [{ pointer: "/to", detail: "must be later, or `now`" }]);
  if (at.getTime() > tenant.windowTo.getTime()) throw clockEndsThere(tenant.windowTo);
  return at;
}

async function instantOf(db: TenantDb<unknown>, tenant: Tenant, to: Destination): Promise<Date> {
  if ("instant" in to) return to.instant;
  if ("back" in to) return to.back;
  const { days, time } = MOMENTS[to.moment];
  const { rows } = await sql<{ at: Date }>`
    select (today + ${days} + ${time}::time) at time zone ${tenant.timeZone} as at
      from (select (${tenant.workspaceNow}::timestamptz at time zone ${tenant.timeZone})::date as today) it`.execute(
    db,
  );
  if (!rows[0]) throw new Error("no moment came back");
  return rows[0].at;
}
