-- What the sales team asks of a demo, counted as its events come: asked of five million events it would be seconds. It stays when they go.
alter table demo_sessions
  -- A change, or a step of the guide; not a look.
  add column first_act_at timestamptz,
  -- Changes; the guide's steps are not.
  add column acts         integer     not null default 0,
  -- How long each screen was in view.
  add column area_seconds jsonb       not null default '{}',
  -- Where somebody stayed: long enough, all visits together.
  add column areas_seen   text[]      not null default '{}',
  -- From the click to the first screen, the slowest that was told.
  add column ready_ms     integer,
  -- When an address was left with a box ticked.
  add column lead_at      timestamptz;

update demo_sessions s set acts = told.acts, first_act_at = told.first_act_at, ready_ms = told.ready_ms
  from (select session_id,
               count(*) filter (where event_type = 'action_performed' and event_data ->> 'action' is distinct from 'guide_step') as acts,
               min(occurred_at) filter (where event_type = 'action_performed') as first_act_at,
               max(case when event_type = 'workspace_opened' and jsonb_typeof(event_data -> 'ready_ms') = 'number'
                         and (event_data ->> 'ready_ms')::numeric between 1 and 60000 then (event_data ->> 'ready_ms')::numeric end)::integer as ready_ms
          from demo_session_events group by 1) told
 where told.session_id = s.id;
update demo_sessions s set area_seconds = told.seconds, areas_seen = told.areas
  from (select session_id, jsonb_object_agg(area, seconds) as seconds, coalesce(array_agg(area order by area) filter (where seconds >= 5), '{}') as areas
          from (select session_id, event_data ->> 'feature' as area, sum(least(86400, greatest(0, (event_data ->> 'visible_seconds')::numeric))) as seconds
                  from demo_session_events
                 where event_type = 'feature_used' and event_data ->> 'feature' is not null and jsonb_typeof(event_data -> 'visible_seconds') = 'number'
                 group by 1, 2) stays
         group by 1) told
 where told.session_id = s.id;
update demo_sessions s set lead_at = l.left_at from lead_sessions l where l.session_id = s.id;

grant select (first_act_at, acts, area_seconds, areas_seen, ready_ms, lead_at) on demo_sessions to session_auditor;
