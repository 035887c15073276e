import { sql } from "kysely";
import { isImplied, SECONDS } from "../events/what-counts.ts";
import type { Db } from "../sql/main-db.ts";
import type { LeadDeps } from "./deps.ts";
import type { LeadRow } from "./queries.ts";
import { type Act, areasSeen, SCORE_VERSION, type Stay, scoreOf } from "./score.ts";

interface Told {
  readonly lead_id: string;
  readonly day: string;
  readonly event_type: string;
  readonly what: string | null;
  readonly seconds: number;
  readonly at: string;
}

const MOST_ACTS = 200;

/**
 * What people did in their demos, where they allowed that it be seen; of the others nothing is asked for. Reckoned from their events
 * at each look: it is never older than that.
 */
export async function engagementOf({ main, config, domain }: LeadDeps, leads: readonly LeadRow[]) {
  const seen = leads.filter((it) => it.may_be_followed);
  const told = Map.groupBy(
    await selectTold(
      main,
      seen.map((it) => it.id),
      config.reportingTimeZone,
    ),
    (it) => it.lead_id,
  );
  return new Map(
    seen.map((lead) => [lead.id, present(lead, told.get(lead.id) ?? [], domain.areas ?? domain.features)]),
  );
}

function present(lead: LeadRow, told: readonly Told[], areasThereAre: readonly string[]) {
  const stays: Stay[] = told
    .filter((it) => it.event_type === "feature_used" && areasThereAre.includes(it.what ?? ""))
    .map((it) => ({ day: it.day, area: it.what ?? "", seconds: it.seconds }));
  const done = told.filter((it) => it.event_type === "action_performed");
  const acts: Act[] = done.map((it) => ({ day: it.day, action: it.what ?? "" }));
  const reach = { email: lead.email !== null, phone: lead.phone !== null, call: lead.may_be_called };
  const { score, lines } = scoreOf({ stays, acts, days: told.map((it) => it.day), reach });
  const areas = areasSeen(stays);
  return {
    score,
    version: SCORE_VERSION,
    lines: [...lines],
    areas_seen: areas,
    areas_unseen: areasThereAre.filter((it) => !areas.includes(it)),
    acts: done
      .filter((it) => !isImplied(it.what))
      .slice(-MOST_ACTS)
      .map((it) => ({ action: it.what ?? "", at: new Date(it.at).toISOString() })),
  };
}

async function selectTold(db: Db, leadIds: readonly string[], timeZone: string): Promise<Told[]> {
  if (leadIds.length === 0) return [];
  const { rows } = await sql<Told>`
    select s.lead_id, (e.occurred_at at time zone ${timeZone})::date::text as day, e.event_type,
           case when e.event_type = 'feature_used' then e.event_data ->> 'feature' else e.event_data ->> 'action' end as what,
           ${SECONDS} as seconds,
           e.occurred_at as at
      from lead_sessions s join demo_sessions d on d.id = s.session_id and not d.is_internal
      join demo_session_events e on e.session_id = s.session_id
     where s.lead_id = any (${[...leadIds]}::uuid[])
       and exists (select from lead_consents c where c.session_id = s.session_id and c.kind = 'steps' and c.revoked_at is null)
       and e.event_type in ('page_view', 'feature_used', 'action_performed')
     order by e.occurred_at, e.id`.execute(db);
  return rows;
}
