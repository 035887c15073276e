-- Sign-ins are bounded per account, and a receipt counts them too.

create index sign_ins_age_idx on overlay.sign_ins (tenant_id, role, signed_in_at);

-- Lets the holder of a token in as one of the tenant's people, until that person's next password. False when there is none,
-- or when it has another password by now. Without a password it is the owner who looks through that person's eyes.
-- An account is signed in on twenty devices at most: the oldest one is signed out.
create or replace function overlay.sign_in(tenant_id uuid, role text, token_hash text, password_hash text default null) returns boolean
  language plpgsql security definer set search_path = '' as $$
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

-- Deletes a tenant and all it has, and remembers how much that was: asked again, it answers the same.
create or replace function overlay.erase(tenant_id uuid) returns jsonb
  language plpgsql security definer set search_path = '' as $$
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
