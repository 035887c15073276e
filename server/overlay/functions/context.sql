-- Who a transaction is confined to, and when it is there.
--
-- Functions here pin `pg_catalog, pg_temp`, in that order: an empty search path is searched for types in the caller's temporary schema
-- first, where a domain named `text` would be taken for text, with the rights of the function's owner.
--
-- A view asked a function for the tenant's dataset and clock in every arm of its union: a tenth of a millisecond each, and a dozen of
-- them in one query (2 cores, 2026-11-23). They are constant within a transaction, so `enter` looks once and leaves them beside the
-- tenant's id. Whoever names a tenant without entering it has no dataset and no clock, and sees nothing.
--
-- The four that policies read have bodies that are parsed here: they need no search path, and so they are inlined where they are used.
-- Read once per query, as `(select overlay.tenant_id())`. No tenant is null, and null matches no row.

create or replace function overlay.tenant_id() returns uuid
  language sql stable parallel safe
  return nullif(pg_catalog.current_setting('app.tenant_id', true), '')::uuid;

create or replace function overlay.dataset_id() returns uuid
  language sql stable parallel safe
  return nullif(pg_catalog.current_setting('app.dataset_id', true), '')::uuid;

-- The demo's clock: the database's own plus the tenant's offset, and never past the end of what was generated.
create or replace function overlay.workspace_now() returns timestamptz
  language sql stable parallel safe
  return nullif(pg_catalog.current_setting('app.workspace_now', true), '')::timestamptz;

-- Dataset facts are visible up to here.
create or replace function overlay.dataset_horizon() returns timestamptz
  language sql stable parallel safe
  return nullif(pg_catalog.current_setting('app.dataset_horizon', true), '')::timestamptz;

-- Who writes: the prospect, or the world that answers.
create or replace function overlay.writer() returns text
  language sql stable set search_path = pg_catalog, pg_temp
  return coalesce(nullif(pg_catalog.current_setting('app.writer', true), ''), 'prospect');

-- A barrier: without one the planner may ask a cheap function of the caller's about every tenant's row before it asks whose that is.
create or replace view workspace.tenant with (security_barrier) as
  select t.tenant_name, t.email, t.status, t.subscription_tier, t.is_demo, t.locale, t.clock_offset, t.forked_at,
         t.lived_until, d.time_zone, d.date_on as dataset_on, d.window_from, d.window_to,
         least(now() + t.clock_offset, d.window_to) as workspace_now,
         least(now() + t.opening_offset, d.window_to) as unmoved_now, t.acted_at
    from overlay.tenants t join overlay.datasets d on d.id = t.dataset_id
   where t.id = (select overlay.tenant_id()) and t.closed_at is null;

create or replace function overlay.set_context() returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select set_config('app.dataset_id', t.dataset_id::text, true),
         set_config('app.workspace_now', least(now() + t.clock_offset, d.window_to)::text, true),
         set_config('app.dataset_horizon', least(now() + t.clock_offset, d.window_to, t.forked_at)::text, true)
    from overlay.tenants t join overlay.datasets d on d.id = t.dataset_id
   where t.id = overlay.tenant_id(); $$;

-- For the rest of the transaction the tenant's facts are seen as at a moment; for whoever lives a world on from where it ended.
create or replace function overlay.set_clock(moment timestamptz) returns void
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select set_config('app.workspace_now', set_clock.moment::text, true),
         set_config('app.dataset_horizon', least(set_clock.moment, t.forked_at)::text, true)
    from overlay.tenants t where t.id = overlay.tenant_id(); $$;

-- Confines the transaction to one tenant and says what the caller needs to know of it. `withTenant` calls it, nobody else.
create or replace function overlay.enter(tenant_id uuid, writer text) returns setof workspace.tenant
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform set_config('app.tenant_id', enter.tenant_id::text, true), set_config('app.writer', enter.writer, true);
  return query select * from workspace.tenant;
  if not found then
    raise exception 'there is no such tenant, or it has been erased' using errcode = 'DS410';
  end if;
  perform overlay.set_context();
end $$;
