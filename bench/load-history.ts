import pg from "pg";

/** So much was opened and done. */
export interface History {
  readonly sessions: number;
  readonly events: number;
  readonly days: number;
}

/**
 * Fills the main database with a past: demos over a year in the hours of a week, links, sources, and for each the events of somebody who looked
 * for a while; what is counted of them is counted from those events, as the service counts them. Nothing at random: the same each time.
 *
 * @returns seconds it took
 */
export async function loadHistory(url: string, { sessions, events, days }: History): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const startedAt = performance.now();
  try {
    await client.query("set synchronous_commit = off; set session_replication_role = replica");
    await client.query(
      "select add_month_of_events(clock_timestamp() - make_interval(months => n)) from generate_series(0, 14) n",
    );
    await client.query(LINKS);
    await client.query(SESSIONS, [sessions, days]);
    await client.query(EVENTS, [Math.round(events / sessions)]);
    await client.query(COUNTS);
    await client.query(VISITS);
    await client.query(COSTS);
    await client.query(RECEIPTS);
    // Rows that were counted one by one while they were young have used the room of their former selves again.
    await client.query("vacuum (full, analyze) demo_sessions");
    for (const it of ["demo_session_events", "demo_visits", "demo_links", "demo_costs", "deletion_receipts"])
      await client.query(`analyze ${it}`);
  } finally {
    await client.end();
  }
  return (performance.now() - startedAt) / 1_000;
}

/** Forty links; a quarter of the demos come by them. */
const LINKS = `
  insert into demo_links (code, scenario_name, locale, expires_at, max_uses)
    select 'bench' || n, (select min(scenario_name) from demo_scenarios), 'es', clock_timestamp() + interval '30 days', 1000 from generate_series(1, 40) n`;

const SESSIONS = `
  with scenario as (select array_agg(scenario_name order by scenario_name) as names from demo_scenarios),
       link as (select array_agg(id order by code) as ids from demo_links)
  insert into demo_sessions (session_token, demo_tenant_id, scenario_name, status, created_at, expires_at, terminated_at, cleaned_at, locale, leased_until,
      utm_source, link_id, login_count, is_internal, lead_at, left_address, converted_stage, converted_at, scenario_version)
    select md5('t' || n), md5('d' || n)::uuid, names[1 + n % cardinality(names)], 'expired', at, at + interval '24 hours', at + interval '24 hours',
           at + interval '25 hours', 'es', at, case when n % 5 < 2 then 'campaign ' || n % 17 end, case when n % 4 = 0 then ids[1 + n % 40] end, 1,
           n % 50 = 0, case when n % 7 = 0 then at + interval '20 minutes' end, n % 7 = 0, case when n % 21 = 0 then 'trial' when n % 77 = 0 then 'paid' end,
           case when n % 21 = 0 or n % 77 = 0 then at + interval '2 days' end, 1 + n % 3
      from scenario, link, lateral (select n, clock_timestamp() - interval '2 days' - make_interval(secs => ($2::float8 * 86400 * n / $1) + (n * 7919) % 50000) as at
                                      from generate_series(1, $1::int) n) it`;

/** As a browser tells them: screens looked at, how long, and what was done. */
const EVENTS = `
  insert into demo_session_events (session_id, session_created_at, event_type, event_data, occurred_at, client_event_id)
    select s.id, s.created_at,
           case when k = 1 then 'workspace_opened' when k % 3 = 0 then 'page_view' when k % 3 = 1 then 'feature_used' else case when k % 2 = 0 and s.nr % 3 > 0 then 'action_performed' else 'page_view' end end,
           case when k = 1 then jsonb_build_object('ready_ms', 400 + (s.nr * 37) % 1800)
                when k % 3 = 0 then jsonb_build_object('screen', screens[1 + (k / 3) % least(7, 1 + s.nr % 9)], 'device', devices[1 + s.nr % 10])
                when k % 3 = 1 then jsonb_build_object('feature', screens[1 + (k / 3) % least(7, 1 + s.nr % 9)], 'visible_seconds', 2 + (s.nr + k) % 40)
                else case when k % 2 = 0 and s.nr % 3 > 0 then jsonb_build_object('action', 'ring_up') else jsonb_build_object('screen', 'today') end end,
           s.created_at + make_interval(secs => k * 30), gen_random_uuid()
      from (select id, created_at, row_number() over (order by created_at)::int as nr from demo_sessions where status = 'expired') s,
           generate_series(1, $1::int) k,
           (select '{today,production,sales,forecasting,inventory,suppliers,team}'::text[] as screens,
                   '{phone,phone,phone,phone,phone,phone,tablet,desktop,desktop,desktop}'::text[] as devices) it`;

const COUNTS = `
  update demo_sessions s set page_views = c.views, acts = c.acts, first_act_at = c.acted_at, ready_ms = c.ready_ms, area_seconds = c.seconds, seen_seconds = c.seconds_all, areas_seen = c.areas,
         features_used = to_jsonb(c.features),
         device = c.device, last_area = c.last_area, last_area_at = c.last_area_at
    from (select session_id, max(views) as views, max(acts) as acts, max(acted_at) as acted_at, max(ready_ms) as ready_ms,
                 coalesce(sum(seconds), 0) as seconds_all, coalesce(jsonb_object_agg(area, seconds) filter (where area is not null), '{}') as seconds,
                 coalesce(array_agg(area order by area) filter (where seconds >= 5), '{}') as areas,
                 coalesce(array_agg(area order by area) filter (where area is not null), '{}') as features, max(device) as device,
                 (array_agg(area order by last_at desc, area desc) filter (where area is not null))[1] as last_area, max(last_at) filter (where area is not null) as last_area_at
            from (select session_id, event_data ->> 'feature' as area, sum((event_data ->> 'visible_seconds')::float8) as seconds,
                         sum(count(*) filter (where event_type = 'page_view')) over whole as views,
                         sum(count(*) filter (where event_type = 'action_performed')) over whole as acts,
                         min(min(occurred_at) filter (where event_type = 'action_performed')) over whole as acted_at,
                         max(max((event_data ->> 'ready_ms')::integer)) over whole as ready_ms, max(max(event_data ->> 'device')) over whole as device,
                         max(occurred_at) filter (where event_type = 'feature_used') as last_at
                    from demo_session_events group by 1, 2 window whole as (partition by session_id)) it
           group by session_id) c
   where c.session_id = s.id`;

/** What each took, and left. */
const COSTS = `
  insert into demo_costs (session_id, answers, answering_ms, answered_bytes)
    select id, 20 + page_views * 6, 400 + page_views * 90, 60000 + page_views * 14000 from demo_sessions where status = 'expired'
  on conflict do nothing`;

const RECEIPTS = `
  insert into deletion_receipts (session_id, tenant_id, row_counts, total_rows, total_bytes)
    select id, demo_tenant_id, '{}', 5 + acts * 3, acts * 260 from demo_sessions where status = 'expired'
  on conflict do nothing`;

const VISITS = `
  insert into demo_visits (visit_date, utm_source, link_id, visits)
    select created_at::date, utm_source, link_id, count(*) * 3 from demo_sessions where status = 'expired' group by 1, 2, 3
  on conflict do nothing`;
