-- Events lie with the month in which their demo was opened: what is old goes month by month, without a row being looked at. By the demo's
-- month and not their own, because the id that a browser gave an event must be unique in one demo, and a partition can only see itself.

alter table demo_session_events rename to events_before;
create table demo_session_events (
  id                 uuid         not null default gen_random_uuid(),
  session_id         uuid         not null,
  event_type         varchar(100) not null,
  event_data         jsonb        not null default '{}',
  ip_address         inet,
  occurred_at        timestamptz  not null default clock_timestamp(),
  client_event_id    uuid,
  -- For whoever does not say it: a demo's month is nearly always the present one.
  session_created_at timestamptz  not null default clock_timestamp()
) partition by range (session_created_at);
-- Whatever comes before its month is there: nothing is lost for want of one.
create table demo_session_events_of_no_month partition of demo_session_events default;

-- Two months ahead, and the present one: made as somebody who owns the tables, by whoever serves.
create function add_month_of_events(of timestamptz) returns boolean language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '3s' as $$
declare
  first_at timestamptz := date_trunc('month', of, 'UTC');
  next_at  timestamptz := date_trunc('month', of, 'UTC') + interval '1 month';
  name     text := 'demo_session_events_' || to_char(first_at at time zone 'UTC', 'YYYY_MM');
begin
  if to_regclass('public.' || name) is not null then return false; end if;
  -- What came too early keeps its month in the partition of none.
  if exists (select from public.demo_session_events_of_no_month e where e.session_created_at >= first_at and e.session_created_at < next_at) then return false; end if;
  execute format('create table public.%I partition of public.demo_session_events for values from (%L) to (%L)', name, first_at, next_at);
  return true;
end $$;

create function prepare_months_of_events() returns integer language sql security definer set search_path = pg_catalog, pg_temp as $$
  select count(*) filter (where public.add_month_of_events(clock_timestamp() + make_interval(months => n)))::integer from generate_series(0, 2) n $$;

-- Months that ended so long ago, whole; and what lies in none.
create function drop_months_of_events(older_than interval) returns integer language plpgsql security definer set search_path = pg_catalog, pg_temp set lock_timeout = '3s' as $$
declare
  month   text;
  dropped integer := 0;
begin
  for month in
    select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
     where i.inhparent = 'public.demo_session_events'::regclass and c.relname ~ '^demo_session_events_\d{4}_\d{2}$'
       and to_date(right(c.relname, 7), 'YYYY_MM')::timestamp at time zone 'UTC' + interval '1 month' < clock_timestamp() - older_than
     order by 1
  loop
    execute format('drop table public.%I', month);
    dropped := dropped + 1;
  end loop;
  delete from public.demo_session_events_of_no_month where session_created_at + interval '1 month' < clock_timestamp() - older_than;
  return dropped;
end $$;
revoke execute on function add_month_of_events, prepare_months_of_events, drop_months_of_events from public;

select add_month_of_events(month) from (select distinct date_trunc('month', s.created_at, 'UTC') as month from demo_sessions s) it;
select prepare_months_of_events();
insert into demo_session_events (id, session_id, event_type, event_data, ip_address, occurred_at, client_event_id, session_created_at)
  select e.id, e.session_id, e.event_type, e.event_data, e.ip_address, e.occurred_at, e.client_event_id, s.created_at
    from events_before e join demo_sessions s on s.id = e.session_id;
drop table events_before;

alter table demo_session_events add primary key (id, session_created_at),
  add constraint demo_session_events_session_id_fkey foreign key (session_id) references demo_sessions on delete cascade;
create index idx_session_events_session on demo_session_events (session_id, occurred_at);
create index idx_events_session_type on demo_session_events (session_id, event_type);
create unique index demo_session_events_client_idx on demo_session_events (session_id, client_event_id, session_created_at) where client_event_id is not null;
create index demo_session_events_converted_idx on demo_session_events (session_id) where event_type = 'session_converted';
create index demo_session_events_opened_idx on demo_session_events (occurred_at desc) where event_type = 'workspace_opened';
create trigger what_is_used_is_counted after insert on demo_session_events
  referencing new table as after_it for each statement execute function count_used_features();
create trigger what_converts_is_counted after insert on demo_session_events
  referencing new table as after_it for each statement execute function count_conversions();

grant select, insert, update, delete on demo_session_events to session_service;
grant select on demo_session_events to session_auditor;
grant execute on function prepare_months_of_events, drop_months_of_events to session_service;

-- As before, and its first event lies in its month.
create or replace function admit_session(
  given jsonb, hours integer, lease_seconds integer, key_hash text, request_hash text,
  actor text, details jsonb, payload jsonb, cap integer, most_from_one_address integer, most_in_one_browser integer, browser_tokens text[]
) returns setof demo_sessions language plpgsql as $$
declare
  opened demo_sessions;
begin
  perform set_config('synchronous_commit', 'off', true);
  insert into demo_sessions (id, session_token, demo_tenant_id, scenario_name, duration_hours, created_at, expires_at, leased_until, locale,
      business_name, configuration, created_by_ip, address_hash, user_agent, referrer, utm_source, utm_medium, utm_campaign,
      lead_email, lead_name, lead_phone, lead_company, lead_consent_at, link_id, owner_id, is_internal, template_id)
    select r.id, r.session_token, r.demo_tenant_id, r.scenario_name, hours, now(), now() + make_interval(hours => hours),
           now() + make_interval(secs => lease_seconds), r.locale, r.business_name, r.configuration, r.created_by_ip, r.address_hash,
           r.user_agent, r.referrer, r.utm_source, r.utm_medium, r.utm_campaign, r.lead_email, r.lead_name, r.lead_phone, r.lead_company, r.lead_consent_at,
           r.link_id, r.owner_id, coalesce(r.is_internal, false), r.template_id
      from jsonb_populate_record(null::demo_sessions, given) r
    returning * into opened;
  if admit_session.key_hash is not null then
    delete from idempotency_keys k using demo_sessions s
     where k.key_hash = admit_session.key_hash and s.id = k.session_id and idempotency_key_is_free(k, s);
    insert into idempotency_keys (key_hash, request_hash, session_id)
      values (admit_session.key_hash, admit_session.request_hash, opened.id) on conflict do nothing;
    if not found then raise exception 'this key is in use' using errcode = 'DS003'; end if;
  end if;
  if opened.link_id is not null and not opened.is_internal then
    update demo_links l set uses = l.uses + 1
     where l.id = opened.link_id and l.uses < l.max_uses and l.revoked_at is null and l.expires_at > clock_timestamp();
    if not found then raise exception 'this link works no more' using errcode = 'DS005'; end if;
  end if;
  insert into demo_session_events (session_id, session_created_at, event_type, event_data, ip_address)
    values (opened.id, opened.created_at, 'session_created', details, opened.created_by_ip);
  insert into outbox (id, routing_key, payload)
    select event_id, 'demo.session_created', admit_session.payload || jsonb_build_object('event_id', event_id, 'timestamp', clock_timestamp())
      from gen_random_uuid() event_id;
  update admission set occupied = occupied + 1 where occupied < cap;
  if not found then raise exception 'all slots are taken' using errcode = 'DS001'; end if;
  -- Written while the slot's lock is held, so that the order of the log is the order of admission.
  insert into audit_log (session_id, action, actor, details) values (opened.id, 'session_created', admit_session.actor, admit_session.details);
  if (select count(*) from demo_sessions s where s.session_token = any (browser_tokens) and s.terminated_at is null) >= most_in_one_browser then
    raise exception 'too many demos in one browser' using errcode = 'DS004';
  end if;
  if (select count(*) from demo_sessions s where s.address_hash = opened.address_hash) > most_from_one_address then
    raise exception 'too many demos from one address' using errcode = 'DS002';
  end if;
  return next opened;
end $$;
