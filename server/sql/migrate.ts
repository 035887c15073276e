import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import { applySource, type SourceSet } from "./apply-source.ts";
import { asOwner } from "./as-owner.ts";
import { prepareRoles, type Roles } from "./roles.ts";

/** A folder of numbered SQL files, applied in order and never edited afterwards. */
export interface MigrationSet {
  /** Names the set in the record, so that a product's files and the core's do not mix. */
  readonly name: string;
  readonly folder: string;
  /** Applied once its tables are there: functions and policies whose last word is a file. */
  readonly source?: SourceSet;
}

export interface MigrationTarget {
  /** A login that may create roles and schemas. */
  readonly url: string;
  readonly roles: Roles;
  readonly sets: readonly MigrationSet[];
  /** What others record beside them, such as the jobs' schema. */
  readonly records?: ReadonlyArray<{ readonly name: string; readonly sha256: string }>;
}

const LOCK = 80_190;
const LOCK_WAIT_MS = 60_000;

const RECORD = `create table if not exists public.schema_migrations (
  set_name   text        not null,
  file_name  text        not null,
  sha256     text        not null,
  applied_at timestamptz not null default now(),
  primary key (set_name, file_name)
)`;

/**
 * Brings one database up to date. Replicas that start together take turns; each file is one transaction.
 *
 * @throws Error when a file that was applied has been edited since
 */
export function migrate(target: MigrationTarget): Promise<void> {
  return whileLocked(target.url, async (client) => {
    await prepareRoles(client, target.roles);
    const readers = target.roles.serving.map((it) => pg.escapeIdentifier(it)).join(", ");
    await asOwner(client, target.roles.owner, `${RECORD}; grant select on public.schema_migrations to ${readers}`);
    for (const set of target.sets) {
      await applySet(client, target.roles.owner, set);
      if (set.source) await applySource(client, target.roles.owner, set.name, set.source);
    }
  });
}

/** Runs what changes a database's tables, or the rights to them, while no other process does. */
export async function whileLocked(url: string, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await takeLock(client);
    await work(client);
  } finally {
    await client.end();
  }
}

/** Polled, not waited for: a waiting `pg_advisory_lock` would block `create index concurrently` in the other replica. */
async function takeLock(client: pg.Client): Promise<void> {
  const deadline = Date.now() + LOCK_WAIT_MS;
  for (;;) {
    const { rows } = await client.query<{ taken: boolean }>("select pg_try_advisory_lock($1) as taken", [LOCK]);
    if (rows[0]?.taken) return;
    if (Date.now() > deadline) throw new Error("another process has been migrating this database for a minute");
    await delay(100);
  }
}

async function applySet(client: pg.Client, owner: string, set: MigrationSet): Promise<void> {
  const { rows } = await client.query<{ file_name: string; sha256: string }>(
    "select file_name, sha256 from public.schema_migrations where set_name = $1",
    [set.name],
  );
  const applied = new Map(rows.map((it) => [it.file_name, it.sha256]));
  for (const { file, text, sha256 } of await filesOf(set)) {
    if (!applied.has(file)) await apply(client, owner, set, { file, text, sha256 });
    else if (applied.get(file) !== sha256)
      throw new Error(`${set.name}/${file} was edited after it was applied; write a new migration instead`);
  }
}

/** A set's files in the order in which they are applied. */
export async function filesOf({
  folder,
}: MigrationSet): Promise<Array<{ file: string; text: string; sha256: string }>> {
  const files = (await readdir(folder)).filter((it) => /^\d{4}__.*\.sql$/.test(it)).sort();
  return Promise.all(
    files.map(async (file) => {
      const text = await readFile(path.join(folder, file), "utf8");
      return { file, text, sha256: createHash("sha256").update(text).digest("hex") };
    }),
  );
}

async function apply(
  client: pg.Client,
  owner: string,
  set: MigrationSet,
  { file, text, sha256 }: { file: string; text: string; sha256: string },
): Promise<void> {
  const record = `insert into public.schema_migrations (set_name, file_name, sha256)
    values (${[set.name, file, sha256].map((it) => pg.escapeLiteral(it)).join(", ")})`;
  try {
    await asOwner(client, owner, `begin; ${text}; ${record}; commit`);
  } catch (error) {
    await client.query("rollback; reset role");
    throw new Error(`the migration ${set.name}/${file} fails: ${(error as Error).message}`, { cause: error });
  }
}
