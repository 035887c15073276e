import type AsyncLock from "async-lock";
import { sql } from "kysely";
import type { DemoDb } from "./demo-db.ts";

/** What taking turns needs. */
export interface TurnTaking {
  readonly demo: DemoDb;
  /** Of this process: who waits here holds no connection, so that one busy demo does not keep the others from the database. */
  readonly turns: AsyncLock;
}

/**
 * Runs what changes a tenant when nobody else does: one after the other in this process, and by an advisory lock among all.
 *
 * The turn is taken before a transaction begins: one that waited inside would keep its earlier clock, and the gates would hide
 * from it what the one it waited for has just written.
 */
export function inTurn<Result>(
  { demo, turns }: TurnTaking,
  tenantId: string,
  work: (connection: DemoDb) => Promise<Result>,
): Promise<Result> {
  const lock = sql`hashtextextended(${`${tenantId}/act`}, 0)`;
  return turns.acquire(tenantId, () =>
    demo.connection().execute(async (connection) => {
      await sql`select pg_advisory_lock(${lock})`.execute(connection);
      try {
        return await work(Object.assign(connection, { database: "demo" as const }));
      } finally {
        await sql`select pg_advisory_unlock(${lock})`.execute(connection);
      }
    }),
  );
}
