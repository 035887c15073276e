-- What somebody of the team looks at often: a page with its filters, under a name of theirs.
create table saved_views (
  id         uuid         primary key default gen_random_uuid(),
  owner_id   uuid         not null references staff_accounts on delete cascade,
  name       varchar(60)  not null,
  page       text         not null,
  search     jsonb        not null,
  created_at timestamptz  not null default clock_timestamp(),
  unique (owner_id, page, name)
);
grant select, insert, update, delete on saved_views to session_service;
