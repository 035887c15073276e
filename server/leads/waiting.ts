import type { Caller } from "../http/caller.ts";
import type { LeadDeps } from "./deps.ts";
import { engagementOf } from "./engagement.ts";
import { selectLeads } from "./queries.ts";

/** From here on somebody is worth a call. */
const KEEN = 60;
const MOST = 200;

/** People who look in earnest and cannot be called: nobody asks them but the demo itself. */
export async function countWhoCannotBeCalled(deps: LeadDeps, caller: Caller): Promise<number> {
  const leads = await selectLeads(deps.main, caller, { timeZone: deps.config.reportingTimeZone }, MOST);
  const open = leads.filter((it) => !it.may_be_called && (it.stage === "new" || it.stage === "contacted"));
  const engagements = await engagementOf(deps, open);
  return open.filter((it) => (engagements.get(it.id)?.score ?? 0) >= KEEN).length;
}
