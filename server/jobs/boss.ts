import { createHash } from "node:crypto";
import { CompiledQuery, type Transaction } from "kysely";
import { type Db, PgBoss, type QueueOptions } from "pg-boss";
import manifest from "../../package.json" with { type: "json" };
import { whileLocked } from "../sql/migrate.ts";

const JOBS_SCHEMA = "jobs";

/** A queue's name and how its jobs are tried again. */
export interface Queue extends QueueOptions {
  readonly name: string;
}

/** Makes or updates the jobs' schema and queues as their owner, and lets the serving role work with them. */
export function prepareJobs(
  migrationUrl: string,
  owner: string,
  service: string,
  queues: readonly Queue[],
): Promise<void> {
  return whileLocked(migrationUrl, async (client) => {
    await makeQueues(migrationUrl, owner, queues);
    await client.query(`set role ${owner};
      grant usage on schema ${JOBS_SCHEMA} to ${service};
      grant select, insert, update, delete on all tables in schema ${JOBS_SCHEMA} to ${service};
      grant usage on all sequences in schema ${JOBS_SCHEMA} to ${service};
      grant execute on all functions in schema ${JOBS_SCHEMA} to ${service};
      insert into public.schema_migrations (set_name, file_name, sha256) values ('jobs', 'queues', '${jobsRecord(queues).sha256}')
        on conflict (set_name, file_name) do update set sha256 = excluded.sha256, applied_at = now()`);
  });
}

/** What the record of migrations says once the jobs' schema is that of this library and has these queues. */
export function jobsRecord(queues: readonly Queue[]): { readonly name: string; readonly sha256: string } {
  const wanted = JSON.stringify([manifest.dependencies["pg-boss"], queues]);
  return { name: "jobs/queues", sha256: createHash("sha256").update(wanted).digest("hex") };
}

async function makeQueues(migrationUrl: string, owner: string, queues: readonly Queue[]): Promise<void> {
  const boss = new PgBoss({
    connectionString: migrationUrl,
    options: `-c role=${owner}`,
    schema: JOBS_SCHEMA,
    max: 1,
    supervise: false,
    schedule: false,
    registerInstance: false,
  });
  boss.on("error", () => undefined);
  await boss.start();
  try {
    for (const { name, ...options } of queues) {
      const present = await boss.getQueue(name);
      if (present) await boss.updateQueue(name, options);
      else await boss.createQueue(name, { ...options, notify: true });
    }
  } finally {
    await boss.stop({ graceful: false });
  }
}

/** The jobs as the serving role. Not started: call `start()` before use and `stop()` at the end. */
export function openJobs(url: string, service: string, isWorker: boolean): PgBoss {
  return new PgBoss({
    connectionString: url,
    options: `-c role=${service}`,
    schema: JOBS_SCHEMA,
    max: isWorker ? 4 : 2,
    migrate: false,
    createSchema: false,
    supervise: isWorker,
    schedule: false,
    useListenNotify: isWorker,
    reindex: false,
    monitorVacuum: false,
    registerInstance: false,
  });
}

/** Lets a job be sent in a transaction of ours: it exists if, and only if, that commits. */
export function within(transaction: Pick<Transaction<never>, "executeQuery">): { db: Db } {
  return {
    db: {
      async executeSql(text, values = []) {
        const result = await transaction.executeQuery(CompiledQuery.raw(text, [...values]));
        return { rows: [...result.rows] };
      },
    },
  };
}
