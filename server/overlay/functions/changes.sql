-- What people made of a tenant: rows added, edited (an own version of a generated row) and removed. What the world wrote is not among it.

-- The rows that people changed: each counts once, however often it was edited, and what the world wrote does not count.
create or replace function overlay.count_changes() returns integer
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
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

-- What the prospect made, newest first: rows added, edited (an own version of a generated row) and removed. Of what one transaction wrote
-- only the rows of the table that comes first in `main_tables`: the others follow from them, as whatever is in none of these does.
drop function if exists overlay.list_changes(integer, timestamptz, uuid);
create or replace function overlay.list_changes(up_to integer, before_at timestamptz, before_id uuid, main_tables text[] default '{}')
  returns table (table_name text, row_id uuid, kind text, changed_at timestamptz)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  statement text;
begin
  select string_agg(format(
    'select %1$L::text as table_name, c.id, case when r.id is null and b.id is null then ''added'' else ''edited'' end, c.written_at, c.xmin::text
       from change.%1$I c left join change.%2$I r on r.tenant_id = c.tenant_id and r.id = c.id
       left join overlay.bases b on b.tenant_id = c.tenant_id and b.table_name = %1$L and b.id = c.id
      where c.tenant_id = overlay.tenant_id() and c.written_by = ''prospect''
     union all
     select %1$L, r.id, ''removed'', r.removed_at, r.xmin::text from change.%2$I r
      where r.tenant_id = overlay.tenant_id() and r.written_by = ''prospect''
        and not exists (select from change.%1$I c where c.tenant_id = r.tenant_id and c.id = r.id)',
    t.name, t.name || '_removed'), ' union all ') into statement
    from overlay.declared_tables t;
  return query execute format('select table_name, row_id, kind, changed_at
      from (select table_name, row_id, kind, date_trunc(''milliseconds'', changed_at) as changed_at, place,
                   min(place) over (partition by act) as first_place
              from (select a.*, coalesce(array_position($4, a.table_name), 1000) as place
                      from (%s) a(table_name, row_id, kind, changed_at, act)
                     where cardinality($4) = 0 or a.table_name = any ($4)) placed) it
     where it.place = it.first_place and ($2 is null or (it.changed_at, it.row_id) < ($2, $3))
     order by it.changed_at desc, it.row_id desc limit $1', statement)
    using up_to, before_at, before_id, main_tables;
end $$;

-- What a person added to a table in the same transaction as this row; nothing where the row is not a person's.
create or replace function overlay.rows_of_act(of_table text, of_id uuid) returns setof uuid
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from overlay.declared_tables t where t.name = of_table) then
    raise 'there is no table %', of_table;
  end if;
  return query execute format('select c.id from change.%1$I c
      where c.tenant_id = overlay.tenant_id() and c.written_by = ''prospect''
        and c.xmin = (select o.xmin from change.%1$I o where o.tenant_id = overlay.tenant_id() and o.id = $1 and o.written_by = ''prospect'')
      order by c.id', of_table) using of_id;
end $$;

-- The next number of a counter, and at least this one. Given back when the transaction is rolled back.
create or replace function overlay.next_number(name text, at_least integer) returns integer
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  insert into overlay.counters as c (tenant_id, name, value) values (overlay.tenant_id(), next_number.name, next_number.at_least)
    on conflict on constraint counters_pkey do update set value = greatest(c.value + 1, excluded.value)
  returning c.value; $$;

-- What people wrote in some tables, whole: as it was generated, or copied, and as it is now.
create or replace function overlay.list_own_rows(of_tables text[])
  returns table (table_name text, row_id uuid, kind text, before jsonb, after jsonb)
  language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
declare
  statement text;
begin
  select string_agg(format(
    'select %1$L::text, c.id, case when r.id is null and b.id is null then ''added'' else ''edited'' end, coalesce(b.row, to_jsonb(d)), to_jsonb(c)
       from change.%1$I c left join change.%2$I r on r.tenant_id = c.tenant_id and r.id = c.id
       left join overlay.bases b on b.tenant_id = c.tenant_id and b.table_name = %1$L and b.id = c.id
       left join dataset.%1$I d on d.dataset_id = overlay.dataset_id() and d.id = c.id and r.id is not null
      where c.tenant_id = overlay.tenant_id() and c.written_by = ''prospect''
     union all
     select %1$L, r.id, ''removed'', coalesce(b.row, to_jsonb(d)), null from change.%2$I r
       left join overlay.bases b on b.tenant_id = r.tenant_id and b.table_name = %1$L and b.id = r.id
       left join dataset.%1$I d on d.dataset_id = overlay.dataset_id() and d.id = r.id
      where r.tenant_id = overlay.tenant_id() and r.written_by = ''prospect''
        and not exists (select from change.%1$I c where c.tenant_id = r.tenant_id and c.id = r.id)',
    t.name, t.name || '_removed'), ' union all ') into statement
    from overlay.declared_tables t where t.name = any (of_tables);
  if statement is not null then return query execute statement; end if;
end $$;
