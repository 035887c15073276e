-- A place in somebody's demo, passed on as a code. Of the code only the hash is kept.
create table demo_invitations (
  id         uuid        primary key default gen_random_uuid(),
  session_id uuid        not null references demo_sessions on delete cascade,
  role       text        not null,
  code_hash  text        not null unique,
  max_uses   integer     not null,
  uses       integer     not null default 0,
  created_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  constraint demo_invitations_role_known check (role in ('owner', 'manager', 'baker', 'cashier')),
  constraint demo_invitations_are_used_as_often_as_allowed check (uses between 0 and max_uses),
  constraint demo_invitations_allow_some_uses check (max_uses between 1 and 5)
);
create index demo_invitations_session_idx on demo_invitations (session_id);

grant select, insert, update, delete on demo_invitations to session_service;
