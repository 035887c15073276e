import { sql } from "kysely";
import type { z } from "zod";
import type { salesTodayApi } from "../../contract/sales-today.ts";
import { iso } from "../../contract/text.ts";
import type { Caller } from "../http/caller.ts";
import { MAY_BE_CALLED, mayBeSeenBy } from "../leads/queries.ts";
import { countWhoCannotBeCalled } from "../leads/waiting.ts";
import type { AnalyticsDeps } from "./deps.ts";
import { IS_SOMEBODYS } from "./population.ts";

type Today = z.input<(typeof salesTodayApi)["GET /demo-sessions/analytics/today"]["answers"][200]>;

const WEEKS = 4;

/** The team's day: what comes hour by hour beside the same weekdays, whom to call when, and what is new since one last looked. */
export async function readToday(deps: AnalyticsDeps, caller: Caller, since: string | undefined): Promise<Today> {
  const zone = deps.config.reportingTimeZone;
  const { rows } = await sql<{ at: Date; date: string; live: number; leads: Today["leads"] | null }>`
    select clock_timestamp() as at, (clock_timestamp() at time zone ${zone})::date as date,
           (select count(*)::int from demo_sessions where status in ('active', 'extended') and expires_at > clock_timestamp()) as live,
           (select json_agg(json_build_object('at', lead_at) order by lead_at) from demo_sessions
             where not is_internal and lead_at >= ((clock_timestamp() at time zone ${zone})::date)::timestamp at time zone ${zone}) as leads`.execute(
    deps.main,
  );
  const [now] = rows;
  if (!now) throw new Error("there is no now");
  return {
    at: iso(now.at),
    date: now.date,
    live: now.live,
    cap: deps.config.maxConcurrentDemos,
    hours: await selectHoursOf(deps, now.date),
    leads: (now.leads ?? []).map((it) => ({ at: iso(new Date(it.at)) })),
    calls: await selectCalls(deps, caller, now.date),
    waiting: await countWhoCannotBeCalled(deps, caller),
    since: since === undefined ? null : await selectSince(deps, since),
  };
}

async function selectHoursOf({ main, config }: AnalyticsDeps, date: string): Promise<Today["hours"]> {
  const { rows } = await sql<Today["hours"][number]>`
    select h as hour, count(o.at) filter (where o.at::date = ${date}::date)::int as demos,
           count(o.at) filter (where o.at::date < ${date}::date)::float8 / ${WEEKS} as usual
      from generate_series(0, 23) h left join (
        select created_at at time zone ${config.reportingTimeZone} as at from demo_sessions
         where ${IS_SOMEBODYS} and created_at >= (${date}::date - 7 * ${WEEKS}::int - 1)::timestamp at time zone ${config.reportingTimeZone}
           and extract(isodow from created_at at time zone ${config.reportingTimeZone}) = extract(isodow from ${date}::date)) o
        on extract(hour from o.at) = h and o.at::date >= ${date}::date - 7 * ${WEEKS}::int
     group by h order by h`.execute(main);
  return rows;
}

async function selectCalls({ main, config }: AnalyticsDeps, caller: Caller, date: string): Promise<Today["calls"]> {
  const { rows } = await sql<{ lead_id: string; name: string | null; at: Date }>`
    select l.id as lead_id, coalesce(l.name, l.company) as name, l.next_step_at as at from leads l
     where ${mayBeSeenBy(caller)} and l.stage in ('new', 'contacted') and ${MAY_BE_CALLED}
       and (l.next_step_at at time zone ${config.reportingTimeZone})::date = ${date}::date
     order by l.next_step_at, l.id limit 50`.execute(main);
  return rows.map((it) => ({ ...it, at: iso(it.at) }));
}

async function selectSince({ main }: AnalyticsDeps, since: string): Promise<NonNullable<Today["since"]>> {
  const { rows } = await sql<{ demos: number; leads: number; trials: number }>`
    select count(*) filter (where created_at > ${since}::timestamptz)::int as demos,
           count(*) filter (where lead_at > ${since}::timestamptz)::int as leads,
           count(*) filter (where trial_at > ${since}::timestamptz)::int as trials
      from demo_sessions where ${IS_SOMEBODYS}
       and (created_at > ${since}::timestamptz or lead_at > ${since}::timestamptz or trial_at > ${since}::timestamptz)`.execute(
    main,
  );
  return { at: since, ...(rows[0] ?? { demos: 0, leads: 0, trials: 0 }) };
}
