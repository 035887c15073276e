-- What a prospect chose to take along of a demo, kept for the platform to fetch once. One for a demo: a new code replaces the one before.
create table work_claims (
  id          uuid        primary key default gen_random_uuid(),
  session_id  uuid        not null unique references demo_sessions on delete cascade,
  code_hash   text        not null unique,
  payload     jsonb       not null,
  items       integer     not null,
  created_at  timestamptz not null default clock_timestamp(),
  expires_at  timestamptz not null,
  redeemed_at timestamptz,
  constraint work_claims_carry_something check (items > 0 and items = jsonb_array_length(payload -> 'items'))
);
create index work_claims_expiry_idx on work_claims (expires_at);
grant select, insert, update, delete on work_claims to session_service;
grant select (id, session_id, items, created_at, expires_at, redeemed_at) on work_claims to session_auditor;
