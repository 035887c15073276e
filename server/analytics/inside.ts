import { sql } from "kysely";
import type { z } from "zod";
import type { Inside } from "../../contract/sales-today.ts";
import type { Caller } from "../http/caller.ts";
import { engagementOf } from "../leads/engagement.ts";
import { selectLeadsOf } from "../leads/queries.ts";
import type { Db } from "../sql/main-db.ts";
import type { AnalyticsDeps } from "./deps.ts";
import { HAS_NAME } from "./population.ts";

/** Whoever asked for nothing in so long has left, or looks elsewhere. */
const HERE_MINUTES = 3;
/** Who is away for longer comes back: another visit. */
const VISIT_MINUTES = 30;
/** As many are told apart; the others are counted. */
const MOST = 50;
/** Of those who go on looking, whoever looks within this sees what another saw. */
const SAME_MS = 2_500;

export interface Present {
  readonly demo_id: string;
  readonly lead_id: string | null;
  readonly may_be_followed: boolean;
  readonly has_name: boolean;
  readonly area: string | null;
  readonly minutes: number;
  readonly all: number;
}

/**
 * Who is in a demo now: named where it was allowed, there and by who left the address first, and they are the caller's to see; of the others those who
 * have a name are a number.
 */
export async function readInside(
  deps: AnalyticsDeps,
  caller: Caller,
  present: readonly Present[],
): Promise<z.output<typeof Inside>> {
  const followed = present.flatMap(({ lead_id, may_be_followed }) => (may_be_followed && lead_id ? [lead_id] : []));
  const leads = await selectLeadsOf(deps.main, caller, followed);
  const engagements = await engagementOf(deps, leads);
  const leadOf = (it: Present) =>
    it.may_be_followed ? leads.find(({ id, may_be_followed }) => id === it.lead_id && may_be_followed) : undefined;
  const shown = present.flatMap((it) => {
    const lead = leadOf(it);
    if (it.has_name && !lead) return [];
    const who = lead && {
      demo_id: it.demo_id,
      name: lead.name ?? lead.company,
      score: engagements.get(lead.id)?.score ?? null,
    };
    return [{ demo_id: null, name: null, score: null, ...who, area: it.area, minutes: it.minutes }];
  });
  // Whom one knows first; of the others, and of those, the last to do something.
  const inside = shown.toSorted((one, other) => Number(other.demo_id !== null) - Number(one.demo_id !== null));
  return { inside, others: (present[0]?.all ?? 0) - shown.length };
}

const last = new WeakMap<Db, { readonly at: number; readonly present: Promise<Present[]> }>();

/** For those who go on looking: however many they are, the database is asked once in a while. */
export function presentNow({ main, domain }: AnalyticsDeps): Promise<Present[]> {
  const kept = last.get(main);
  const now = performance.now();
  if (kept && now - kept.at < SAME_MS) return kept.present;
  const present = selectPresent(main, domain.features);
  last.set(main, { at: now, present });
  return present;
}

export async function selectPresent(db: Db, features: readonly string[]): Promise<Present[]> {
  const { rows } = await sql<Present>`
    with here as (
      select d.*, ${HAS_NAME} as has_name, count(*) over ()::int as all_here,
             (select s.lead_id from lead_sessions s where s.session_id = d.id) as lead_id,
             exists (select from lead_consents c where c.session_id = d.id and c.kind = 'steps' and c.revoked_at is null) as may_be_followed
        from demo_sessions d
       where d.status in ('active', 'extended') and d.expires_at > clock_timestamp() and not d.is_internal
         and d.last_activity_at > clock_timestamp() - make_interval(mins => ${HERE_MINUTES})
       order by d.last_activity_at desc limit ${MOST})
    select h.id as demo_id, h.lead_id, h.may_be_followed, h.has_name, h.all_here as "all",
           (select coalesce(e.event_data ->> 'screen', e.event_data ->> 'feature') from demo_session_events e
             where e.session_id = h.id and e.event_type in ('page_view', 'feature_used')
               and coalesce(e.event_data ->> 'screen', e.event_data ->> 'feature') = any (${[...features]}::text[])
             order by e.occurred_at desc limit 1) as area,
           greatest(0, extract(epoch from clock_timestamp() - coalesce((
             select max(occurred_at) from (
               select occurred_at, lag(occurred_at) over (order by occurred_at) as before from demo_session_events e where e.session_id = h.id) e
              where before is null or occurred_at - before > make_interval(mins => ${VISIT_MINUTES})), h.created_at)) / 60)::int as minutes
      from here h order by h.last_activity_at desc`.execute(db);
  return rows;
}
