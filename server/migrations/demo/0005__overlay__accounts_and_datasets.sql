create function overlay.list_members(tenant_id uuid) returns table (role text, name text, email text, generation integer)
  language sql stable security definer set search_path = '' as $$
  select m.role, m.name, m.email, m.generation from overlay.members m where m.tenant_id = list_members.tenant_id
   order by array_position(array['owner', 'manager', 'baker', 'cashier'], m.role); $$;

-- Whose address and password these are; no row when they do not belong together.
create function overlay.check_password(email text, password_hash text) returns table (tenant_id uuid, role text)
  language sql stable security definer set search_path = '' as $$
  select m.tenant_id, m.role from overlay.members m
   where m.email = check_password.email and m.password_hash = check_password.password_hash; $$;

-- Lets the holder of a token in as one of the tenant's people, until that person's next password. False when there is none,
-- or when it has another password by now. Without a password it is the owner who looks through that person's eyes.
create function overlay.sign_in(tenant_id uuid, role text, token_hash text, password_hash text default null) returns boolean
  language plpgsql security definer set search_path = '' as $$
begin
  insert into overlay.sign_ins (token_hash, tenant_id, role, generation)
    select sign_in.token_hash, m.tenant_id, m.role, m.generation from overlay.members m
     where m.tenant_id = sign_in.tenant_id and m.role = sign_in.role
       and (sign_in.password_hash is null or m.password_hash = sign_in.password_hash);
  return found;
end $$;

-- Who holds this token. A token of an earlier generation of the account is no token.
create function overlay.find_sign_in(token_hash text) returns table (tenant_id uuid, role text)
  language sql stable security definer set search_path = '' as $$
  select s.tenant_id, s.role from overlay.sign_ins s
    join overlay.members m on m.tenant_id = s.tenant_id and m.role = s.role and m.generation = s.generation
   where s.token_hash = find_sign_in.token_hash; $$;

-- A new password for an account, if nobody made one meanwhile; its sign-ins end.
create function overlay.regenerate(tenant_id uuid, role text, from_generation integer, password_hash text) returns boolean
  language plpgsql security definer set search_path = '' as $$
begin
  update overlay.members m set password_hash = regenerate.password_hash, generation = m.generation + 1
   where m.tenant_id = regenerate.tenant_id and m.role = regenerate.role and m.generation = regenerate.from_generation;
  if not found then return false; end if;
  delete from overlay.sign_ins s where s.tenant_id = regenerate.tenant_id and s.role = regenerate.role;
  return true;
end $$;

create function overlay.find_dataset(dataset_id uuid)
  returns table (date_on date, time_zone text, window_from timestamptz, window_to timestamptz, row_counts jsonb, accounts jsonb)
  language sql stable security definer set search_path = '' as $$
  select d.date_on, d.time_zone, d.window_from, d.window_to, d.row_counts, d.accounts
    from overlay.datasets d where d.id = find_dataset.dataset_id and d.retired_at is null; $$;

-- The planner's figures for freshly loaded tables; only their owner may ask for them.
create function overlay.analyze_datasets() returns void
  language plpgsql security definer set search_path = '' as $$
declare
  declared text;
begin
  for declared in select t.name from overlay.declared_tables t loop
    execute format('analyze dataset.%I', declared);
  end loop;
end $$;

-- Datasets made before a moment that no tenant uses. `keep` are those still offered.
create function overlay.list_unused_datasets(made_before timestamptz, keep uuid[]) returns table (dataset_id uuid)
  language sql stable security definer set search_path = '' as $$
  select d.id from overlay.datasets d
   where d.made_at < made_before and d.id <> all (keep)
     and not exists (select from overlay.tenants t where t.dataset_id = d.id); $$;

-- From here on nobody can open a tenant on it. False when somebody just did.
create function overlay.retire_dataset(dataset_id uuid) returns boolean
  language plpgsql security definer set search_path = '' as $$
begin
  perform from overlay.datasets d where d.id = retire_dataset.dataset_id for update;
  if exists (select from overlay.tenants t where t.dataset_id = retire_dataset.dataset_id) then return false; end if;
  update overlay.datasets d set retired_at = coalesce(d.retired_at, clock_timestamp()) where d.id = retire_dataset.dataset_id;
  return found;
end $$;

grant execute on function overlay.list_members, overlay.check_password, overlay.sign_in, overlay.find_sign_in, overlay.regenerate,
  overlay.find_dataset to demo_service;
grant execute on function overlay.find_dataset, overlay.analyze_datasets, overlay.list_unused_datasets,
  overlay.retire_dataset to demo_loader;
