-- A tenant's changes in another one: what somebody prepared, for each who is to see it.

-- Copies what is in some tables, or in all, as the world's own: it is what the copy begins with, and no change of its people. Again it
-- changes nothing. Confined to one tenant at a time, as everything is: read as the one, written as the other.
--   shift   by so much later the facts of the copy appear: it begins at another moment
create or replace function overlay.copy_changes(from_tenant uuid, to_tenant uuid, of_tables text[] default null, shift interval default '0')
  returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  writer text := current_setting('app.writer', true);
  it record;
  names text;
  own jsonb;
  removed jsonb;
begin
  perform from overlay.tenants t where t.id = from_tenant and t.closed_at is null for key share;
  if not found then
    raise exception 'what is to be copied is not there any more' using errcode = 'DS503';
  end if;
  perform from overlay.tenants t where t.id = to_tenant and t.closed_at is null for key share;
  if not found then
    raise exception 'there is no such tenant, or it has been erased' using errcode = 'DS410';
  end if;
  perform set_config('app.writer', 'world', true);
  for it in select t.name, t.gate, t.column_names from overlay.declared_tables t where of_tables is null or t.name = any (of_tables) order by t.name loop
    select string_agg(quote_ident(c), ', ') into names from unnest(it.column_names) c;
    perform set_config('app.tenant_id', from_tenant::text, true);
    execute format('select coalesce(jsonb_agg(to_jsonb(c)), ''[]'') from change.%I c where c.tenant_id = overlay.tenant_id()', it.name) into own;
    execute format('select coalesce(jsonb_agg(to_jsonb(r)), ''[]'') from change.%I r where r.tenant_id = overlay.tenant_id()', it.name || '_removed') into removed;
    perform set_config('app.tenant_id', to_tenant::text, true);
    execute format('insert into change.%1$I (tenant_id, id, version) select overlay.tenant_id(), r.id, r.version
                      from jsonb_to_recordset($1) r(id uuid, version integer) on conflict do nothing', it.name || '_removed') using removed;
    execute format('insert into change.%1$I (tenant_id, id, version, written_by, %2$s)
                      select overlay.tenant_id(), r.id, r.version, ''world'', %3$s from jsonb_populate_recordset(null::change.%1$I, $1) r
                      on conflict do nothing',
                   it.name, names,
                   (select string_agg(case when c = it.gate then format('r.%I + $2', c) else format('r.%I', c) end, ', ') from unnest(it.column_names) c))
      using own, shift;
    if it.gate is null then
      insert into overlay.bases (tenant_id, table_name, id, row)
        select to_tenant, it.name, (r ->> 'id')::uuid, r from jsonb_array_elements(own) r on conflict do nothing;
    end if;
  end loop;
  if of_tables is null then
    insert into overlay.counters (tenant_id, name, value)
      select to_tenant, c.name, c.value from overlay.counters c where c.tenant_id = from_tenant on conflict do nothing;
    update overlay.tenants t set forked_at = f.forked_at, lived_until = f.lived_until from overlay.tenants f
     where t.id = to_tenant and f.id = from_tenant;
  end if;
  perform set_config('app.tenant_id', to_tenant::text, true), set_config('app.writer', coalesce(writer, ''), true);
end $$;

-- On which dataset a tenant stands, while it is there.
create or replace function overlay.find_dataset_of(tenant_id uuid) returns table (id uuid, accounts jsonb, is_private boolean)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select d.id, d.accounts, d.is_private from overlay.tenants t join overlay.datasets d on d.id = t.dataset_id
   where t.id = find_dataset_of.tenant_id and d.retired_at is null; $$;
