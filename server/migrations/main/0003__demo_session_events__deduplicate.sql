-- The id that a browser gave its event: sent again after a lost answer, it is the same event.
alter table demo_session_events add column client_event_id uuid;
create unique index demo_session_events_client_idx on demo_session_events (session_id, client_event_id) where client_event_id is not null;
