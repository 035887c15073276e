-- How long the last demos took to be there, for whoever opens the next.
create index demo_session_events_opened_idx on demo_session_events (occurred_at desc) where event_type = 'workspace_opened';
