import { sql } from "kysely";
import type { Caller } from "../http/caller.ts";
import type { LeadDeps } from "./deps.ts";
import { engagementOf } from "./engagement.ts";
import { MAY_BE_CALLED, MAY_BE_FOLLOWED, mayBeSeenBy, selectLeadsOf } from "./queries.ts";

/** From here on somebody is worth a call. */
const KEEN = 60;
const MOST = 500;

/** People who look in earnest and cannot be called: nobody asks them but the demo itself. Of more than five hundred the last. */
export async function countWhoCannotBeCalled(deps: LeadDeps, caller: Caller): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select l.id from leads l where ${mayBeSeenBy(caller)} and l.stage in ('new', 'contacted') and ${MAY_BE_FOLLOWED} and not (${MAY_BE_CALLED})
     order by l.updated_at desc limit ${MOST}`.execute(deps.main);
  const leads = await selectLeadsOf(
    deps.main,
    caller,
    rows.map((it) => it.id),
  );
  const engagements = await engagementOf(deps, leads);
  return leads.filter((it) => (engagements.get(it.id)?.score ?? 0) >= KEEN).length;
}
