-- One row for each keyed creation: which session it made, and the answer without its secrets, which are computed anew.
create table idempotency_keys (
  -- SHA-256 over caller, address of the route and key.
  key_hash     text        primary key,
  -- SHA-256 of the body: the same key with another one is a mistake.
  request_hash text        not null,
  session_id   uuid        not null references demo_sessions on delete cascade,
  -- Null while the creation is on its way.
  answer       jsonb,
  created_at   timestamptz not null default clock_timestamp()
);
create index idempotency_keys_age_idx on idempotency_keys (created_at);
create index idempotency_keys_session_idx on idempotency_keys (session_id);

-- A keyed hash of the address, kept while the demo occupies a slot: enough to count, useless to find anybody.
alter table demo_sessions add column address_hash text;
create index demo_sessions_address_idx on demo_sessions (address_hash) where address_hash is not null;

grant select, insert, update, delete on idempotency_keys to session_service;
