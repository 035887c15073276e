-- People who left an address, with what they allowed. A person is one row, however many demos they opened.

create table leads (
  id           uuid        primary key default gen_random_uuid(),
  email        varchar(255),
  name         varchar(100),
  phone        varchar(16),
  company      varchar(100),
  stage        text        not null default 'new',
  lost_reason  text,
  owner_id     uuid        references staff_accounts on delete set null,
  next_step    varchar(300),
  next_step_at timestamptz,
  created_at   timestamptz not null default clock_timestamp(),
  updated_at   timestamptz not null default clock_timestamp(),
  version      integer     not null default 1,
  constraint leads_stage_known check (stage in ('new', 'contacted', 'trial', 'paid', 'lost')),
  constraint leads_can_be_reached check (email is not null or phone is not null)
);
-- The same address is the same person, to whoever of the team it is; another rep's prospect is not taken by saying their address.
create unique index leads_email_idx on leads (lower(email), owner_id) nulls not distinct where email is not null;
create index leads_of_owner_idx on leads (owner_id, updated_at desc);

-- What was left in one demo, by whoever has it: nobody proves that an address is theirs, so each sees, changes and withdraws only that.
create table lead_sessions (
  lead_id    uuid         not null references leads on delete cascade,
  session_id uuid         not null unique references demo_sessions on delete cascade,
  name       varchar(100),
  email      varchar(255),
  phone      varchar(16),
  company    varchar(100),
  left_at    timestamptz  not null default clock_timestamp(),
  primary key (lead_id, session_id)
);

-- Each box by itself: what exactly was ticked, where, when, and until when it holds.
create table lead_consents (
  id           uuid        primary key default gen_random_uuid(),
  lead_id      uuid        not null references leads on delete cascade,
  -- In which demo: to see what was done counts for that one only.
  session_id   uuid        not null references demo_sessions on delete cascade,
  kind         text        not null,
  text_version text        not null,
  text         text        not null,
  locale       text        not null,
  given_at     timestamptz not null default clock_timestamp(),
  revoked_at   timestamptz,
  constraint lead_consents_kind_known check (kind in ('email', 'call', 'steps'))
);
create unique index lead_consents_that_hold_idx on lead_consents (session_id, kind) where revoked_at is null;
create index lead_consents_of_lead_idx on lead_consents (lead_id);

create table lead_notes (
  id         uuid        primary key default gen_random_uuid(),
  lead_id    uuid        not null references leads on delete cascade,
  staff_id   uuid        references staff_accounts on delete set null,
  -- Of a call, what came of it.
  outcome    text,
  text       varchar(1000),
  created_at timestamptz not null default clock_timestamp(),
  constraint lead_notes_outcome_known check (outcome in ('spoke', 'no_answer', 'another_day', 'not_interested'))
);
create index lead_notes_of_lead_idx on lead_notes (lead_id, created_at desc);

grant select, insert, update, delete on leads, lead_sessions, lead_consents, lead_notes to session_service;
-- Who looks from outside sees that there are people and what they allowed, not who they are.
revoke select on leads, lead_notes, lead_sessions from session_auditor;
grant select (lead_id, session_id, left_at) on lead_sessions to session_auditor;
grant select (id, stage, owner_id, created_at, updated_at, version) on leads to session_auditor;
grant select (id, lead_id, staff_id, outcome, created_at) on lead_notes to session_auditor;

-- How far a demo came: each step once, and none without those before it.
alter table demo_sessions add column converted_stage text, add column converted_at timestamptz, add column converted_tenant_id uuid,
  add constraint demo_sessions_converted_stage_known check (converted_stage in ('signup', 'trial', 'paid'));
