-- Who was erased where the law wants them blocked first: sealed for a key that this service does not have, and destroyed on a day.
create table sealed_people (
  id         uuid        primary key default gen_random_uuid(),
  -- JWE, compact. Whoever has the private key opens it, elsewhere.
  sealed     text        not null,
  sealed_at  timestamptz not null default clock_timestamp(),
  destroy_at timestamptz not null
);
create index sealed_people_destroy_idx on sealed_people (destroy_at);
-- The service puts in and destroys, and cannot read.
grant insert, delete, select (id, sealed_at, destroy_at) on sealed_people to session_service;
revoke select on sealed_people from session_auditor;
grant select (id, sealed_at, destroy_at) on sealed_people to session_auditor;

-- Events are forgotten by their own age.
create index demo_session_events_age_idx on demo_session_events (occurred_at);

-- Two addresses of one person: who was joined to whom, so that it can be taken back. It goes with the person.
create table lead_merges (
  id          uuid        primary key default gen_random_uuid(),
  lead_id     uuid        not null references leads on delete cascade,
  -- The other one as they were, with what was theirs.
  merged      jsonb       not null,
  session_ids uuid[]      not null,
  note_ids    uuid[]      not null,
  merged_at   timestamptz not null default clock_timestamp()
);
create index lead_merges_of_lead_idx on lead_merges (lead_id, merged_at desc);
grant select, insert, update, delete on lead_merges to session_service;
revoke select on lead_merges from session_auditor;
grant select (id, lead_id, merged_at) on lead_merges to session_auditor;
