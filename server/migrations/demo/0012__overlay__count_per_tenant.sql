-- Numbers that run on within a tenant, such as a till's: what was numbered at a later moment of a clock that was moved back is hidden
-- by its gate, so the highest number that can be seen is not the highest there is.
create table overlay.counters (
  tenant_id uuid    not null references overlay.tenants on delete cascade,
  name      text    not null,
  value     integer not null,
  primary key (tenant_id, name)
);
grant select on overlay.counters to demo_auditor;

-- The next number of a counter, and at least this one. Given back when the transaction is rolled back.
create function overlay.next_number(name text, at_least integer) returns integer
  language sql volatile security definer set search_path = '' as $$
  insert into overlay.counters as c (tenant_id, name, value) values (overlay.tenant_id(), next_number.name, next_number.at_least)
    on conflict on constraint counters_pkey do update set value = greatest(c.value + 1, excluded.value)
  returning c.value; $$;

-- Back to a dataset as it was generated. Writers hold the tenant row for key share, so none is half-way.
create or replace function overlay.reset(tenant_id uuid, dataset_id uuid, clock_offset interval) returns jsonb
  language plpgsql security definer set search_path = '' as $$
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
  update overlay.tenants t set dataset_id = reset.dataset_id, clock_offset = reset.clock_offset, forked_at = null, lived_until = null
   where t.id = reset.tenant_id;
  return counts;
end $$;

grant execute on function overlay.next_number to demo_service;
