-- What the team's figures need to be told: one row, empty until somebody does.
create table team_settings (
  only_one               boolean     primary key default true check (only_one),
  -- Of one customer, a month; cents of the euro.
  price_cents            integer,
  -- Of running the demos, a month.
  platform_cost_cents    integer,
  version                integer     not null default 1,
  updated_at             timestamptz not null default clock_timestamp(),
  constraint team_settings_price_is_one check (price_cents > 0),
  constraint team_settings_cost_is_one check (platform_cost_cents >= 0)
);
insert into team_settings default values;
grant select, update on team_settings to session_service;
grant select on team_settings to session_auditor;
