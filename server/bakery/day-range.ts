import type { Tenant } from "../domain.ts";
import { invalidInput } from "../errors.ts";
import { addDays, dayNumber, localTime } from "./world/model/day.ts";

export interface Days {
  readonly from: string;
  readonly to: string;
}

/** A list of facts covers this many days at most; more than a dataset has. */
const MOST_DAYS = 120;

/** Days before today of what is called the last four weeks: twenty-eight, today with them. */
export const FOUR_WEEKS = 27;

/** The date that the demo's clock shows. */
export function today(tenant: Tenant): string {
  return localTime(tenant.workspaceNow, tenant.timeZone).date;
}

/** The part of some days that has begun by the demo's clock. */
export function upToToday(tenant: Tenant, { from, to }: Days): Days {
  return { from, to: to < today(tenant) ? to : today(tenant) };
}

/**
 * The days a list is about: both ends included, `daysBack` before today up to today where nothing is said.
 *
 * @throws Refusal `invalid_input` when it ends before it begins or is too long
 */
export function daysOf(
  tenant: Tenant,
  asked: { from?: string | undefined; to?: string | undefined },
  daysBack: number,
  daysAhead = 0,
): Days {
  const to = asked.to ?? addDays(asked.from && asked.from > today(tenant) ? asked.from : today(tenant), daysAhead);
  const from = asked.from ?? addDays(asked.to ?? today(tenant), -daysBack);
  if (from > to)
    throw invalidInput("The range ends before it begins.", [{ pointer: "/to", detail: "must not be before from" }]);
  if (dayNumber(to) - dayNumber(from) > MOST_DAYS)
    throw invalidInput(`A range may have ${MOST_DAYS} days.`, [{ pointer: "/from", detail: "is too long before to" }]);
  return { from, to };
}
