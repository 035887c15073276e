-- A tenant is a dataset plus what the prospect changed. `overlay` keeps the books, `dataset` the generated rows that
-- tenants share, `change` what each tenant added, edited or removed, and `workspace` what a product sees of both.
-- OVERLAY is a word of SQL: where a type is expected the schema must be quoted.
--
-- A database that was made by the first, numbered form of these files has all of this already, and keeps it.
create schema if not exists overlay;
create schema if not exists dataset;
create schema if not exists change;
create schema if not exists workspace;

create table if not exists overlay.datasets (
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
  -- What it was ordered as, so that a world can be lived on from it, and what it has to show.
  configuration     jsonb       not null default '{}',
  featured          jsonb       not null default '[]',
  -- Made for one prospect: it goes with the tenant that it was made for.
  is_private        boolean     not null default false,
  constraint datasets_end_after_they_begin check (window_to > window_from)
);

create table if not exists overlay.tenants (
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
create index if not exists tenants_dataset_idx on overlay.tenants (dataset_id);

-- What an erased tenant leaves: that it is gone, and how much there was. Refuses a late `open` of the same id.
create table if not exists overlay.erased_tenants (
  id         uuid        primary key,
  row_counts jsonb       not null,
  erased_at  timestamptz not null default clock_timestamp()
);

create table if not exists overlay.members (
  tenant_id     uuid    not null references overlay.tenants on delete cascade,
  role          text    not null,
  name          text    not null,
  email         text    not null unique,
  password_hash text    not null,
  generation    integer not null default 1,
  primary key (tenant_id, role)
);
-- Which roles there are is the product's to say.
alter table overlay.members drop constraint if exists members_have_a_known_role;

create table if not exists overlay.sign_ins (
  token_hash   text        primary key,
  tenant_id    uuid        not null,
  role         text        not null,
  generation   integer     not null,
  signed_in_at timestamptz not null default clock_timestamp(),
  foreign key (tenant_id, role) references overlay.members on delete cascade
);
create index if not exists sign_ins_member_idx on overlay.sign_ins (tenant_id, role);
create index if not exists sign_ins_age_idx on overlay.sign_ins (tenant_id, role, signed_in_at);

-- Numbers that run on within a tenant, such as a till's: what was numbered at a later moment of a clock that was moved back is hidden
-- by its gate, so the highest number that can be seen is not the highest there is.
create table if not exists overlay.counters (
  tenant_id uuid    not null references overlay.tenants on delete cascade,
  name      text    not null,
  value     integer not null,
  primary key (tenant_id, name)
);

create table if not exists overlay.declared_tables (
  name         text   primary key,
  -- The column whose instant decides when a row appears; null for things, which are there all the time.
  gate         text,
  column_names text[] not null,
  -- Each a comma-separated list of columns.
  unique_keys  text[] not null,
  -- {column: table}
  reference_to jsonb  not null
);

alter default privileges revoke execute on functions from public;
