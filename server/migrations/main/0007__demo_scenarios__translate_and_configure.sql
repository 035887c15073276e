-- Names and descriptions in other languages, by locale; who made a scenario; and what a prospect configured, until the demo is cleaned.
alter table demo_scenarios
  add column translations jsonb not null default '{}',
  add column made_by      text  not null default 'product' check (made_by in ('product', 'staff'));
alter table demo_sessions
  add column configuration jsonb;
