-- Counting every use of every feature at each scrape reads this index alone.
create index demo_session_events_feature_idx on demo_session_events ((event_data ->> 'feature')) where event_type = 'feature_used';
-- The daily figures are recomputed by the days on which demos were opened and ended.
create index demo_sessions_created_idx on demo_sessions (created_at);
create index demo_sessions_ended_idx on demo_sessions (terminated_at) where terminated_at is not null;
