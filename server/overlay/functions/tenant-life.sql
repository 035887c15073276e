-- A tenant from its opening to its erasure: one row and its accounts to open, whatever the dataset's size (docs/measurements.md: a
-- demo is opened in 3 to 7 times one durable insert, where copying its rows takes 15 times ours and more).
--
-- Everything the serving role may do outside `workspace` is a function here or in the files beside; grants.sql lists them.

-- Opening and erasing one id take turns, so that an erase is final whoever comes late.
create or replace function overlay.take_turn(tenant_id uuid) returns void
  language sql volatile set search_path = pg_catalog, pg_temp as $$
  select pg_advisory_xact_lock(hashtextextended(tenant_id::text, 0)); $$;

-- A dataset that is being unloaded is none.
create or replace function overlay.hold_dataset(dataset_id uuid) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform from overlay.datasets d where d.id = hold_dataset.dataset_id and d.retired_at is null for key share;
  if not found then
    raise exception 'this dataset is not loaded' using errcode = 'DS503';
  end if;
end $$;

-- Makes a tenant with its accounts; again with the same id changes nothing. `members`: [{role, name, email, password_hash}]
create or replace function overlay.open(
  tenant_id uuid, dataset_id uuid, tenant_name text, email text, locale text, clock_offset interval, members jsonb
) returns void language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform overlay.take_turn(open.tenant_id);
  if exists (select from overlay.erased_tenants e where e.id = open.tenant_id) then
    raise exception 'this tenant has been erased' using errcode = 'DS410';
  end if;
  perform overlay.hold_dataset(open.dataset_id);
  insert into overlay.tenants (id, dataset_id, tenant_name, email, locale, clock_offset, opening_offset)
    values (open.tenant_id, open.dataset_id, open.tenant_name, open.email, open.locale, open.clock_offset, open.clock_offset)
    on conflict (id) do nothing;
  if not found then return; end if;
  insert into overlay.members (tenant_id, role, name, email, password_hash)
    select open.tenant_id, m.role, m.name, m.email, m.password_hash
      from jsonb_to_recordset(open.members) m(role text, name text, email text, password_hash text);
end $$;

-- Deletes what the tenant changed and counts it, table by table, with the bytes that the rows took.
create or replace function overlay.delete_changes() returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  declared text;
  own_rows integer;
  removals integer;
  bytes bigint;
  counts jsonb := '{}';
begin
  for declared in select t.name from overlay.declared_tables t order by t.name loop
    execute format('with gone as (delete from change.%I t where t.tenant_id = overlay.tenant_id() returning pg_column_size(t.*) as size)
      select count(*), coalesce(sum(size), 0) from gone', declared) into own_rows, bytes;
    execute format('delete from change.%I where tenant_id = overlay.tenant_id()', declared || '_removed');
    get diagnostics removals = row_count;
    if own_rows + removals > 0 then
      counts := counts || jsonb_build_object(declared, jsonb_build_object('own_rows', own_rows, 'removals', removals, 'bytes', bytes));
    end if;
  end loop;
  return counts;
end $$;

-- Back to a dataset as it was generated. Writers hold the tenant row for key share, so none is half-way.
create or replace function overlay.reset(tenant_id uuid, dataset_id uuid, clock_offset interval) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  counts jsonb;
begin
  perform from overlay.tenants t where t.id = reset.tenant_id for update;
  if not found then
    raise exception 'there is no such tenant, or it has been erased' using errcode = 'DS410';
  end if;
  perform overlay.hold_dataset(reset.dataset_id);
  perform set_config('app.tenant_id', reset.tenant_id::text, true);
  counts := overlay.delete_changes();
  delete from overlay.counters c where c.tenant_id = reset.tenant_id;
  delete from overlay.bases b where b.tenant_id = reset.tenant_id;
  delete from overlay.answers a where a.tenant_id = reset.tenant_id;
  update overlay.tenants t set dataset_id = reset.dataset_id, clock_offset = reset.clock_offset, opening_offset = reset.clock_offset,
      forked_at = null, lived_until = null, acted_at = null
   where t.id = reset.tenant_id;
  return counts;
end $$;

-- Shuts a tenant for its erasure. In a transaction of its own: while writers keep coming, each holding the row for key share,
-- an erasure would wait for a moment without any.
create or replace function overlay.close(tenant_id uuid) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  update overlay.tenants t set closed_at = coalesce(t.closed_at, clock_timestamp()) where t.id = close.tenant_id; $$;

-- Deletes a tenant and all it has, and remembers how much that was: asked again, it answers the same.
create or replace function overlay.erase(tenant_id uuid) returns jsonb
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  counts jsonb;
  members integer;
  sign_ins integer;
begin
  perform overlay.take_turn(erase.tenant_id);
  select e.row_counts into counts from overlay.erased_tenants e where e.id = erase.tenant_id;
  if found then return counts; end if;
  perform from overlay.tenants t where t.id = erase.tenant_id for update;
  perform set_config('app.tenant_id', erase.tenant_id::text, true);
  counts := overlay.delete_changes();
  delete from overlay.sign_ins s where s.tenant_id = erase.tenant_id;
  get diagnostics sign_ins = row_count;
  delete from overlay.members m where m.tenant_id = erase.tenant_id;
  get diagnostics members = row_count;
  delete from overlay.tenants t where t.id = erase.tenant_id;
  if found then
    counts := counts || jsonb_build_object('tenants', jsonb_build_object('own_rows', 1, 'removals', 0),
                                           'members', jsonb_build_object('own_rows', members, 'removals', 0));
  end if;
  if sign_ins > 0 then
    counts := counts || jsonb_build_object('sign_ins', jsonb_build_object('own_rows', sign_ins, 'removals', 0));
  end if;
  insert into overlay.erased_tenants (id, row_counts) values (erase.tenant_id, counts);
  return counts;
end $$;

-- Tenants in the order of their ids, for the reconciler to compare with the sessions.
create or replace function overlay.list_tenants(after uuid, up_to integer, opened_before timestamptz) returns table (tenant_id uuid)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select t.id from overlay.tenants t
   where (after is null or t.id > after) and t.created_at < opened_before order by t.id limit up_to; $$;

create or replace function overlay.forget_erased(erased_before timestamptz) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  delete from overlay.erased_tenants e where e.erased_at < erased_before; $$;
