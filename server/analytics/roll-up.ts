import { sql } from "kysely";
import type { AnalyticsDeps } from "./deps.ts";
import { IS_SOMEBODYS } from "./population.ts";

/** The longest life of a demo and a day more: what is older does not change any more. */
const DAYS_BACK = 9;
/** Of the specification's decimal(5, 2). */
const MOST = 999.99;

/**
 * Writes the figures of the last days into `demo_session_metrics`, one row a day and scenario and one of all scenarios (no name).
 * Computed anew each time from the sessions, so that it may run twice, and what arrived late corrects what was written.
 *
 * Created: opened that day. Of the demos that ended that day: `sessions_expired` ran to their end, `sessions_completed` are those
 * of them that somebody was in, `sessions_terminated` were ended early; the averages are theirs. Signups are of the
 * demos opened that day, as far as they were reported within the days that are looked back on. Demos that the team opened to look are not in it.
 *
 * @returns how many rows were written
 */
export async function rollUpMetrics({
  main,
  config,
}: Pick<AnalyticsDeps, "main"> & {
  readonly config: Pick<AnalyticsDeps["config"], "reportingTimeZone">;
}): Promise<number> {
  const zone = config.reportingTimeZone;
  const since = sql`((clock_timestamp() at time zone ${zone})::date - ${DAYS_BACK}::int)::timestamp at time zone ${zone}`;
  // The row of all scenarios has the name '' on its way, because nulls do not join.
  const name = sql`case when grouping(scenario_name) = 1 then '' else scenario_name end`;
  const { numAffectedRows } = await sql`
    with opened as (
      select (created_at at time zone ${zone})::date as metric_date, ${name} as name, count(*) as created,
             count(*) filter (where converted_stage is not null) as signups
        from demo_sessions where created_at >= ${since} and ${IS_SOMEBODYS}
       group by grouping sets ((1, scenario_name), (1))
    ), ended as (
      select (terminated_at at time zone ${zone})::date as metric_date, ${name} as name,
             count(*) filter (where status = 'expired' and login_count > 0) as completed,
             count(*) filter (where status = 'expired') as expired,
             count(*) filter (where status = 'terminated') as terminated,
             avg(extract(epoch from terminated_at - created_at) / 60) as minutes,
             avg(login_count) as logins, avg(page_views) as views, avg(jsonb_array_length(features_used)) as features
        from demo_sessions where terminated_at >= ${since} and status in ('expired', 'terminated') and not is_internal
       group by grouping sets ((1, scenario_name), (1))
    )
    insert into demo_session_metrics (metric_date, scenario_name, sessions_created, sessions_completed, sessions_expired, sessions_terminated,
                                      avg_duration_minutes, avg_login_count, avg_page_views, avg_features_used,
                                      demo_to_signup_count, conversion_rate_percentage)
      select metric_date, nullif(name, ''), coalesce(created, 0), coalesce(completed, 0), coalesce(expired, 0), coalesce(terminated, 0),
             round(minutes), least(logins, ${MOST}), least(views, ${MOST}), least(features, ${MOST}),
             coalesce(signups, 0), round(100.0 * signups / nullif(created, 0), 2)
        from opened full join ended using (metric_date, name)
      on conflict (metric_date, scenario_name) do update set
        sessions_created = excluded.sessions_created, sessions_completed = excluded.sessions_completed,
        sessions_expired = excluded.sessions_expired, sessions_terminated = excluded.sessions_terminated,
        avg_duration_minutes = excluded.avg_duration_minutes, avg_login_count = excluded.avg_login_count,
        avg_page_views = excluded.avg_page_views, avg_features_used = excluded.avg_features_used,
        demo_to_signup_count = excluded.demo_to_signup_count, conversion_rate_percentage = excluded.conversion_rate_percentage,
        calculated_at = clock_timestamp()`.execute(main);
  return Number(numAffectedRows ?? 0n);
}
