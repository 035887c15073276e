-- Where a tenant's clock would stand had nobody moved it, and the moment of its people's last act, before which it is not moved back.
alter table overlay.tenants add column if not exists opening_offset interval;
alter table overlay.tenants add column if not exists acted_at timestamptz;
update overlay.tenants set opening_offset = clock_offset where opening_offset is null;
