-- The specification names its indexes, and whoever reads a plan looks for those names. What expires is also what was extended.
alter index demo_sessions_due_idx rename to idx_sessions_expires;
alter index demo_sessions_scenario_idx rename to idx_sessions_scenario;
alter index demo_session_events_session_idx rename to idx_session_events_session;
alter index demo_session_events_type_idx rename to idx_events_session_type;
alter index demo_sessions_session_token_key rename to idx_sessions_token;
create index idx_sessions_status on demo_sessions (status, expires_at);
