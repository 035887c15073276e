import type pg from "pg";

/*
 * Places at which a creation or a teardown can be stopped from outside: a trigger waits for a lock that the test holds, for demos of
 * one name. So the process is killed exactly there, without a line of test code in it.
 */

export interface Stop {
  readonly name: string;
  readonly database: "main" | "demo";
  readonly table: string;
  readonly when: string;
  /** SQL in the trigger that gives the name of the demo that is being worked on. */
  readonly demo: string;
}

const byTenant = "(select t.tenant_name from overlay.tenants t where t.id = it.tenant_id)";
const bySession = "(select s.business_name from demo_sessions s where s.id = it.session_id)";

export const CREATION_STOPS: readonly Stop[] = [
  { name: "before it is written", database: "main", table: "audit_log", when: "before insert", demo: bySession },
  {
    name: "before the tenant",
    database: "demo",
    table: "overlay.tenants",
    when: "before insert",
    demo: "it.tenant_name",
  },
  { name: "within the tenant", database: "demo", table: "overlay.members", when: "after insert", demo: byTenant },
  {
    name: "before it is active",
    database: "main",
    table: "demo_sessions",
    when: "before update",
    demo: "it.business_name",
  },
];

export const TEARDOWN_STOPS: readonly Stop[] = [
  {
    name: "before it is closed",
    database: "demo",
    table: "overlay.tenants",
    when: "before update",
    demo: "it.tenant_name",
  },
  { name: "within the erasure", database: "demo", table: "overlay.members", when: "before delete", demo: byTenant },
  { name: "before the receipt", database: "main", table: "deletion_receipts", when: "before insert", demo: bySession },
  {
    name: "before it is marked",
    database: "main",
    table: "demo_sessions",
    when: "before update of cleaned_at",
    demo: "it.business_name",
  },
];

const KEY = 4_711;

/** Makes demos of this stop's name wait there until the lock is given back. @returns gives it back and takes the trigger away */
export async function setStop(pool: pg.Pool, { name, table, when, demo }: Stop): Promise<() => Promise<void>> {
  const holder = await pool.connect();
  await holder.query("select pg_advisory_lock($1)", [KEY]);
  await holder.query(`
    create or replace function public.stop_here() returns trigger language plpgsql as $$
    declare
      it record := case when tg_op = 'DELETE' then old else new end;
    begin
      if ${demo} = '${name}' then perform pg_advisory_lock_shared(${KEY}); perform pg_advisory_unlock_shared(${KEY}); end if;
      return it;
    end $$;
    grant execute on function public.stop_here() to public;
    create trigger stop_here ${when} on ${table} for each row execute function public.stop_here()`);
  return async () => {
    await holder.query("select pg_advisory_unlock($1)", [KEY]);
    holder.release();
    await pool.query(`drop trigger stop_here on ${table}`);
  };
}

/** Whether somebody waits at the stop. */
export async function isWaiting(pool: pg.Pool): Promise<boolean> {
  const { rows } = await pool.query(
    "select from pg_stat_activity where wait_event_type = 'Lock' and wait_event = 'advisory' and datname = current_database()",
  );
  return rows.length > 0;
}
