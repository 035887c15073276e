-- What a demo took of the machine, added up as it is answered. Kept as long as its session's row.
create table demo_costs (
  session_id       uuid    primary key references demo_sessions on delete cascade,
  answers          integer not null default 0,
  -- From a request's arrival to the end of its answer, all together.
  answering_ms     float8  not null default 0,
  answered_bytes   bigint  not null default 0,
  constraint demo_costs_grow check (answers >= 0 and answering_ms >= 0 and answered_bytes >= 0)
);
grant select, insert, update on demo_costs to session_service;
grant select on demo_costs to session_auditor;

-- What the deleted changes took on the disk; null of receipts of before.
alter table deletion_receipts add column total_bytes bigint;
