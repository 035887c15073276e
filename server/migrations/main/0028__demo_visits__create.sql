-- How many people came to look, of which so many opened a demo. Numbers only: whose browser it was is told apart for one day, by a hash that
-- nobody can make again once that day's salt is gone.
create table demo_visits (
  visit_date date         not null,
  utm_source varchar(100),
  -- By which link they came; null on the first page.
  link_id    uuid,
  visits     integer      not null default 0,
  unique nulls not distinct (visit_date, utm_source, link_id)
);
create table daily_salts (
  visit_date date  primary key,
  salt       bytea not null
);
create table daily_visitors (
  visit_date date  not null references daily_salts on delete cascade,
  visitor    bytea not null,
  primary key (visit_date, visitor)
);
grant select, insert, update, delete on demo_visits, daily_salts, daily_visitors to session_service;
grant select on demo_visits to session_auditor;
revoke select on daily_salts, daily_visitors from session_auditor;
