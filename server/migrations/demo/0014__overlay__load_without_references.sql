-- A row of a dataset no longer refers to its dataset by a foreign key. Checked row by row, that took a third of the time in which a
-- dataset is loaded, for which a visitor may wait; and there is one way in (a transaction that loads the dataset whole) and one way
-- out (overlay.unload_some, the dataset's own row last), both under its lock. `npm run audit` looks for rows without a dataset.

do $$
declare
  it record;
begin
  for it in
    select c.conname, c.conrelid::regclass as child from pg_constraint c join pg_class r on r.oid = c.conrelid
     where c.contype = 'f' and c.confrelid = 'overlay.datasets'::regclass and r.relnamespace = 'dataset'::regnamespace
  loop
    execute format('alter table %s drop constraint %I', it.child, it.conname);
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
) returns void language plpgsql set search_path = '' as $$
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
     removed_at timestamptz not null default clock_timestamp()', 'tenant_id, id', '{}');
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
  perform overlay.secure_table(table_name);
  perform overlay.make_view(it);
end $$;
