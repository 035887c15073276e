-- A removal says who made it and when, like every other change: an edit of a generated row leaves one too, and the world removes rows.

create function overlay.sign_removal() returns trigger
  language plpgsql set search_path = '' as $$
begin
  new.written_by := overlay.writer();
  new.removed_at := clock_timestamp();
  return new;
end $$;

create function overlay.sign_removals(table_name text) returns void
  language plpgsql set search_path = '' as $$
declare
  removed text := table_name || '_removed';
begin
  execute format('alter table change.%I add column if not exists written_by text not null default ''prospect''
    check (written_by in (''prospect'', ''world''))', removed);
  execute format('create or replace trigger says_who_removed before insert or update on change.%I
    for each row execute function overlay.sign_removal()', removed);
end $$;

-- Row-level security of a declared table, and what goes with its two physical ones.
create or replace function overlay.secure_table(table_name text) returns void
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
  perform overlay.sign_removals(table_name);
end $$;

do $$
declare
  declared text;
begin
  for declared in select t.name from overlay.declared_tables t loop
    perform overlay.sign_removals(declared);
  end loop;
end $$;

-- The rows that people changed: each counts once, however often it was edited, and what the world wrote does not count.
create or replace function overlay.count_changes() returns integer
  language plpgsql stable security definer set search_path = '' as $$
declare
  declared text;
  of_table integer;
  total integer := 0;
begin
  for declared in select t.name from overlay.declared_tables t loop
    execute format('select (select count(*) from change.%1$I c where c.tenant_id = overlay.tenant_id() and c.written_by = ''prospect'')
                         + (select count(*) from change.%2$I r where r.tenant_id = overlay.tenant_id() and r.written_by = ''prospect''
                              and not exists (select from change.%1$I c where c.tenant_id = r.tenant_id and c.id = r.id))',
                   declared, declared || '_removed')
      into of_table;
    total := total + of_table;
  end loop;
  return total;
end $$;

-- What people made, newest first, from a moment back: rows added, edited (an own version of a generated row) and removed.
drop function overlay.list_changes(integer);
create function overlay.list_changes(up_to integer, before_at timestamptz, before_id uuid)
  returns table (table_name text, row_id uuid, kind text, changed_at timestamptz)
  language plpgsql stable security definer set search_path = '' as $$
declare
  statement text;
begin
  select string_agg(format(
    'select %1$L::text as table_name, c.id, case when r.id is null then ''added'' else ''edited'' end, c.written_at
       from change.%1$I c left join change.%2$I r on r.tenant_id = c.tenant_id and r.id = c.id
      where c.tenant_id = overlay.tenant_id() and c.written_by = ''prospect''
     union all
     select %1$L, r.id, ''removed'', r.removed_at from change.%2$I r
      where r.tenant_id = overlay.tenant_id() and r.written_by = ''prospect''
        and not exists (select from change.%1$I c where c.tenant_id = r.tenant_id and c.id = r.id)',
    t.name, t.name || '_removed'), ' union all ') into statement
    from overlay.declared_tables t;
  return query execute format('select table_name, row_id, kind, changed_at
      from (select table_name, row_id, kind, date_trunc(''milliseconds'', changed_at) as changed_at
              from (%s) all_changes(table_name, row_id, kind, changed_at)) it
     where $2 is null or (it.changed_at, it.row_id) < ($2, $3)
     order by it.changed_at desc, it.row_id desc limit $1', statement)
    using up_to, before_at, before_id;
end $$;

grant execute on function overlay.list_changes to demo_service;
