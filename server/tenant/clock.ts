import { type RawBuilder, sql } from "kysely";
import type { z } from "zod";
import type { ClockMoment } from "../../contract/workspace.ts";
import type { Tenant, TenantDb } from "../domain.ts";
import { clockEndsThere, invalidInput } from "../errors.ts";
import type { Once, Outcome } from "../once.ts";
import { findAnswer, keepAnswer } from "./answers.ts";
import { type Clock, presentClock } from "./present.ts";
import { inTurn, type TurnTaking } from "./turn.ts";
import { selectTenant, withTenant } from "./with-tenant.ts";

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
 * @returns the clock as it stands then
 * @throws Refusal `clock_ends_there` past what was generated, `invalid_input` for a moment that is over, `demo_has_ended`
 */
export function moveClock(
  deps: TurnTaking,
  tenantId: string,
  to: Destination,
  once: Once | undefined,
  beforehand: () => Promise<void>,
): Promise<Outcome<Clock>> {
  return inTurn(deps, tenantId, async (connection) => {
    const { kept, at } = await withTenant(connection, tenantId, async (db, tenant) => {
      const answer = await findAnswer<Clock>(db, once);
      return { kept: answer, at: answer ? undefined : await selectDestination(db, tenant, to) };
    });
    if (kept) return { result: kept, isReplay: true };
    await beforehand();
    return withTenant(connection, tenantId, async (db) => {
      await sql`select overlay.move_clock(${at}::timestamptz - now())`.execute(db);
      const result = presentClock(await selectTenant(db, tenantId));
      await keepAnswer(db, once, result);
      return { result, isReplay: false };
    });
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
