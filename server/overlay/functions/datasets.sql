-- Generated rows that tenants share: found, shown, analyzed, and unloaded once nobody needs them.

create or replace function overlay.find_dataset(dataset_id uuid)
  returns table (date_on date, time_zone text, window_from timestamptz, window_to timestamptz, row_counts jsonb, accounts jsonb)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.date_on, d.time_zone, d.window_from, d.window_to, d.row_counts, d.accounts
    from overlay.datasets d where d.id = find_dataset.dataset_id and d.retired_at is null; $$;

-- What there is to see of some datasets before a demo is opened on one; those that are not loaded are left out.
create or replace function overlay.show_datasets(dataset_ids uuid[])
  returns table (dataset_id uuid, row_counts jsonb, featured jsonb)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.id, d.row_counts, d.featured from overlay.datasets d
   where d.id = any (show_datasets.dataset_ids) and d.retired_at is null; $$;

-- What will be true on screen in a demo that is opened on it; null where nothing was told.
create or replace function overlay.find_facts(dataset_id uuid) returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.facts from overlay.datasets d where d.id = find_facts.dataset_id and d.retired_at is null; $$;

create or replace function overlay.keep_facts(dataset_id uuid, facts jsonb) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  update overlay.datasets d set facts = keep_facts.facts where d.id = keep_facts.dataset_id; $$;

-- What the tenant's dataset was ordered as.
create or replace function overlay.dataset_order()
  returns table (scenario_name text, scenario_version integer, configuration jsonb, locale text, seed bigint, date_on date)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.scenario_name, d.scenario_version, d.configuration, d.locale, d.seed, d.date_on
    from overlay.datasets d where d.id = overlay.dataset_id(); $$;

-- Which generator made it: another one's world cannot be lived on.
create or replace function overlay.dataset_generator() returns integer
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.generator_version from overlay.datasets d where d.id = overlay.dataset_id(); $$;

-- What the tenant's dataset has to show.
create or replace function overlay.dataset_featured() returns jsonb
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.featured from overlay.datasets d where d.id = overlay.dataset_id(); $$;

-- The planner's figures for freshly loaded tables; only their owner may ask for them.
create or replace function overlay.analyze_datasets() returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  declared text;
begin
  for declared in select t.name from overlay.declared_tables t loop
    execute format('analyze dataset.%I', declared);
  end loop;
end $$;

-- Datasets that nobody uses: of those that are offered to everybody after a while, of those made for one prospect as soon as no demo can
-- be on its way to one.
create or replace function overlay.list_unused_datasets(made_before timestamptz, keep uuid[]) returns table (dataset_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.id from overlay.datasets d
   where (d.made_at < made_before or (d.is_private and d.made_at < now() - interval '1 minute')) and d.id <> all (keep)
     and not exists (select from overlay.tenants t where t.dataset_id = d.id); $$;

-- From here on nobody can open a tenant on it. False when somebody just did.
create or replace function overlay.retire_dataset(dataset_id uuid) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from overlay.datasets d where d.id = retire_dataset.dataset_id for update;
  if exists (select from overlay.tenants t where t.dataset_id = retire_dataset.dataset_id) then return false; end if;
  update overlay.datasets d set retired_at = coalesce(d.retired_at, clock_timestamp()) where d.id = retire_dataset.dataset_id;
  return found;
end $$;

-- Deletes up to so many rows of each table of a retired dataset, and the dataset itself once none is left.
-- Called again until it answers true, a transaction each, under the dataset's advisory lock.
create or replace function overlay.unload_some(dataset_id uuid, up_to integer default 5000) returns boolean
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  declared text;
  deleted integer;
begin
  if not exists (select from overlay.datasets d where d.id = unload_some.dataset_id and d.retired_at is not null) then return true; end if;
  for declared in select t.name from overlay.declared_tables t loop
    execute format('delete from dataset.%1$I where ctid = any (array(select ctid from dataset.%1$I where dataset_id = $1 limit $2))', declared)
      using unload_some.dataset_id, up_to;
    get diagnostics deleted = row_count;
    if deleted = up_to then return false; end if;
  end loop;
  delete from overlay.datasets d where d.id = unload_some.dataset_id;
  return true;
end $$;
