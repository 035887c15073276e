-- How a write on a view becomes a change.
--
-- A trigger works on its statement's snapshot, so the natural form loses updates silently (measured: two decrements took 7 to 6, and
-- `where version =` let both writers succeed). So every branch compares the version under the row's lock and raises 40001 when it has
-- moved; test/overlay-checks.ts keeps the form without the comparison, which is red.

-- Before a statement that writes: the tenant must be open, and must go on existing until this transaction ends.
create or replace function overlay.before_write() returns trigger
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform from overlay.tenants t where t.id = overlay.tenant_id() and t.closed_at is null for key share;
  if not found then
    raise exception 'there is no such tenant, or it has been erased' using errcode = 'DS410';
  end if;
  return null;
end $$;

-- A removed parent must have no child left, whether generated or the tenant's own.
create or replace function overlay.refuse_if_referenced(parent text, parent_id uuid) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  child record;
  referenced boolean;
begin
  for child in
    select t.name, t.gate, r.key as reference
      from overlay.declared_tables t cross join lateral jsonb_each_text(t.reference_to) r
     where r.value = parent
  loop
    execute format($sql$
      select exists (select from dataset.%1$I d, overlay.tenants t
                      where t.id = $1 and d.dataset_id = t.dataset_id and d.%2$I = $2 %4$s
                        and not exists (select from change.%3$I r where r.tenant_id = $1 and r.id = d.id))
          or exists (select from change.%1$I c where c.tenant_id = $1 and c.%2$I = $2)
    $sql$, child.name, child.reference, child.name || '_removed',
           case when child.gate is null then '' else format('and d.%I <= coalesce(t.forked_at, ''infinity'')', child.gate) end)
      into referenced using overlay.tenant_id(), parent_id;
    if referenced then
      raise exception 'this row of % is still referenced by %', parent, child.name
        using errcode = 'foreign_key_violation', table = child.name, column = child.reference;
    end if;
  end loop;
end $$;

-- The text of the checks that a table's write trigger makes of its unique keys.
create or replace function overlay.unique_checks(table_name text, gate text, unique_keys text[]) returns text
  language sql immutable set search_path = pg_catalog, pg_temp as $$
  select coalesce(string_agg(format($check$
    if tg_op = 'INSERT' or (%2$s) is distinct from (%3$s) then
      perform pg_advisory_xact_lock(hashtextextended(tenant.id::text || '/%1$s', 0));
      if exists (select from dataset.%4$I d where d.dataset_id = tenant.dataset_id and (%5$s) = (%2$s) and d.id <> new.id %6$s
                    and not exists (select from change.%7$I r where r.tenant_id = tenant.id and r.id = d.id))
         or exists (select from change.%4$I c where c.tenant_id = tenant.id and (%8$s) = (%2$s) and c.id <> new.id) then
        raise exception 'there is a row with this %9$s in %1$s already'
          using errcode = 'unique_violation', table = '%1$s', constraint = '%10$s';
      end if;
    end if;$check$,
    table_name, 'new.' || replace(key, ',', ', new.'), 'old.' || replace(key, ',', ', old.'), table_name,
    'd.' || replace(key, ',', ', d.'),
    case when gate is null then '' else format('and d.%I <= coalesce(tenant.forked_at, ''infinity'')', gate) end,
    table_name || '_removed', 'c.' || replace(key, ',', ', c.'), replace(key, ',', ', '),
    table_name || '_' || replace(key, ',', '_') || '_key'), ''), '')
    from unnest(unique_keys) key $$;

-- The text of the checks of its references. The parent's lock is shared here and exclusive in its own removal.
create or replace function overlay.reference_checks(reference_to jsonb) returns text
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(string_agg(format($check$
    if new.%1$I is not null and (tg_op = 'INSERT' or new.%1$I is distinct from old.%1$I) then
      perform pg_advisory_xact_lock_shared(hashtextextended(tenant.id::text || '/references/%2$s', 0));
      if not exists (select from dataset.%2$I d where d.dataset_id = tenant.dataset_id and d.id = new.%1$I %3$s
                        and not exists (select from change.%4$I r where r.tenant_id = tenant.id and r.id = d.id))
         and not exists (select from change.%2$I c where c.tenant_id = tenant.id and c.id = new.%1$I) then
        raise exception '%1$s names no row of %2$s' using errcode = 'foreign_key_violation', column = '%1$s';
      end if;
    end if;$check$,
    reference.key, reference.value,
    case when t.gate is null then '' else format('and d.%I <= coalesce(tenant.forked_at, ''infinity'')', t.gate) end,
    reference.value || '_removed'), ''), '')
    from jsonb_each_text(reference_to) reference join overlay.declared_tables t on t.name = reference.value $$;

-- The body of a table's write trigger. A trigger works on its statement's snapshot, so the natural form would lose
-- updates silently: every branch compares the version under the row's lock, and raises 40001 when it has moved.
create or replace function overlay.write_body(it "overlay".declared_tables) returns text
  language sql stable set search_path = pg_catalog, pg_temp as $$
  select format($body$
declare
  tenant "overlay".tenants;
  removed_version integer;
  generated boolean;
begin
  select t.* into tenant from overlay.tenants t where t.id = overlay.tenant_id();
  if tg_op = 'DELETE' then
    perform pg_advisory_xact_lock(hashtextextended(tenant.id::text || '/references/%1$s', 0));
    delete from change.%1$I c where c.tenant_id = tenant.id and c.id = old.id and c.version = old.version;
    if found then
      update change.%2$I r set version = old.version where r.tenant_id = tenant.id and r.id = old.id;
    else
      if old.version = 1 and exists (select from dataset.%1$I d where d.dataset_id = tenant.dataset_id and d.id = old.id) then
        insert into change.%2$I (tenant_id, id, version) values (tenant.id, old.id, old.version) on conflict do nothing;
      end if;
      if not found then
        raise exception 'this row of %1$s was changed meanwhile' using errcode = 'serialization_failure';
      end if;
    end if;
    perform overlay.refuse_if_referenced('%1$s', old.id);
    return old;
  end if;
  if new.id is null then
    raise exception 'a row of %1$s needs an id' using errcode = 'not_null_violation', column = 'id';
  end if;
  if tg_op = 'UPDATE' and new.id <> old.id then
    raise exception 'the id of a row cannot change' using errcode = 'feature_not_supported';
  end if;
  %3$s
  %4$s
  if tg_op = 'INSERT' then
    select r.version into removed_version from change.%2$I r where r.tenant_id = tenant.id and r.id = new.id;
    new.version := coalesce(removed_version + 1, 1);
    if removed_version is null
       and exists (select from dataset.%1$I d where d.dataset_id = tenant.dataset_id and d.id = new.id) then
      raise exception 'there is a row with this id in %1$s already'
        using errcode = 'unique_violation', table = '%1$s', constraint = '%1$s_pkey';
    end if;
  else
    new.version := old.version + 1;
    update change.%1$I c set version = new.version, written_by = overlay.writer(), written_at = clock_timestamp(), %5$s
     where c.tenant_id = tenant.id and c.id = old.id and c.version = old.version;
    if found then return new; end if;
    generated := old.version = 1 and exists (select from dataset.%1$I d where d.dataset_id = tenant.dataset_id and d.id = old.id);
    if generated then
      insert into change.%2$I (tenant_id, id, version) values (tenant.id, old.id, old.version) on conflict do nothing;
    end if;
    if not generated or not found then
      raise exception 'this row of %1$s was changed meanwhile' using errcode = 'serialization_failure';
    end if;
  end if;
  insert into change.%1$I (tenant_id, id, version, written_by, %6$s)
    values (tenant.id, new.id, new.version, overlay.writer(), %7$s);
  return new;
end $body$,
    it.name, it.name || '_removed',
    overlay.unique_checks(it.name, it.gate, it.unique_keys), overlay.reference_checks(it.reference_to),
    (select string_agg(format('%1$I = new.%1$I', c), ', ') from unnest(it.column_names) c),
    (select string_agg(quote_ident(c), ', ') from unnest(it.column_names) c),
    (select string_agg('new.' || quote_ident(c), ', ') from unnest(it.column_names) c)) $$;

-- A removal says who made it and when, like every other change: an edit of a generated row leaves one too, and the world removes rows.
create or replace function overlay.sign_removal() returns trigger
  language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  new.written_by := overlay.writer();
  new.removed_at := clock_timestamp();
  return new;
end $$;

-- Makes the function behind a declared table's triggers. The triggers themselves belong to its view.
create or replace function overlay.make_write_function(it "overlay".declared_tables) returns void
  language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  writer text := 'write_' || it.name;
begin
  execute format('create or replace function overlay.%I() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as %L',
    writer, overlay.write_body(it));
  execute format('revoke execute on function overlay.%I() from public', writer);
  execute format('grant execute on function overlay.%I() to demo_viewer', writer);
  execute format('create or replace trigger says_who_removed before insert or update on change.%I
    for each row execute function overlay.sign_removal()', it.name || '_removed');
end $$;
