-- Who is told of events by an HTTP request, and each telling. Secrets are derived from the service's and stored nowhere.
create table webhooks (
  id             uuid          primary key default gen_random_uuid(),
  url            varchar(2000) not null,
  description    varchar(200),
  -- Routing keys; empty: all.
  events         text[]        not null default '{}',
  -- Of the secret; for a day after it was made anew both sign.
  generation     integer       not null default 1,
  rotated_at     timestamptz,
  -- Since nothing arrives.
  failing_since  timestamptz,
  last_failed_at timestamptz,
  failures       integer       not null default 0,
  disabled_at    timestamptz,
  disabled_why   text          check (disabled_why in ('gone', 'failing', 'by_hand')),
  created_by     text          not null,
  created_at     timestamptz   not null default clock_timestamp(),
  version        integer       not null default 1
);

create table webhook_deliveries (
  id           uuid        primary key default gen_random_uuid(),
  webhook_id   uuid        not null references webhooks on delete cascade,
  event_id     uuid        not null,
  routing_key  text        not null,
  payload      jsonb       not null,
  session_id   uuid,
  state        text        not null default 'waiting' check (state in ('waiting', 'delivered', 'failed')),
  attempts     integer     not null default 0,
  next_try_at  timestamptz not null default clock_timestamp(),
  -- Whoever sends it has this long.
  leased_until timestamptz,
  -- What was sent and answered, attempt by attempt, cut short.
  log          jsonb       not null default '[]',
  created_at   timestamptz not null default clock_timestamp(),
  finished_at  timestamptz
);
create index webhook_deliveries_due_idx on webhook_deliveries (webhook_id, next_try_at) where state = 'waiting';
create index webhook_deliveries_going_idx on webhook_deliveries (webhook_id) where leased_until is not null;
create index webhook_deliveries_of_session_idx on webhook_deliveries (session_id);
create index webhook_deliveries_of_webhook_idx on webhook_deliveries (webhook_id, created_at desc);
create index webhook_deliveries_finished_idx on webhook_deliveries (finished_at) where finished_at is not null;

-- With the event, in its transaction: whoever is to be told is told of whatever was committed, and of nothing else.
create function tell_webhooks() returns trigger language plpgsql as $$
begin
  insert into webhook_deliveries (webhook_id, event_id, routing_key, payload, session_id)
    select w.id, n.id, n.routing_key, n.payload, n.session_id from after_it n join webhooks w
        on w.disabled_at is null and (w.events = '{}' or n.routing_key = any (w.events))
       -- One that is being removed is told no more, and nobody waits for that.
       for key share of w skip locked;
  return null;
end $$;
create trigger what_is_announced_is_told after insert on outbox
  referencing new table as after_it for each statement execute function tell_webhooks();

grant select, insert, update, delete on webhooks, webhook_deliveries to session_service;
grant select on webhooks, webhook_deliveries to session_auditor;
