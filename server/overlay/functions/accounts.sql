-- The people who can sign in to a tenant. Of passwords and tokens there are hashes only.

create or replace function overlay.list_members(tenant_id uuid) returns table (role text, name text, email text, generation integer)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.role, m.name, m.email, m.generation from overlay.members m where m.tenant_id = list_members.tenant_id; $$;

-- Whose address and password these are; no row when they do not belong together.
create or replace function overlay.check_password(email text, password_hash text) returns table (tenant_id uuid, role text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.tenant_id, m.role from overlay.members m
   where m.email = check_password.email and m.password_hash = check_password.password_hash; $$;

-- Lets the holder of a token in as one of the tenant's people, until that person's next password. False when there is none,
-- or when it has another password by now. Without a password it is the owner who looks through that person's eyes.
-- An account is signed in on twenty devices at most: the oldest one is signed out.
create or replace function overlay.sign_in(tenant_id uuid, role text, token_hash text, password_hash text default null) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into overlay.sign_ins (token_hash, tenant_id, role, generation)
    select sign_in.token_hash, m.tenant_id, m.role, m.generation from overlay.members m
     where m.tenant_id = sign_in.tenant_id and m.role = sign_in.role
       and (sign_in.password_hash is null or m.password_hash = sign_in.password_hash);
  if not found then return false; end if;
  delete from overlay.sign_ins s where s.token_hash in (
    select old.token_hash from overlay.sign_ins old where old.tenant_id = sign_in.tenant_id and old.role = sign_in.role
     order by old.signed_in_at desc, old.token_hash offset 20);
  return true;
end $$;

-- Who holds this token. A token of an earlier generation of the account is no token.
create or replace function overlay.find_sign_in(token_hash text) returns table (tenant_id uuid, role text)
  language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select s.tenant_id, s.role from overlay.sign_ins s
    join overlay.members m on m.tenant_id = s.tenant_id and m.role = s.role and m.generation = s.generation
   where s.token_hash = find_sign_in.token_hash; $$;

-- A new password for an account, if nobody made one meanwhile; its sign-ins end.
create or replace function overlay.regenerate(tenant_id uuid, role text, from_generation integer, password_hash text) returns boolean
  language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update overlay.members m set password_hash = regenerate.password_hash, generation = m.generation + 1
   where m.tenant_id = regenerate.tenant_id and m.role = regenerate.role and m.generation = regenerate.from_generation;
  if not found then return false; end if;
  delete from overlay.sign_ins s where s.tenant_id = regenerate.tenant_id and s.role = regenerate.role;
  return true;
end $$;
