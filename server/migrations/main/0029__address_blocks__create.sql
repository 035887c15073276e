-- From where nobody opens a demo for a while, because somebody does harm from there.
create table address_blocks (
  id         uuid         primary key default gen_random_uuid(),
  prefix     inet         not null,
  reason     varchar(300) not null,
  created_by text         not null,
  created_at timestamptz  not null default clock_timestamp(),
  until      timestamptz  not null,
  constraint address_blocks_end check (until > created_at)
);
create index address_blocks_until_idx on address_blocks (until);
grant select, insert, update, delete on address_blocks to session_service;
grant select on address_blocks to session_auditor;
