-- A tenant is a dataset plus what the prospect changed. `overlay` keeps the books, `dataset` the generated rows that
-- tenants share, `change` what each tenant added, edited or removed, and `workspace` what a product sees of both.
-- OVERLAY is a word of SQL: where a type is expected the schema must be quoted.
create schema overlay;
create schema dataset;
create schema change;
create schema workspace;

create table overlay.datasets (
  id                uuid        primary key,
  scenario_name     text        not null,
  scenario_version  integer     not null,
  generator_version integer     not null,
  locale            text        not null,
  seed              bigint      not null,
  date_on           date        not null,
  time_zone         text        not null,
  window_from       timestamptz not null,
  window_to         timestamptz not null,
  row_counts        jsonb       not null,
  sha256            text        not null,
  accounts          jsonb       not null,
  made_at           timestamptz not null default clock_timestamp(),
  -- From here on it is being unloaded and no tenant may take it any more.
  retired_at        timestamptz,
  constraint datasets_end_after_they_begin check (window_to > window_from)
);

create table overlay.tenants (
  id                uuid        primary key,
  tenant_name       text        not null,
  email             text        not null,
  status            text        not null default 'demo',
  subscription_tier text        not null default 'pro',
  is_demo           boolean     not null default true,
  locale            text        not null,
  dataset_id        uuid        not null references overlay.datasets,
  -- What is added to the database's clock; moved back means back to zero.
  clock_offset      interval    not null default '0',
  -- From here on the world answers this tenant: it sees no dataset fact later than this.
  forked_at         timestamptz,
  -- Up to here the world has been lived after a fork.
  lived_until       timestamptz,
  created_at        timestamptz not null default clock_timestamp(),
  -- From here on nobody enters or writes; the erasure follows.
  closed_at         timestamptz,
  constraint tenants_are_demos check (is_demo and status = 'demo')
);
create index tenants_dataset_idx on overlay.tenants (dataset_id);

-- What an erased tenant leaves: that it is gone, and how much there was. Refuses a late `open` of the same id.
create table overlay.erased_tenants (
  id         uuid        primary key,
  row_counts jsonb       not null,
  erased_at  timestamptz not null default clock_timestamp()
);

create table overlay.members (
  tenant_id     uuid    not null references overlay.tenants on delete cascade,
  role          text    not null,
  name          text    not null,
  email         text    not null unique,
  password_hash text    not null,
  generation    integer not null default 1,
  primary key (tenant_id, role),
  constraint members_have_a_known_role check (role in ('owner', 'manager', 'baker', 'cashier'))
);

create table overlay.sign_ins (
  token_hash   text        primary key,
  tenant_id    uuid        not null,
  role         text        not null,
  generation   integer     not null,
  signed_in_at timestamptz not null default clock_timestamp(),
  foreign key (tenant_id, role) references overlay.members on delete cascade
);
create index sign_ins_member_idx on overlay.sign_ins (tenant_id, role);

create table overlay.declared_tables (
  name         text   primary key,
  -- The column whose instant decides when a row appears; null for things, which are there all the time.
  gate         text,
  column_names text[] not null,
  -- Each a comma-separated list of columns.
  unique_keys  text[] not null,
  -- {column: table}
  reference_to jsonb  not null
);

-- Read once per query, as `(select overlay.tenant_id())`. No tenant is null, and null matches no row.
create function overlay.tenant_id() returns uuid
  language sql stable parallel safe set search_path = ''
  return nullif(pg_catalog.current_setting('app.tenant_id', true), '')::uuid;

create function overlay.dataset_id() returns uuid
  language sql stable security definer set search_path = ''
  return (select t.dataset_id from overlay.tenants t where t.id = overlay.tenant_id());

-- The demo's clock: the database's own plus the tenant's offset, and never past the end of what was generated.
create function overlay.workspace_now() returns timestamptz
  language sql stable security definer set search_path = ''
  return (select least(now() + t.clock_offset, d.window_to)
            from overlay.tenants t join overlay.datasets d on d.id = t.dataset_id
           where t.id = overlay.tenant_id());

-- Dataset facts are visible up to here.
create function overlay.dataset_horizon() returns timestamptz
  language sql stable security definer set search_path = ''
  return (select least(now() + t.clock_offset, d.window_to, t.forked_at)
            from overlay.tenants t join overlay.datasets d on d.id = t.dataset_id
           where t.id = overlay.tenant_id());

create view workspace.tenant as
  select t.tenant_name, t.email, t.status, t.subscription_tier, t.is_demo, t.locale, t.clock_offset, t.forked_at,
         t.lived_until, d.time_zone, d.date_on as dataset_on, d.window_from, d.window_to,
         least(now() + t.clock_offset, d.window_to) as workspace_now
    from overlay.tenants t join overlay.datasets d on d.id = t.dataset_id
   where t.id = (select overlay.tenant_id()) and t.closed_at is null;

grant usage on schema workspace to demo_service;
grant select on workspace.tenant to demo_service;
grant usage on schema overlay, dataset to demo_loader;
grant select, insert, delete on overlay.datasets to demo_loader;
grant select on overlay.declared_tables to demo_loader;
grant usage on schema overlay, dataset, change, workspace to demo_auditor;
grant select on all tables in schema overlay, workspace to demo_auditor;
revoke select on overlay.members, overlay.sign_ins from demo_auditor;
grant select (tenant_id, role, name, email, generation) on overlay.members to demo_auditor;
alter default privileges revoke execute on functions from public;
revoke execute on all functions in schema overlay from public;
grant execute on function overlay.tenant_id(), overlay.dataset_id(), overlay.workspace_now(), overlay.dataset_horizon()
  to demo_service, demo_loader, demo_auditor;
