import { sql } from "kysely";
import type { z } from "zod";
import type { Inside } from "../../contract/sales-today.ts";
import { type Caller, isAtLeast } from "../http/caller.ts";
import { engagementOf } from "../leads/engagement.ts";
import { selectLead } from "../leads/queries.ts";
import type { Db } from "../sql/main-db.ts";
import type { AnalyticsDeps } from "./deps.ts";

/** Whoever asked for nothing in so long has left, or looks elsewhere. */
const HERE_MINUTES = 3;
/** Who is away for longer comes back: another visit. */
const VISIT_MINUTES = 30;
const MOST = 50;

interface Present {
  readonly demo_id: string;
  readonly owner_id: string | null;
  readonly lead_id: string | null;
  readonly may_be_followed: boolean;
  /** Nothing says who they are. */
  readonly is_nobodys: boolean;
  readonly area: string | null;
  readonly minutes: number;
}

/** Who is in a demo now: named where they allowed it and they are the caller's to see; of the others those who have a name are a number. */
export async function readInside(deps: AnalyticsDeps, caller: Caller): Promise<z.output<typeof Inside>> {
  const present = await selectPresent(deps.main);
  const isTheirs = (owner: string | null) =>
    isAtLeast(caller, "manager") || owner === null || (caller.kind === "staff" && owner === caller.id);
  const isNamed = (it: Present) => it.may_be_followed && it.lead_id !== null && isTheirs(it.owner_id);
  const leads = await Promise.all(
    present.flatMap((it) => (isNamed(it) && it.lead_id ? [selectLead(deps.main, caller, it.lead_id)] : [])),
  );
  const engagements = await engagementOf(deps, leads);
  const nameOf = (id: string | null) => leads.find((it) => it.id === id);
  const shown = present.filter((it) => it.is_nobodys || isNamed(it));
  return {
    inside: shown.map((it) => {
      const lead = isNamed(it) ? nameOf(it.lead_id) : undefined;
      return {
        demo_id: lead ? it.demo_id : null,
        name: lead ? (lead.name ?? lead.company) : null,
        area: it.area,
        minutes: it.minutes,
        score: lead ? (engagements.get(lead.id)?.score ?? null) : null,
      };
    }),
    others: present.length - shown.length,
  };
}

async function selectPresent(db: Db): Promise<Present[]> {
  const { rows } = await sql<Present>`
    with here as (
      select d.*, (select s.lead_id from lead_sessions s where s.session_id = d.id) as lead_id,
             exists (select from lead_consents c where c.session_id = d.id and c.kind = 'steps' and c.revoked_at is null) as may_be_followed
        from demo_sessions d
       where d.status in ('active', 'extended') and d.expires_at > clock_timestamp() and not d.is_internal
         and d.last_activity_at > clock_timestamp() - make_interval(mins => ${HERE_MINUTES})
       order by d.last_activity_at desc limit ${MOST})
    select h.id as demo_id, h.owner_id, h.lead_id, h.may_be_followed,
           h.link_id is null and not h.left_address and h.lead_email is null and h.business_name is null as is_nobodys,
           (select coalesce(e.event_data ->> 'screen', e.event_data ->> 'feature') from demo_session_events e
             where e.session_id = h.id and e.event_type in ('page_view', 'feature_used') order by e.occurred_at desc limit 1) as area,
           greatest(0, extract(epoch from clock_timestamp() - coalesce((
             select max(occurred_at) from (
               select occurred_at, lag(occurred_at) over (order by occurred_at) as before from demo_session_events e where e.session_id = h.id) e
              where before is null or occurred_at - before > make_interval(mins => ${VISIT_MINUTES})), h.created_at)) / 60)::int as minutes
      from here h order by h.last_activity_at desc`.execute(db);
  return rows;
}
