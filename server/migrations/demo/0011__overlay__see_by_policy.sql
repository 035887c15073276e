-- A union whose arms have conditions of their own is not flattened: every row went through two more nodes of the plan, which cost a third
-- of a read of thirteen thousand rows. So the conditions become policies of the views' owner, a role that can do nothing else, and the
-- views are plain unions. The functions behind the triggers belong to `demo_owner`, whose wider policies stay.
grant usage on schema overlay, dataset, change to demo_viewer;
grant usage, create on schema workspace to demo_viewer;
grant execute on function overlay.tenant_id(), overlay.dataset_id(), overlay.workspace_now(), overlay.dataset_horizon(), overlay.before_write()
  to demo_viewer;

-- What a tenant sees of a declared table: generated rows that it kept, up to where it forked, and its own up to its clock.
create function overlay.show_rows(it "overlay".declared_tables) returns void
  language plpgsql set search_path = '' as $$
begin
  perform overlay.set_policy('change', it.name || '_removed', 'tenants_see_their_own',
    'for select to demo_viewer using (tenant_id = (select overlay.tenant_id()))');
  perform overlay.set_policy('change', it.name, 'tenants_see_their_own', format(
    'for select to demo_viewer using (tenant_id = (select overlay.tenant_id()) %s)',
    case when it.gate is null then '' else format('and %I <= (select overlay.workspace_now())', it.gate) end));
  perform overlay.set_policy('dataset', it.name, 'tenants_see_what_they_kept', format(
    'for select to demo_viewer using (dataset_id = (select overlay.dataset_id()) %s
       and id not in (select r.id from change.%I r where r.tenant_id = (select overlay.tenant_id())))',
    case when it.gate is null then '' else format('and %I <= (select overlay.dataset_horizon())', it.gate) end, it.name || '_removed'));
  execute format('grant select on dataset.%1$I, change.%1$I, change.%2$I to demo_viewer', it.name, it.name || '_removed');
end $$;

-- The view, its defaults and its triggers. Columns are only ever appended, so that views over it survive.
create or replace function overlay.make_view(it "overlay".declared_tables) returns void
  language plpgsql set search_path = '' as $$
declare
  names text := (select string_agg(quote_ident(c), ', ') from unnest(it.column_names) c);
  writer text := 'write_' || it.name;
  migrator text := current_user;
  fallback record;
begin
  perform overlay.show_rows(it);
  execute format('create or replace function overlay.%I() returns trigger language plpgsql security definer set search_path = %L as %L',
    writer, '', overlay.write_body(it));
  execute format('revoke execute on function overlay.%I() from public', writer);
  execute format('grant execute on function overlay.%I() to demo_viewer', writer);
  perform set_config('role', 'demo_viewer', true);
  execute format('create or replace view workspace.%1$I as
    select id, 1 as version, %2$s from dataset.%1$I union all select id, version, %2$s from change.%1$I', it.name, names);
  execute format('alter view workspace.%I alter column id set default gen_random_uuid()', it.name);
  for fallback in
    select a.attname, pg_get_expr(d.adbin, d.adrelid) as expression
      from pg_attribute a join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     where a.attrelid = format('change.%I', it.name)::regclass and a.attname = any (it.column_names)
  loop
    execute format('alter view workspace.%I alter column %I set default %s', it.name, fallback.attname, fallback.expression);
  end loop;
  execute format('create or replace trigger a_tenant_writes before insert or update or delete on workspace.%I
    for each statement execute function overlay.before_write()', it.name);
  execute format('create or replace trigger becomes_a_change instead of insert or update or delete on workspace.%I
    for each row execute function overlay.%I()', it.name, writer);
  execute format('grant select, insert, update, delete on workspace.%I to demo_service', it.name);
  execute format('grant select on workspace.%I to demo_auditor', it.name);
  perform set_config('role', migrator, true);
end $$;

do $$
declare
  it "overlay".declared_tables;
begin
  for it in select * from overlay.declared_tables t loop
    execute format('drop view workspace.%I', it.name);
    perform overlay.make_view(it);
  end loop;
end $$;
