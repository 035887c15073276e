-- What is known of a person goes with their demo, unless they agreed that it be kept.
alter table demo_sessions add column lead_consent_at timestamptz;

update demo_sessions set lead_email = null, lead_name = null, lead_phone = null, lead_company = null, user_agent = null, created_by_ip = null,
       business_name = null, referrer = null
 where cleaned_at is not null;
update demo_session_events e set ip_address = null from demo_sessions s where s.id = e.session_id and s.cleaned_at is not null and e.ip_address is not null;
create index demo_sessions_leads_idx on demo_sessions (terminated_at) where lead_consent_at is not null;

-- The service writes the audit log and may change nothing in it; what is old goes by this, never younger than a month.
create function forget_audit(older_than interval) returns void language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from public.audit_log a where a.occurred_at < clock_timestamp() - greatest(older_than, interval '31 days')
     and not exists (select from public.demo_sessions s where s.id = a.session_id) $$;
revoke execute on function forget_audit from public;
grant execute on function forget_audit to session_service;

-- As before, with the consent.
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
      lead_email, lead_name, lead_phone, lead_company, lead_consent_at)
    select r.id, r.session_token, r.demo_tenant_id, r.scenario_name, hours, now(), now() + make_interval(hours => hours),
           now() + make_interval(secs => lease_seconds), r.locale, r.business_name, r.configuration, r.created_by_ip, r.address_hash,
           r.user_agent, r.referrer, r.utm_source, r.utm_medium, r.utm_campaign, r.lead_email, r.lead_name, r.lead_phone, r.lead_company, r.lead_consent_at
      from jsonb_populate_record(null::demo_sessions, given) r
    returning * into opened;
  if admit_session.key_hash is not null then
    delete from idempotency_keys k using demo_sessions s
     where k.key_hash = admit_session.key_hash and s.id = k.session_id and idempotency_key_is_free(k, s);
    insert into idempotency_keys (key_hash, request_hash, session_id)
      values (admit_session.key_hash, admit_session.request_hash, opened.id) on conflict do nothing;
    if not found then raise exception 'this key is in use' using errcode = 'DS003'; end if;
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
