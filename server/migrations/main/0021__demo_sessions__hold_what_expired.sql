-- What expired is held for a while: its people cannot come in, but whoever opened it can go on. What was ended is not.
alter table demo_sessions
  add column held_until timestamptz,
  add constraint demo_sessions_are_held_after_they_expire check (held_until is null or (status = 'expired' and cleaned_at is null));
create index demo_sessions_held_idx on demo_sessions (held_until) where held_until is not null;
grant select (held_until) on demo_sessions to session_auditor;

-- As before; and what goes on is taken out of the totals again: it will be counted when it ends.
create or replace function count_ended_sessions() returns trigger language plpgsql as $$
begin
  perform add_to_session_totals(array_agg(n.scenario_name::text), array_agg(extract(epoch from n.terminated_at - n.created_at)::float8 / 3600))
     from after_it n join before_it o on o.id = n.id
    where n.status in ('expired', 'terminated') and o.terminated_at is null;
  update session_totals t set sessions = t.sessions - g.sessions, hours = t.hours - g.hours,
         up_to = (select array_agg(a - b order by n) from unnest(t.up_to, g.up_to) with ordinality u(a, b, n))
    from (select scenario_name, count(*) as sessions, sum(lived) as hours,
                 array[count(*) filter (where lived <= 0.5), count(*) filter (where lived <= 1), count(*) filter (where lived <= 2),
                       count(*) filter (where lived <= 4), count(*) filter (where lived <= 8), count(*) filter (where lived <= 12),
                       count(*) filter (where lived <= 24), count(*) filter (where lived <= 48)] as up_to
            from (select n.scenario_name, extract(epoch from o.terminated_at - o.created_at)::float8 / 3600 as lived
                    from after_it n join before_it o on o.id = n.id where n.terminated_at is null and o.terminated_at is not null) gone_on
           group by 1) g
   where t.scenario_name = g.scenario_name;
  return null;
end $$;
