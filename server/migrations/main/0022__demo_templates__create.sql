-- Demos that somebody of the team prepared, for links to open copies of. What is in one lies in the demo database, as a tenant of its own.
create table demo_templates (
  id            uuid         primary key default gen_random_uuid(),
  name          varchar(80)  not null,
  owner_id      uuid         references staff_accounts on delete set null,
  scenario_name varchar(100) not null references demo_scenarios (scenario_name),
  locale        text         not null,
  -- Its version's tenant, which no session has and nobody enters.
  tenant_id     uuid         not null unique,
  -- Where the demo's clock stood when it was saved: there its copies begin.
  clock_at      timestamptz  not null,
  version       integer      not null default 1,
  created_at    timestamptz  not null default clock_timestamp(),
  saved_at      timestamptz  not null default clock_timestamp()
);
alter table demo_links add column template_id uuid references demo_templates on delete set null;
alter table demo_sessions add column template_id uuid references demo_templates on delete set null;
create index demo_links_of_template_idx on demo_links (template_id) where template_id is not null;
create index demo_sessions_of_template_idx on demo_sessions (template_id) where template_id is not null;

grant select, insert, update, delete on demo_templates to session_service;
grant select (id, owner_id, scenario_name, locale, tenant_id, clock_at, version, created_at, saved_at) on demo_templates to session_auditor;
grant select (template_id) on demo_links to session_auditor;
grant select (template_id) on demo_sessions to session_auditor;

-- As before, with what it is a copy of.
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
  insert into demo_session_events (session_id, event_type, event_data, ip_address)
    values (opened.id, 'session_created', details, opened.created_by_ip);
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
