-- What the sales team asks of a demo, counted as its events come: asked of five million events it would be seconds. It stays when they go.
alter table demo_sessions
  -- A change, or a step of the guide; not a look.
  add column first_act_at timestamptz,
  -- Changes; the guide's steps are not.
  add column acts         integer     not null default 0,
  -- How long each screen was in view.
  add column area_seconds jsonb       not null default '{}',
  -- Where somebody stayed: long enough, all visits together.
  add column areas_seen   text[]      not null default '{}',
  -- From the click to the first screen, the slowest that was told.
  add column ready_ms     integer,
  -- When an address was left with a box ticked.
  add column lead_at      timestamptz,
  -- When a trial began, as it was reported.
  add column trial_at     timestamptz;

grant select (first_act_at, acts, area_seconds, areas_seen, ready_ms, lead_at, trial_at) on demo_sessions to session_auditor;
