-- What an insight is worth sums a month of everything, at prices that people may set: more than an integer holds.
do $$
declare
  migrator text := current_user;
begin
  perform set_config('role', 'demo_viewer', true);
  drop view workspace.insights;
  perform set_config('role', migrator, true);
  alter table dataset.insights alter column value_cents type double precision;
  alter table change.insights alter column value_cents type double precision;
  perform overlay.remake_table(t) from overlay.declared_tables t where t.name = 'insights';
end $$;
