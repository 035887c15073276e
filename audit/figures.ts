import { column, GRACE_SECONDS, type Invariant, SHOWN } from "./invariant.ts";

/** Older events may have been dropped with their month. */
const COMPARABLE_DAYS = 27;
const TIME_ZONE = process.env["REPORTING_TIME_ZONE"] ?? "Europe/Madrid";

/** Counted again from the raw events, one demo after the other; of where somebody stayed, what the product calls an area is its own affair. */
const RECOUNTED = `
  select s.id, s.page_views, s.acts, s.first_act_at, s.ready_ms, s.areas_seen, s.area_seconds, s.features_used, s.device, s.last_area, s.last_area_at, s.seen_seconds, told.*, stays.*, last.*
    from demo_sessions s,
         lateral (select count(*) filter (where event_type = 'page_view') as views,
                         count(*) filter (where event_type = 'action_performed' and coalesce(event_data ->> 'action', '') <> 'guide_step') as did,
                         min(occurred_at) filter (where event_type = 'action_performed') as did_at,
                         max(case when event_type = 'workspace_opened' and jsonb_typeof(event_data -> 'ready_ms') = 'number'
                                   and (event_data ->> 'ready_ms')::numeric between 1 and 60000 then round((event_data ->> 'ready_ms')::numeric) end) as ready,
                         coalesce(jsonb_agg(distinct event_data ->> 'feature') filter (where event_type = 'feature_used'), '[]') as used,
                         coalesce(bool_or(event_data ->> 'device' = 'phone') filter (where event_type = 'page_view'), false) as on_phone,
                         coalesce(bool_or(event_data ->> 'device' = 'tablet') filter (where event_type = 'page_view'), false) as on_tablet,
                         coalesce(bool_or(event_data ->> 'device' = 'desktop') filter (where event_type = 'page_view'), false) as on_desktop
                    from demo_session_events e where e.session_id = s.id) told,
         lateral (select coalesce(sum(seconds), 0) as seconds_all, coalesce(sum(abs(coalesce(seconds, 0) - coalesce((s.area_seconds ->> area)::numeric, 0))), 0) as amiss,
                         coalesce(array_agg(area) filter (where seconds >= 5), '{}') as stayed
                    from (select event_data ->> 'feature' as area, sum(least(86400, greatest(0, (event_data ->> 'visible_seconds')::numeric))) as seconds
                            from demo_session_events e where e.session_id = s.id and event_type = 'feature_used' and jsonb_typeof(event_data -> 'visible_seconds') = 'number'
                           group by 1) it full join (select jsonb_object_keys(s.area_seconds) as area) kept using (area)) stays,
         lateral (select max(occurred_at) as last_at, (array_agg(event_data ->> 'feature' order by occurred_at desc, event_data ->> 'feature' desc))[1] as last_on
                    from demo_session_events e where e.session_id = s.id and event_type = 'feature_used' and jsonb_typeof(event_data -> 'visible_seconds') = 'number'
                     and (event_data ->> 'visible_seconds')::numeric > 0) last
   where s.created_at > clock_timestamp() - interval '${COMPARABLE_DAYS} days'`;

export const figuresAreRecounted: Invariant = {
  id: "I14",
  claim: "what is counted of a demo is what its events say, and a day's figures are its demos",
  async find({ main }) {
    const demos = await column(
      main,
      `select format('session %s: %s views, %s acts, ready in %s ms; its events say %s, %s, %s', id, page_views, acts, ready_ms, views, did, ready)
         from (${RECOUNTED}) it
        where page_views <> views or acts <> did or first_act_at is distinct from did_at or ready_ms is distinct from ready::integer
           or amiss > 0.01 or abs(seen_seconds - seconds_all::float8) > 0.01 or not areas_seen <@ stayed or not (features_used @> used and used @> features_used)
           or last_area is distinct from last_on or last_area_at is distinct from last_at
           or device is distinct from case when on_phone then 'phone' when on_tablet then 'tablet' when on_desktop then 'desktop' end
        order by id limit $1`,
      [SHOWN],
    );
    const days = await column(
      main,
      `with opened as (
         select (e.occurred_at at time zone $1)::date as day, s.scenario_name, count(*) as demos
           from demo_session_events e join demo_sessions s on s.id = e.session_id
          where e.event_type = 'session_created' and s.status not in ('provisioning', 'failed') and not s.is_internal
          group by grouping sets ((1, 2), (1)))
       select format('%s, %s: %s demos, and %s opened', m.metric_date, coalesce(m.scenario_name, 'all'), m.sessions_created, coalesce(o.demos, 0))
         from demo_session_metrics m left join opened o on o.day = m.metric_date and o.scenario_name is not distinct from m.scenario_name
        where m.metric_date > (clock_timestamp() at time zone $1)::date - ${COMPARABLE_DAYS}
          -- A day that goes on is rolled up within the hour.
          and m.calculated_at > ((m.metric_date + 1)::timestamp at time zone $1) + $2 * interval '1 second'
          and m.sessions_created <> coalesce(o.demos, 0)
        order by m.metric_date limit $3`,
      [TIME_ZONE, GRACE_SECONDS, SHOWN],
    );
    return [...demos, ...days];
  },
};
