-- The demo's time: its clock, and the future that is lived anew after an act.
--
-- What the world answers is written many rows at a time, past the triggers that check what people write: they would cost more than the
-- day itself (a standard day is lived in 121 ms, 2 cores, 2026-11-24).

create or replace function overlay.move_clock(clock_offset interval) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update overlay.tenants t set clock_offset = move_clock.clock_offset where t.id = overlay.tenant_id();
  perform overlay.set_context();
end $$;

-- Its people did something now: the clock is not moved back before it.
create or replace function overlay.note_act() returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  update overlay.tenants t set acted_at = overlay.workspace_now() where t.id = overlay.tenant_id(); $$;

-- From this moment on the world answers this tenant. Forgets what the world had written for later than now, and holds the
-- tenant row until the transaction ends, so that two acts are lived one after the other.
create or replace function overlay.fork() returns timestamptz
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  moment timestamptz := overlay.workspace_now();
  fact record;
begin
  update overlay.tenants t set forked_at = least(t.forked_at, moment), lived_until = moment where t.id = overlay.tenant_id();
  perform overlay.set_context();
  for fact in select t.name, t.gate from overlay.declared_tables t where t.gate is not null loop
    execute format('delete from change.%I where tenant_id = overlay.tenant_id() and written_by = ''world'' and %I > $1', fact.name, fact.gate)
      using moment;
  end loop;
  return moment;
end $$;

create or replace function overlay.set_lived_until(until timestamptz) returns void
  language sql security definer set search_path = pg_catalog, pg_temp as $$
  update overlay.tenants t set lived_until = until where t.id = overlay.tenant_id(); $$;

-- Waits for whoever lives this tenant's world now, and says how far it has come.
create or replace function overlay.lock_tenant() returns timestamptz
  language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select t.lived_until from overlay.tenants t where t.id = overlay.tenant_id() for no key update; $$;

-- What the world answers, many rows at a time. The triggers that check what people write would cost more than the world's day: it is
-- the product's own code that writes here, and its tests that check it. Row-level security holds all the same.
create or replace function overlay.write_world(table_name text, new_rows jsonb) returns void
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  it "overlay".declared_tables;
  names text;
begin
  perform from overlay.tenants t where t.id = overlay.tenant_id() and t.closed_at is null for key share;
  if not found then
    raise exception 'there is no such tenant, or it has been erased' using errcode = 'DS410';
  end if;
  select * into strict it from overlay.declared_tables t where t.name = write_world.table_name;
  select string_agg(quote_ident(c), ', ') into names from unnest(it.column_names) c;
  execute format('insert into change.%1$I (tenant_id, id, version, written_by, %2$s)
    select overlay.tenant_id(), r.id, 1, ''world'', %3$s from jsonb_populate_recordset(null::change.%1$I, $1) r',
    it.name, names, (select string_agg('r.' || quote_ident(c), ', ') from unnest(it.column_names) c))
    using new_rows;
end $$;
