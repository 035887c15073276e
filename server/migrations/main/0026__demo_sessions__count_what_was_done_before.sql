-- In a transaction of its own: who asks for a demo meanwhile does not wait for the columns' lock. The service takes out of areas_seen what the product calls no
-- area when it next rolls up its figures.
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
update demo_sessions set trial_at = converted_at where converted_stage in ('trial', 'paid');
