-- What was answered to a request that its sender may send again (Idempotency-Key), in the transaction that did what it asked for.
create table if not exists overlay.answers (
  tenant_id    uuid        not null references overlay.tenants on delete cascade,
  -- SHA-256 of the route and the key.
  key_hash     text        not null,
  -- SHA-256 of address and body: the same key with another request is a mistake.
  request_hash text        not null,
  -- Without secrets: those are computed anew.
  answer       json        not null,
  kept_at      timestamptz not null default clock_timestamp(),
  primary key (tenant_id, key_hash)
);
