-- The people who sell, how they come in, and the keys of other services.

create table staff_accounts (
  id              uuid        primary key default gen_random_uuid(),
  -- As it was written; nobody else has the same one in other letters.
  email           varchar(255) not null,
  name            varchar(100) not null,
  -- In E.164, shown to whom their links are sent.
  phone           varchar(16),
  role            text        not null,
  -- Argon2id, with its parameters and salt; null until somebody chose one, or where another house signs them in.
  password_hash   text,
  is_active       boolean     not null default true,
  created_at      timestamptz not null default clock_timestamp(),
  last_sign_in_at timestamptz,
  constraint staff_accounts_role_known check (role in ('rep', 'manager', 'operator'))
);
create unique index staff_accounts_email_idx on staff_accounts (lower(email));

-- Who of them is signed in, and where. Of a token only its hash is kept.
create table staff_sessions (
  id           uuid        primary key default gen_random_uuid(),
  staff_id     uuid        not null references staff_accounts on delete cascade,
  token_hash   text        not null unique,
  created_at   timestamptz not null default clock_timestamp(),
  expires_at   timestamptz not null,
  last_used_at timestamptz not null default clock_timestamp(),
  -- What kind of device it is, to tell it from the others.
  device       varchar(200)
);
create index staff_sessions_of_account_idx on staff_sessions (staff_id, last_used_at desc);

-- A way in that works once: for who has no password yet or forgot it. Without an account it makes the first one.
create table staff_sign_in_links (
  id         uuid        primary key default gen_random_uuid(),
  staff_id   uuid        references staff_accounts on delete cascade,
  code_hash  text        not null unique,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index staff_sign_in_links_of_account_idx on staff_sign_in_links (staff_id);

-- Of another service or a machine: named, for some acts only.
create table service_keys (
  id           uuid        primary key default gen_random_uuid(),
  name         varchar(100) not null,
  scopes       text[]      not null,
  key_hash     text        not null unique,
  -- The last letters of it, to recognise it by.
  hint         varchar(8)  not null,
  created_by   text        not null,
  created_at   timestamptz not null default clock_timestamp(),
  last_used_at timestamptz,
  revoked_at   timestamptz,
  -- One that takes the place of another may be used beside it until then.
  overlaps_until timestamptz
);

grant select, insert, update, delete on staff_accounts, staff_sessions, staff_sign_in_links, service_keys to session_service;
-- Who looks from outside has no use for what opens doors.
revoke select on staff_accounts, staff_sessions, staff_sign_in_links, service_keys from session_auditor;
grant select (id, email, name, role, is_active, created_at, last_sign_in_at) on staff_accounts to session_auditor;
grant select (id, staff_id, created_at, expires_at, last_used_at) on staff_sessions to session_auditor;
grant select (id, staff_id, created_at, expires_at, used_at) on staff_sign_in_links to session_auditor;
grant select (id, name, scopes, created_by, created_at, last_used_at, revoked_at) on service_keys to session_auditor;
