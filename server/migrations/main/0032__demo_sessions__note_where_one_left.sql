-- Where somebody was last, and on what they looked: which screen loses people is asked of these.
alter table demo_sessions
  add column last_area    text,
  add column last_area_at timestamptz,
  -- How long screens were in view, all together.
  add column seen_seconds float8 not null default 0,
  -- By the width of the window: the smallest in which it was looked at.
  add column device       text check (device in ('phone', 'tablet', 'desktop'));
grant select (last_area, last_area_at, seen_seconds, device) on demo_sessions to session_auditor;

update demo_sessions s set last_area = it.feature, last_area_at = it.occurred_at
  from (select distinct on (e.session_id) e.session_id, e.event_data ->> 'feature' as feature, e.occurred_at
          from demo_session_events e
         where e.event_type = 'feature_used' and jsonb_typeof(e.event_data -> 'visible_seconds') = 'number' and (e.event_data ->> 'visible_seconds')::numeric > 0
         order by e.session_id, e.occurred_at desc, e.event_data ->> 'feature' desc) it
 where it.session_id = s.id;
update demo_sessions set seen_seconds = (select sum(value::float8) from jsonb_each_text(area_seconds)) where area_seconds <> '{}';
