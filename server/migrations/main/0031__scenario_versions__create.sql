-- A scenario as it was at each version, so that what came of it can be told by version; and two scenarios side by side, to learn which does better.
alter table demo_scenarios
  -- What somebody of the team set, in the words of the form; and what that is set on.
  add column given jsonb not null default '{}',
  add column base  jsonb;

create table scenario_versions (
  scenario_name    varchar(100) not null references demo_scenarios (scenario_name) on delete cascade,
  version          integer      not null,
  given            jsonb        not null default '{}',
  seed_data_config jsonb        not null,
  made_by          text         not null,
  made_at          timestamptz  not null default clock_timestamp(),
  note             varchar(300),
  primary key (scenario_name, version)
);
insert into scenario_versions (scenario_name, version, seed_data_config, made_by)
  select scenario_name, version, seed_data_config, made_by from demo_scenarios;

create table scenario_experiments (
  id               uuid         primary key default gen_random_uuid(),
  -- Whoever asks for the first gets one of both.
  scenario_name    varchar(100) not null references demo_scenarios (scenario_name),
  challenger_name  varchar(100) not null references demo_scenarios (scenario_name),
  split            text         not null check (split in ('person', 'link')),
  measure          text         not null check (measure in ('success', 'lead')),
  -- Said before it begins, so that nobody decides by what they hope: the share there was, the difference looked for, and how many of each that takes.
  baseline         float8       not null check (baseline > 0 and baseline < 1),
  least_difference float8       not null check (least_difference > 0 and least_difference < 1),
  needed           integer      not null check (needed > 0),
  started_by       text         not null,
  started_at       timestamptz  not null default clock_timestamp(),
  ended_by         text,
  ended_at         timestamptz,
  -- Once as many of each were seen as were to be: what they came to, for good.
  decided_at       timestamptz,
  decided          jsonb,
  constraint scenario_experiments_two check (scenario_name <> challenger_name)
);
create unique index scenario_experiments_running_idx on scenario_experiments (scenario_name) where ended_at is null;

alter table demo_sessions
  -- Null of what was opened before it was noted.
  add column scenario_version integer,
  -- Of each person or link the first demo, which is the one that counts.
  add column experiment_id    uuid references scenario_experiments on delete set null;
create index demo_sessions_of_experiment_idx on demo_sessions (experiment_id, created_at) where experiment_id is not null;

grant select, insert, update, delete on scenario_versions, scenario_experiments to session_service;
grant select on scenario_versions, scenario_experiments to session_auditor;
grant select (scenario_version, experiment_id) on demo_sessions to session_auditor;

-- As before, with the version and the experiment.
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
      lead_email, lead_name, lead_phone, lead_company, lead_consent_at, link_id, owner_id, is_internal, template_id,
      scenario_version, experiment_id)
    select r.id, r.session_token, r.demo_tenant_id, r.scenario_name, hours, now(), now() + make_interval(hours => hours),
           now() + make_interval(secs => lease_seconds), r.locale, r.business_name, r.configuration, r.created_by_ip, r.address_hash,
           r.user_agent, r.referrer, r.utm_source, r.utm_medium, r.utm_campaign, r.lead_email, r.lead_name, r.lead_phone, r.lead_company, r.lead_consent_at,
           r.link_id, r.owner_id, coalesce(r.is_internal, false), r.template_id, r.scenario_version, r.experiment_id
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
