-- Of a tenant that began as a copy: the rows with which it began, where they are things that are edited (those without a gate). By them it
-- is told what its people changed, as by the dataset in any other.
create table if not exists overlay.bases (
  tenant_id  uuid  not null references overlay.tenants on delete cascade,
  table_name text  not null,
  id         uuid  not null,
  row        jsonb not null,
  primary key (tenant_id, table_name, id)
);
