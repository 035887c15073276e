-- A dataset remembers what it was ordered as, so that a world can be lived on from it, and what it has to show. One that was made for
-- a prospect goes with the tenant that it was made for.
alter table overlay.datasets
  add column configuration jsonb   not null default '{}',
  add column featured      jsonb   not null default '[]',
  add column is_private    boolean not null default false;

-- What the tenant's dataset was ordered as.
create function overlay.dataset_order()
  returns table (scenario_name text, scenario_version integer, configuration jsonb, locale text, seed bigint, date_on date)
  language sql stable security definer set search_path = '' as $$
  select d.scenario_name, d.scenario_version, d.configuration, d.locale, d.seed, d.date_on
    from overlay.datasets d where d.id = overlay.dataset_id(); $$;

-- Which generator made it: another one's world cannot be lived on.
create function overlay.dataset_generator() returns integer
  language sql stable security definer set search_path = '' as $$
  select d.generator_version from overlay.datasets d where d.id = overlay.dataset_id(); $$;

-- What the tenant's dataset has to show.
create function overlay.dataset_featured() returns jsonb
  language sql stable security definer set search_path = '' as $$
  select d.featured from overlay.datasets d where d.id = overlay.dataset_id(); $$;

-- For the rest of the transaction the tenant's facts are seen as at a moment; for whoever lives a world on from where it ended.
create function overlay.stand_at(moment timestamptz) returns void
  language sql volatile security definer set search_path = '' as $$
  select set_config('app.workspace_now', stand_at.moment::text, true),
         set_config('app.dataset_horizon', least(stand_at.moment, t.forked_at)::text, true)
    from overlay.tenants t where t.id = overlay.tenant_id(); $$;

-- What the world answers, many rows at a time. The triggers that check what people write would cost more than the world's day: it is
-- the product's own code that writes here, and its tests that check it. Row-level security holds all the same.
create function overlay.write_world(table_name text, new_rows jsonb) returns void
  language plpgsql security definer set search_path = '' as $$
declare
  it "overlay".declared_tables;
  names text;
begin
  perform from overlay.tenants t where t.id = overlay.tenant_id() and t.closed_at is null for key share;
  if not found then
    raise exception 'there is no such tenant, or it has been erased' using errcode = 'DS410';
  end if;
  select * into strict it from overlay.declared_tables t where t.name = write_world.table_name;
  select string_agg(quote_ident(c), ', ') into names from unnest(it.column_names) c;
  execute format('insert into change.%1$I (tenant_id, id, version, written_by, %2$s)
    select overlay.tenant_id(), r.id, 1, ''world'', %3$s from jsonb_populate_recordset(null::change.%1$I, $1) r',
    it.name, names, (select string_agg('r.' || quote_ident(c), ', ') from unnest(it.column_names) c))
    using new_rows;
end $$;

grant execute on function overlay.dataset_order, overlay.dataset_generator, overlay.dataset_featured, overlay.stand_at, overlay.write_world to demo_service;

-- Datasets that nobody uses: of those that are offered to everybody after a while, of those made for one prospect as soon as no demo can
-- be on its way to one.
create or replace function overlay.list_unused_datasets(made_before timestamptz, keep uuid[]) returns table (dataset_id uuid)
  language sql stable security definer set search_path = '' as $$
  select d.id from overlay.datasets d
   where (d.made_at < made_before or (d.is_private and d.made_at < now() - interval '1 minute')) and d.id <> all (keep)
     and not exists (select from overlay.tenants t where t.dataset_id = d.id); $$;
