-- The specification's four tables, every column by its name; what the house needs besides is marked.

create table demo_scenarios (
  id                    uuid         primary key default gen_random_uuid(),
  scenario_name         varchar(100) not null unique,
  display_name          varchar(255) not null,
  description           text,
  business_name         varchar(255),
  location_count        integer      not null default 1,
  product_count         integer      not null default 20,
  days_of_history       integer      not null default 90,
  featured_capabilities jsonb        not null default '[]',
  seed_data_config      jsonb        not null default '{}',
  is_active             boolean      not null default true,
  created_at            timestamptz  not null default clock_timestamp(),
  -- Ours: a changed configuration is another dataset.
  version               integer      not null default 1
);

create table demo_sessions (
  id                 uuid         primary key default gen_random_uuid(),
  -- SHA-256 of the token, in hex: the token itself is derived and never stored.
  session_token      varchar(255) not null unique,
  demo_tenant_id     uuid         not null unique,
  scenario_name      varchar(100) not null references demo_scenarios (scenario_name),
  duration_hours     integer      not null default 24,
  status             varchar(50)  not null default 'provisioning',
  created_at         timestamptz  not null default clock_timestamp(),
  expires_at         timestamptz  not null,
  extended_count     integer      not null default 0,
  terminated_at      timestamptz,
  termination_reason varchar(255),
  -- Truncated to /24 or /48: enough to see a region, too little to see a person.
  created_by_ip      inet,
  user_agent         text,
  referrer           varchar(500),
  utm_source         varchar(100),
  utm_campaign       varchar(100),
  utm_medium         varchar(100),
  login_count        integer      not null default 0,
  last_activity_at   timestamptz,
  page_views         integer      not null default 0,
  features_used      jsonb        not null default '[]',
  lead_email         varchar(255),
  lead_name          varchar(255),
  lead_phone         varchar(50),
  lead_company       varchar(255),
  -- Ours.
  locale             text         not null,
  business_name      varchar(80),
  -- Until then whoever created it may finish it; afterwards the reconciler decides.
  leased_until       timestamptz  not null,
  -- Set once the tenant's rows are proved gone.
  cleaned_at         timestamptz,
  constraint demo_sessions_status_known
    check (status in ('provisioning', 'active', 'extended', 'expired', 'terminated', 'failed')),
  constraint demo_sessions_expire_after_they_start check (expires_at > created_at),
  constraint demo_sessions_that_ended_say_when
    check ((status in ('expired', 'terminated', 'failed')) = (terminated_at is not null)),
  constraint demo_sessions_are_cleaned_after_they_end check (cleaned_at is null or terminated_at is not null)
);
-- Clean-up and admission read only sessions that can still fall due.
create index demo_sessions_due_idx on demo_sessions (expires_at) where status in ('active', 'extended');
create index demo_sessions_provisioning_idx on demo_sessions (leased_until) where status = 'provisioning';
create index demo_sessions_uncleaned_idx on demo_sessions (terminated_at)
  where cleaned_at is null and status in ('expired', 'terminated', 'failed');
create index demo_sessions_scenario_idx on demo_sessions (scenario_name, created_at desc);

create table demo_session_events (
  id          uuid         primary key default gen_random_uuid(),
  session_id  uuid         not null references demo_sessions on delete cascade,
  event_type  varchar(100) not null,
  event_data  jsonb        not null default '{}',
  ip_address  inet,
  occurred_at timestamptz  not null default clock_timestamp()
);
create index demo_session_events_session_idx on demo_session_events (session_id, occurred_at);
create index demo_session_events_type_idx on demo_session_events (session_id, event_type);

create table demo_session_metrics (
  id                         uuid         primary key default gen_random_uuid(),
  metric_date                date         not null,
  scenario_name              varchar(100),
  sessions_created           integer      not null default 0,
  sessions_completed         integer      not null default 0,
  sessions_expired           integer      not null default 0,
  sessions_terminated        integer      not null default 0,
  avg_duration_minutes       integer,
  avg_login_count            decimal(5, 2),
  avg_page_views             decimal(5, 2),
  avg_features_used          decimal(5, 2),
  demo_to_signup_count       integer      not null default 0,
  conversion_rate_percentage decimal(5, 2),
  calculated_at              timestamptz  not null default clock_timestamp(),
  -- The row of all scenarios has no name, and there is one a day.
  unique nulls not distinct (metric_date, scenario_name)
);

-- One row: how many sessions occupy a slot. Whoever takes or frees one locks it, so the cap is exact.
create table admission (
  only_one boolean primary key default true check (only_one),
  occupied integer not null default 0 check (occupied >= 0)
);
insert into admission default values;

-- Who did what to a session; written, never changed. Not bound to the session, so that it outlives it.
create table audit_log (
  id          bigint      generated always as identity primary key,
  session_id  uuid,
  action      text        not null,
  actor       text        not null,
  details     jsonb       not null default '{}',
  occurred_at timestamptz not null default clock_timestamp()
);
create index audit_log_session_idx on audit_log (session_id, id);

-- Written in the transaction of what it announces, delivered afterwards at least once.
create table outbox (
  id           uuid        primary key default gen_random_uuid(),
  routing_key  text        not null,
  payload      jsonb       not null,
  created_at   timestamptz not null default clock_timestamp(),
  published_at timestamptz
);
create index outbox_unpublished_idx on outbox (created_at) where published_at is null;

-- What was deleted, and when: kept after the tenant is gone.
create table deletion_receipts (
  session_id uuid        primary key references demo_sessions on delete cascade,
  tenant_id  uuid        not null,
  row_counts jsonb       not null,
  total_rows integer     not null,
  deleted_at timestamptz not null default clock_timestamp()
);


grant select, insert, update, delete on demo_scenarios, demo_sessions, demo_session_events, demo_session_metrics to session_service;
grant select, update on admission to session_service;
grant select, insert on audit_log, deletion_receipts to session_service;
grant select, insert, update, delete on outbox to session_service;
