-- What a product calls to have a table: `select overlay.declare(...)`, safe to run again with more columns.
--
-- A row of a dataset does not refer to its dataset by a foreign key: checked row by row, that took a third of the time in which a
-- dataset is loaded (2 cores, 2026-11-25), for which a visitor may wait. There is one way
-- in (a transaction that loads the dataset whole) and one way out (overlay.unload_some, the dataset's own row last), both under its
-- lock, and `npm run audit` looks for rows without a dataset (decision 0013).

-- Makes or widens the two physical tables behind a declared one.
create or replace function overlay.shape_table(schema_name text, table_name text, key_columns text, key text, definitions text[])
  returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  definition text;
begin
  execute format('create table if not exists %I.%I (%s, primary key (%s))', schema_name, table_name, key_columns, key);
  foreach definition in array definitions loop
    execute format('alter table %I.%I add column if not exists %s', schema_name, table_name, definition);
  end loop;
  execute format('alter table %I.%I enable row level security', schema_name, table_name);
  execute format('alter table %I.%I force row level security', schema_name, table_name);
end $$;

-- A column that was declared must stay; a fact, known by a column of time, must say when it appears.
create or replace function overlay.check_declaration(it "overlay".declared_tables) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  missing text;
begin
  select string_agg(c, ', ') into missing
    from overlay.declared_tables t cross join unnest(t.column_names) c
   where t.name = it.name and c <> all (it.column_names);
  if missing is not null then
    raise exception 'the declaration of % leaves out: %', it.name, missing;
  end if;
  if it.gate is not null and it.gate <> all (it.column_names) then
    raise exception 'the gate % of % is not one of its columns', it.gate, it.name;
  end if;
  select string_agg(value, ', ') into missing from jsonb_each_text(it.reference_to)
   where value not in (select name from overlay.declared_tables);
  if missing is not null then
    raise exception '% refers to tables that are not declared yet: %', it.name, missing;
  end if;
end $$;

-- Without a gate a row would be there before its time; with an empty one, never.
create or replace function overlay.check_gate(it "overlay".declared_tables) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if it.gate is null and exists (
    select from pg_attribute a where a.attrelid = format('dataset.%I', it.name)::regclass and a.attname = any (it.column_names)
       and a.atttypid in ('date'::regtype, 'timestamptz'::regtype)) then
    raise exception '% has a column of time and so needs a gate', it.name;
  end if;
  if it.gate is not null and not exists (
    select from pg_attribute a where a.attrelid = format('dataset.%I', it.name)::regclass and a.attname = it.gate
       and a.atttypid = 'timestamptz'::regtype and a.attnotnull) then
    raise exception 'the gate % of % must be timestamptz not null', it.gate, it.name;
  end if;
end $$;

-- Everything of a declared table that follows from its declaration and from these files: policies, triggers, view.
create or replace function overlay.remake_table(it "overlay".declared_tables) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform overlay.secure_table(it.name);
  perform overlay.show_rows(it);
  perform overlay.make_write_function(it);
  perform overlay.make_view(it);
end $$;

-- Called whenever these files have changed.
create or replace function overlay.remake_tables() returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  it "overlay".declared_tables;
begin
  for it in select * from overlay.declared_tables t loop
    perform overlay.remake_table(it);
  end loop;
end $$;

-- Declares one table of a product; safe to run again, with more columns.
--   columns       definitions as in `create table`, one an element: 'price_cents integer not null check (price_cents > 0)'
--   gate          the timestamptz column that decides when a row appears; required as soon as there is a column of time
--   unique_keys   each a comma-separated list of columns
--   reference_to  {"product_id": "products"}
--   indexes       each a comma-separated list of columns; the tenant or dataset leads in both tables
create or replace function overlay.declare(
  table_name text, columns text[], gate text default null, unique_keys text[] default '{}',
  reference_to jsonb default '{}', indexes text[] default '{}'
) returns void language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  it "overlay".declared_tables;
  key text;
begin
  unique_keys := (select coalesce(array_agg(replace(k, ' ', '')), '{}') from unnest(unique_keys) k);
  it := row(table_name, gate, (select array_agg(split_part(trim(c), ' ', 1) order by n) from unnest(columns) with ordinality u(c, n)),
            unique_keys, reference_to);
  perform overlay.check_declaration(it);
  insert into overlay.declared_tables select it.*
    on conflict (name) do update set gate = excluded.gate, column_names = excluded.column_names,
      unique_keys = excluded.unique_keys, reference_to = excluded.reference_to;
  perform overlay.shape_table('dataset', table_name,
    'dataset_id uuid not null, id uuid not null', 'dataset_id, id', columns);
  perform overlay.shape_table('change', table_name,
    'tenant_id uuid not null references overlay.tenants, id uuid not null, version integer not null,
     written_by text not null check (written_by in (''prospect'', ''world'')), written_at timestamptz not null default clock_timestamp()',
    'tenant_id, id', columns);
  perform overlay.shape_table('change', table_name || '_removed',
    'tenant_id uuid not null references overlay.tenants, id uuid not null, version integer not null,
     removed_at timestamptz not null default clock_timestamp()', 'tenant_id, id',
    array['written_by text not null default ''prospect'' check (written_by in (''prospect'', ''world''))']);
  perform overlay.check_gate(it);
  foreach key in array unique_keys loop
    execute format('create unique index if not exists %I on dataset.%I (dataset_id, %s)', table_name || '_' || replace(key, ',', '_') || '_key', table_name, key);
    execute format('create unique index if not exists %I on change.%I (tenant_id, %s)', table_name || '_' || replace(key, ',', '_') || '_key', table_name, key);
  end loop;
  foreach key in array indexes || array(select jsonb_object_keys(reference_to)) loop
    key := replace(key, ' ', '');
    execute format('create index if not exists %I on dataset.%I (dataset_id, %s)', table_name || '_' || replace(key, ',', '_') || '_idx', table_name, key);
    execute format('create index if not exists %I on change.%I (tenant_id, %s)', table_name || '_' || replace(key, ',', '_') || '_idx', table_name, key);
  end loop;
  perform overlay.remake_table(it);
end $$;
