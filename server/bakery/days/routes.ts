import { daysApi } from "../../../contract/bakery/days.ts";
import type { Tenant, WorkspaceApp } from "../../domain.ts";
import { invalidInput } from "../../errors.ts";
import { type Days, today } from "../day-range.ts";
import { listRoute } from "../list-route.ts";
import { modelOfTenant } from "../live/model.ts";
import { addDays, dayNumber } from "../world/model/day.ts";
import { selectDays } from "./days.ts";

const MOST_DAYS = 14;
/** As far as forecasts reach. */
const AHEAD_DAYS = 6;
const BACK_DAYS = 28;

export function dayRoutes(app: WorkspaceApp): void {
  listRoute(app, daysApi, "GET /workspace/days", async (db, { tenant, query }) => {
    const days = within(tenant, query);
    const model = await modelOfTenant(db);
    return model ? selectDays(db, tenant, model, days) : [];
  });
}

/** @throws Refusal `invalid_input` where more is asked for than is known of the past or forecast */
function within(tenant: Tenant, asked: { from?: string | undefined; to?: string | undefined }): Days {
  const from = asked.from ?? today(tenant);
  const to = asked.to ?? (asked.from === undefined ? addDays(from, AHEAD_DAYS) : from);
  const [first, last] = [addDays(today(tenant), -BACK_DAYS), addDays(today(tenant), AHEAD_DAYS)];
  if (from > to)
    throw invalidInput("The range ends before it begins.", [{ pointer: "/to", detail: "must not be before from" }]);
  if (from < first) throw invalidInput(`Days go back to ${first}.`, [{ pointer: "/from", detail: "is too early" }]);
  if (to > last) throw invalidInput(`Days are known until ${last}.`, [{ pointer: "/to", detail: "is too late" }]);
  if (dayNumber(to) - dayNumber(from) >= MOST_DAYS)
    throw invalidInput(`A range may have ${MOST_DAYS} days.`, [{ pointer: "/from", detail: "is too long before to" }]);
  return { from, to };
}
