-- How many rows the prospect's own acts have left: added or edited ones and removals. What the world wrote does not count.
create function overlay.count_changes() returns integer
  language plpgsql stable security definer set search_path = '' as $$
declare
  declared text;
  of_table integer;
  total integer := 0;
begin
  for declared in select t.name from overlay.declared_tables t loop
    execute format('select (select count(*) from change.%I c where c.tenant_id = overlay.tenant_id() and c.written_by = ''prospect'')
                         + (select count(*) from change.%I r where r.tenant_id = overlay.tenant_id())', declared, declared || '_removed')
      into of_table;
    total := total + of_table;
  end loop;
  return total;
end $$;

-- What the prospect made, newest first: rows added, edited (an own version of a generated row) and removed.
create function overlay.list_changes(up_to integer)
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
      where r.tenant_id = overlay.tenant_id()
        and not exists (select from change.%1$I c where c.tenant_id = r.tenant_id and c.id = r.id)',
    t.name, t.name || '_removed'), ' union all ') into statement
    from overlay.declared_tables t;
  return query execute format('select * from (%s) it(table_name, row_id, kind, changed_at) order by it.changed_at desc, it.row_id limit $1', statement)
    using up_to;
end $$;

grant execute on function overlay.count_changes, overlay.list_changes to demo_service;
