import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";

/** One database as one role: what a pool needs. */
export interface Connection {
  readonly url: string;
  /** The role that every connection takes on; the login itself needs no right but to be its member. */
  readonly role: string;
  /** Schemas for unqualified names. */
  readonly searchPath: string;
  readonly connections: number;
}

/** Longer than any statement of a route; loading a dataset has a connection, and a limit, of its own. */
export const TIME_LIMITS = { statement_timeout: "15s", idle_in_transaction_session_timeout: "30s" } as const;
/** A server that is frozen does not keep its own time limits: ours ends the wait, a little later than its would. */
const ANSWER_TIMEOUT_MS = 18_000;

const OID = { int8: 20, date: 1082, interval: 1186 } as const;

/**
 * How values leave the database: `date` and `interval` stay text, because a `Date` at local midnight is another day
 * elsewhere; `int8` becomes a number and fails when it would lose digits.
 */
const types: pg.CustomTypesConfig = {
  getTypeParser: ((oid: number, format?: "text" | "binary") => {
    if (oid === OID.int8) return safeInteger;
    if (oid === OID.date || oid === OID.interval) return String;
    return pg.types.getTypeParser(oid, format ?? "text");
  }) as typeof pg.types.getTypeParser,
};

/** As many statements are kept prepared on one connection; lists of changing length would fill it without end. */
const MOST_PREPARED = 300;
const PLAN_IS_STALE = "0A000";

/**
 * Prepares a statement with parameters once per connection: the views over tenants take longer to plan than to run. When a table
 * got another column since, PostgreSQL refuses the prepared one (0A000): the next try prepares all anew.
 */
class PreparingClient extends pg.Client {
  #names = new Map<string, string>();
  #made = 0;

  /** Of node-postgres's dozen overloads only (text, values) is of interest; `never` fits what each of them answers. */
  override query(...given: unknown[]): never {
    const [text, values] = given;
    if (typeof text !== "string" || !Array.isArray(values) || values.length === 0 || given.length > 2)
      return super.query(...(given as [string])) as never;
    const answer = super.query({ text, values, ...this.#nameOf(text) });
    answer.catch((error: { code?: string }) => {
      if (error.code === PLAN_IS_STALE) this.#names.clear();
    });
    return answer as never;
  }

  #nameOf(text: string): { name: string } | undefined {
    const known = this.#names.get(text);
    if (known) return { name: known };
    if (this.#names.size >= MOST_PREPARED) return undefined;
    this.#made += 1;
    const name = `s${this.#made}`;
    this.#names.set(text, name);
    return { name };
  }
}

/** Opens a pool; nothing connects before the first query. */
export function openPool(connection: Connection): pg.Pool {
  const settings = {
    role: connection.role,
    search_path: connection.searchPath,
    timezone: "UTC",
    ...TIME_LIMITS,
  };
  const pool = new pg.Pool({
    Client: PreparingClient,
    connectionString: connection.url,
    options: Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(" "),
    application_name: "demo-session-service",
    max: connection.connections,
    connectionTimeoutMillis: 3_000,
    query_timeout: ANSWER_TIMEOUT_MS,
    types,
  });
  // Without a listener, a server that goes away takes the process with it.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return pool;
}

/** A typed handle whose `database` names which of the two it is, so that the compiler refuses the wrong one. */
export function handle<Tables, Name extends string>(
  pool: pg.Pool,
  database: Name,
): Kysely<Tables> & { readonly database: Name } {
  const opened = Object.assign(new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }), { database });
  pools.set(opened, pool);
  return opened;
}

const pools = new WeakMap<object, pg.Pool>();

/** How many connections a handle has, how many of them are idle, and how many wait for one. */
export function connectionsOf(db: object): Readonly<Record<"open" | "idle" | "waiting", number>> {
  const pool = pools.get(db);
  return { open: pool?.totalCount ?? 0, idle: pool?.idleCount ?? 0, waiting: pool?.waitingCount ?? 0 };
}

function safeInteger(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`${text} is too large for a number`);
  return value;
}
