-- Whose event it is, so that a demo's leave in their order; how often one was tried; and what was given up, which is kept until somebody looks.
alter table outbox
  add column session_id  uuid generated always as ((payload ->> 'session_id')::uuid) stored,
  add column attempts    integer not null default 0,
  -- Not before.
  add column next_try_at timestamptz,
  add column parked_at   timestamptz,
  add column last_error  text;
drop index outbox_unpublished_idx;
create index outbox_waiting_idx on outbox (created_at, id) where published_at is null and parked_at is null;
create index outbox_waiting_of_session_idx on outbox (session_id, created_at) where published_at is null and parked_at is null;
create index outbox_published_idx on outbox (published_at) where published_at is not null;

-- What other services announced and this one has acted on: a message that comes twice is done once.
create table consumed_events (
  event_id    uuid        primary key,
  routing_key text        not null,
  consumed_at timestamptz not null default clock_timestamp()
);
create index consumed_events_at_idx on consumed_events (consumed_at);
grant select, insert, delete on consumed_events to session_service;
grant select on consumed_events to session_auditor;
