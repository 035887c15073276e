-- A view asked a function for the tenant's dataset and clock in every arm of its union: a tenth of a millisecond each, and a dozen of
-- them in one query. They are constant within a transaction, so `enter` looks once and leaves them beside the tenant's id.
-- Whoever names a tenant without entering it has no dataset and no clock, and sees nothing.

create function overlay.take_bearings() returns void
  language sql volatile security definer set search_path = '' as $$
  select set_config('app.dataset_id', t.dataset_id::text, true),
         set_config('app.workspace_now', least(now() + t.clock_offset, d.window_to)::text, true),
         set_config('app.dataset_horizon', least(now() + t.clock_offset, d.window_to, t.forked_at)::text, true)
    from overlay.tenants t join overlay.datasets d on d.id = t.dataset_id
   where t.id = overlay.tenant_id(); $$;

-- Bodies that are parsed here need no search path, and without one they are inlined where they are used.
create or replace function overlay.tenant_id() returns uuid
  language sql stable parallel safe
  return nullif(pg_catalog.current_setting('app.tenant_id', true), '')::uuid;
create or replace function overlay.dataset_id() returns uuid
  language sql stable parallel safe
  return nullif(pg_catalog.current_setting('app.dataset_id', true), '')::uuid;
create or replace function overlay.workspace_now() returns timestamptz
  language sql stable parallel safe
  return nullif(pg_catalog.current_setting('app.workspace_now', true), '')::timestamptz;
create or replace function overlay.dataset_horizon() returns timestamptz
  language sql stable parallel safe
  return nullif(pg_catalog.current_setting('app.dataset_horizon', true), '')::timestamptz;

-- Confines the transaction to one tenant and says what the caller needs to know of it. `withTenant` calls it, nobody else.
create or replace function overlay.enter(tenant_id uuid, writer text) returns setof workspace.tenant
  language plpgsql security definer set search_path = '' as $$
begin
  perform set_config('app.tenant_id', enter.tenant_id::text, true), set_config('app.writer', enter.writer, true);
  return query select * from workspace.tenant;
  if not found then
    raise exception 'there is no such tenant, or it has been erased' using errcode = 'DS410';
  end if;
  perform overlay.take_bearings();
end $$;

create or replace function overlay.set_clock(clock_offset interval) returns void
  language plpgsql security definer set search_path = '' as $$
begin
  update overlay.tenants t set clock_offset = set_clock.clock_offset where t.id = overlay.tenant_id();
  perform overlay.take_bearings();
end $$;

-- From this moment on the world answers this tenant. Forgets what the world had written for later than now, and holds the
-- tenant row until the transaction ends, so that two acts are lived one after the other.
create or replace function overlay.fork() returns timestamptz
  language plpgsql security definer set search_path = '' as $$
declare
  moment timestamptz := overlay.workspace_now();
  fact record;
begin
  update overlay.tenants t set forked_at = least(t.forked_at, moment), lived_until = moment where t.id = overlay.tenant_id();
  perform overlay.take_bearings();
  for fact in select t.name, t.gate from overlay.declared_tables t where t.gate is not null loop
    execute format('delete from change.%I where tenant_id = overlay.tenant_id() and written_by = ''world'' and %I > $1', fact.name, fact.gate)
      using moment;
  end loop;
  return moment;
end $$;
