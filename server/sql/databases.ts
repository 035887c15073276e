import path from "node:path";
import pg from "pg";
import { TIME_LIMITS } from "./connection.ts";
import type { MigrationSet, MigrationTarget } from "./migrate.ts";

const MIGRATIONS = path.join(import.meta.dirname, "..", "migrations");
const OVERLAY = path.join(import.meta.dirname, "..", "overlay");

/** The demo database's machine: tables, forward only, and functions and policies as source. */
const overlay: MigrationSet = {
  name: "overlay",
  folder: path.join(OVERLAY, "tables"),
  source: {
    folder: path.join(OVERLAY, "functions"),
    files: [
      "context.sql",
      "views.sql",
      "write-trigger.sql",
      "declare.sql",
      "tenant-life.sql",
      "clock.sql",
      "changes.sql",
      "copies.sql",
      "answers.sql",
      "accounts.sql",
      "datasets.sql",
      "grants.sql",
    ],
    schema: "overlay",
    before:
      "revoke execute on all functions in schema overlay from public, demo_service, demo_loader, demo_viewer, demo_auditor",
    after: "select overlay.remake_tables()",
  },
};

/** Where the two databases are, once found or started, and by which login each job is done. */
export interface DatabaseUrls {
  readonly main: Logins;
  readonly demo: Logins;
}

interface Logins {
  readonly servingUrl: string;
  readonly migrationUrl: string;
  /** Of a server of our own: the login that may only read. */
  readonly auditLogin?: string;
}

/** A login of a server of our own, and its password. */
export interface Login {
  readonly name: string;
  readonly password: string;
}

export const MAIN_DATABASE = "demo_session";
export const DEMO_DATABASE = "demo_data";

export function mainMigrations(urls: Logins): MigrationTarget {
  return {
    url: urls.migrationUrl,
    roles: {
      owner: "session_owner",
      others: ["session_service", "session_auditor"],
      auditor: "session_auditor",
      auditLogin: urls.auditLogin,
      serving: ["session_service"],
      servingLogin: loginOf(urls.servingUrl),
    },
    sets: [{ name: "core", folder: path.join(MIGRATIONS, "main") }],
  };
}

/** @param product the tables of the product that is demonstrated, on top of the overlay */
export function demoMigrations(urls: Logins, product: MigrationSet): MigrationTarget {
  return {
    url: urls.migrationUrl,
    roles: {
      owner: "demo_owner",
      others: ["demo_service", "demo_loader", "demo_viewer", "demo_auditor"],
      auditor: "demo_auditor",
      auditLogin: urls.auditLogin,
      serving: ["demo_service", "demo_loader"],
      servingLogin: loginOf(urls.servingUrl),
    },
    sets: [overlay, product],
  };
}

/** Two processes may start on the same server for the first time: one makes, the other finds. */
const MAKING_LOCK = 80_191;

/** Makes a database, and logins to it, on a server of our own. */
export async function createDatabase(
  superuserUrl: string,
  database: string,
  ...logins: readonly Login[]
): Promise<void> {
  const client = new pg.Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [MAKING_LOCK]);
    for (const login of logins) await setLogin(client, login);
    const databases = await client.query("select from pg_database where datname = $1", [database]);
    if (databases.rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}

async function setLogin(client: pg.Client, { name, password }: Login): Promise<void> {
  const found = await client.query("select from pg_roles where rolname = $1", [name]);
  const verb = found.rowCount === 0 ? "create" : "alter";
  await client.query(
    `${verb} role ${pg.escapeIdentifier(name)} login noinherit password ${pg.escapeLiteral(password)}`,
  );
  for (const [setting, value] of Object.entries(TIME_LIMITS))
    await client.query(`alter role ${pg.escapeIdentifier(name)} set ${setting} = ${pg.escapeLiteral(value)}`);
}

/**
 * What identifies a database wherever it is reached from.
 *
 * @throws Error in words for the operator when it cannot be reached or is too old
 */
export async function identify(name: string, url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number; id: string }>(
      `select current_setting('server_version_num')::int / 10000 as version,
              (select system_identifier from pg_control_system()) || '/' || (select oid from pg_database where datname = current_database()) as id`,
    );
    const found = rows[0];
    if (!found || found.version < 15) throw new Error(`runs PostgreSQL ${found?.version}; 15 or newer is needed`);
    return found.id;
  } catch (error) {
    const { hostname, port, pathname } = new URL(url);
    throw new Error(`${name}: ${hostname}:${port || 5432}${pathname} ${unreachable(error)}`, { cause: error });
  } finally {
    await client.end().catch(() => undefined);
  }
}

function unreachable(error: unknown): string {
  const message = error instanceof AggregateError ? String(error.errors[0]?.message) : (error as Error).message;
  return message.startsWith("runs PostgreSQL") ? message : `cannot be reached: ${message}`;
}

function loginOf(url: string): string {
  return decodeURIComponent(new URL(url).username) || "postgres";
}
