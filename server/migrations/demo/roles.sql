-- Roles of the demo database, which belong to the whole cluster: made where they are missing, at every start.
-- Nobody logs in as one of these; a login is made a member and takes the role on.
do $$
declare
  role_name text;
begin
  foreach role_name in array array['demo_owner', 'demo_service', 'demo_loader', 'demo_auditor'] loop
    begin
      if not exists (select from pg_roles where rolname = role_name) then
        execute format('create role %I nologin noinherit', role_name);
      end if;
    exception when duplicate_object or unique_violation then null;
    end;
  end loop;
  -- Who makes a role may administer it, and since PostgreSQL 16 must still be let take it on. An administrator needs no leave.
  if not (select rolsuper from pg_roles where rolname = current_user) then
    begin
      execute format('grant demo_owner to %I', current_user);
    exception when insufficient_privilege then
      if not pg_has_role(current_user, 'demo_owner', 'member') then raise; end if;
    end;
  end if;
  if not has_database_privilege('demo_owner', current_database(), 'create') then
    execute format('grant create on database %I to demo_owner', current_database());
  end if;
  -- The record of migrations lives in `public`.
  if not has_schema_privilege('demo_owner', 'public', 'create') then
    execute 'grant create, usage on schema public to demo_owner';
  end if;
end $$;
