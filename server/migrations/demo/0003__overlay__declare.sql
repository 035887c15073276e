-- Makes or widens the two physical tables behind a declared one.
create function overlay.shape_table(schema_name text, table_name text, key_columns text, key text, definitions text[])
  returns void language plpgsql set search_path = '' as $$
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

create function overlay.set_policy(schema_name text, table_name text, policy_name text, rest text)
  returns void language plpgsql set search_path = '' as $$
begin
  execute format('drop policy if exists %I on %I.%I', policy_name, schema_name, table_name);
  execute format('create policy %I on %I.%I %s', policy_name, schema_name, table_name, rest);
end $$;

create function overlay.secure_table(table_name text) returns void
  language plpgsql set search_path = '' as $$
declare
  owned text;
begin
  perform overlay.set_policy('dataset', table_name, 'tenants_read_their_own_dataset',
    'for select to demo_owner using (dataset_id = (select overlay.dataset_id()))');
  perform overlay.set_policy('dataset', table_name, 'the_loader_loads_and_unloads',
    'to demo_loader using (true) with check (true)');
  perform overlay.set_policy('dataset', table_name, 'the_auditor_reads', 'for select to demo_auditor using (true)');
  execute format('grant select, insert, delete on dataset.%I to demo_loader', table_name);
  execute format('grant select on dataset.%I to demo_auditor', table_name);
  foreach owned in array array[table_name, table_name || '_removed'] loop
    perform overlay.set_policy('change', owned, 'tenants_keep_to_their_own',
      'to demo_owner using (tenant_id = (select overlay.tenant_id())) with check (tenant_id = (select overlay.tenant_id()))');
    perform overlay.set_policy('change', owned, 'the_auditor_reads', 'for select to demo_auditor using (true)');
    execute format('grant select on change.%I to demo_auditor', owned);
  end loop;
end $$;

-- The view, its defaults and its triggers. Columns are only ever appended, so that views over it survive.
create function overlay.make_view(it "overlay".declared_tables) returns void
  language plpgsql set search_path = '' as $$
declare
  names text := (select string_agg(quote_ident(c), ', ') from unnest(it.column_names) c);
  fallback record;
begin
  execute format($view$
    create or replace view workspace.%1$I as
      select id, 1 as version, %2$s from dataset.%1$I
       where dataset_id = (select overlay.dataset_id()) %4$s
         and id not in (select r.id from change.%3$I r where r.tenant_id = (select overlay.tenant_id()))
      union all
      select id, version, %2$s from change.%1$I
       where tenant_id = (select overlay.tenant_id()) %5$s $view$,
    it.name, names, it.name || '_removed',
    case when it.gate is null then '' else format('and %I <= (select overlay.dataset_horizon())', it.gate) end,
    case when it.gate is null then '' else format('and %I <= (select overlay.workspace_now())', it.gate) end);
  execute format('alter view workspace.%I alter column id set default gen_random_uuid()', it.name);
  for fallback in
    select a.attname, pg_get_expr(d.adbin, d.adrelid) as expression
      from pg_attribute a join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     where a.attrelid = format('change.%I', it.name)::regclass and a.attname = any (it.column_names)
  loop
    execute format('alter view workspace.%I alter column %I set default %s', it.name, fallback.attname, fallback.expression);
  end loop;
  execute format('create or replace function overlay.%I() returns trigger language plpgsql security definer set search_path = %L as %L',
    'write_' || it.name, '', overlay.write_body(it));
  execute format('revoke execute on function overlay.%I() from public', 'write_' || it.name);
  execute format('create or replace trigger a_tenant_writes before insert or update or delete on workspace.%I
    for each statement execute function overlay.before_write()', it.name);
  execute format('create or replace trigger becomes_a_change instead of insert or update or delete on workspace.%I
    for each row execute function overlay.%I()', it.name, 'write_' || it.name);
  execute format('grant select, insert, update, delete on workspace.%I to demo_service', it.name);
  execute format('grant select on workspace.%I to demo_auditor', it.name);
end $$;

-- A column that was declared must stay; a fact, known by a column of time, must say when it appears.
create function overlay.check_declaration(it "overlay".declared_tables) returns void
  language plpgsql set search_path = '' as $$
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
create function overlay.check_gate(it "overlay".declared_tables) returns void
  language plpgsql set search_path = '' as $$
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

-- Declares one table of a product; safe to run again, with more columns.
--   columns       definitions as in `create table`, one an element: 'price_cents integer not null check (price_cents > 0)'
--   gate          the timestamptz column that decides when a row appears; required as soon as there is a column of time
--   unique_keys   each a comma-separated list of columns
--   reference_to  {"product_id": "products"}
--   indexes       each a comma-separated list of columns; the tenant or dataset leads in both tables
create function overlay.declare(
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
    'dataset_id uuid not null references overlay.datasets, id uuid not null', 'dataset_id, id', columns);
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
