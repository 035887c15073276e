-- Links by which the sales team sends demos, and whose demos they are.

create table demo_links (
  id              uuid        primary key default gen_random_uuid(),
  -- What stands in the address: /d/{code}.
  code            varchar(12) not null unique,
  owner_id        uuid        references staff_accounts on delete set null,
  scenario_name   varchar(100) not null references demo_scenarios (scenario_name),
  -- For whom it is. Not shown to anybody but the team, but for the first two.
  business_name   varchar(80),
  person_name     varchar(100),
  person_phone    varchar(16),
  person_email    varchar(255),
  -- How they are spoken to.
  form_of_address text        not null default 'tu',
  locale          text        not null,
  duration_hours  integer,
  expires_at      timestamptz not null,
  max_uses        integer     not null,
  uses            integer     not null default 0,
  -- Argon2id. Wrong ones are counted, and lock it.
  passcode_hash   text,
  wrong_passcodes integer     not null default 0,
  wrong_at        timestamptz,
  -- Whoever comes again in the same browser comes to the same demo.
  returns         boolean     not null default true,
  -- Its demos show the data of this day, whenever they are opened.
  pinned_at       timestamptz,
  allowed_domains text[]      not null default '{}',
  utm_source      varchar(100),
  utm_medium      varchar(100),
  utm_campaign    varchar(100),
  note            text,
  created_at      timestamptz not null default clock_timestamp(),
  revoked_at      timestamptz,
  version         integer     not null default 1,
  constraint demo_links_form_of_address_known check (form_of_address in ('tu', 'usted')),
  constraint demo_links_have_some_uses check (max_uses between 1 and 10000 and uses between 0 and max_uses)
);
create index demo_links_of_owner_idx on demo_links (owner_id, created_at desc);

-- Who looked at a link's page without pressing its button, by kind: no person, and no address.
create table demo_link_looks (
  link_id uuid    not null references demo_links on delete cascade,
  kind    text    not null,
  looks   bigint  not null default 0,
  last_at timestamptz not null default clock_timestamp(),
  primary key (link_id, kind)
);

alter table demo_sessions
  add column link_id  uuid references demo_links on delete set null,
  add column owner_id uuid references staff_accounts on delete set null,
  -- Opened by the team to look at: it counts nowhere.
  add column is_internal boolean not null default false;
create index demo_sessions_of_link_idx on demo_sessions (link_id, created_at) where link_id is not null;
create index demo_sessions_of_owner_idx on demo_sessions (owner_id) where owner_id is not null;

grant select, insert, update, delete on demo_links, demo_link_looks to session_service;
grant select on demo_link_looks to session_auditor;
revoke select on demo_links from session_auditor;
grant select (id, code, owner_id, scenario_name, locale, duration_hours, expires_at, max_uses, uses, returns, pinned_at, created_at, revoked_at, version)
  on demo_links to session_auditor;

-- As before, with the link by which it is opened: a use of it is taken in the same transaction, exactly.
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
      lead_email, lead_name, lead_phone, lead_company, lead_consent_at, link_id, owner_id, is_internal)
    select r.id, r.session_token, r.demo_tenant_id, r.scenario_name, hours, now(), now() + make_interval(hours => hours),
           now() + make_interval(secs => lease_seconds), r.locale, r.business_name, r.configuration, r.created_by_ip, r.address_hash,
           r.user_agent, r.referrer, r.utm_source, r.utm_medium, r.utm_campaign, r.lead_email, r.lead_name, r.lead_phone, r.lead_company, r.lead_consent_at,
           r.link_id, r.owner_id, coalesce(r.is_internal, false)
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

-- A demo that never came to be has used nothing.
create function give_back_use_of_link() returns trigger language plpgsql as $$
begin
  update demo_links l set uses = l.uses - 1 where l.id = new.link_id;
  return null;
end $$;
create trigger what_failed_used_no_link after update of status on demo_sessions for each row
  when (new.status = 'failed' and old.status <> 'failed' and new.link_id is not null and not new.is_internal)
  execute function give_back_use_of_link();
revoke execute on function give_back_use_of_link from public;
