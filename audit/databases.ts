import { readFile } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { pino } from "pino";
import { startEmbeddedServer } from "../server/sql/embedded-server.ts";

/** Where the audit reads, and what it must put away afterwards. */
export interface Places {
  readonly main: string;
  readonly demo: string;
  close(): Promise<void>;
}

const nothingToClose = async () => undefined;

/**
 * Finds the two databases: `AUDIT_DATABASE_URL` and `AUDIT_DEMO_DATABASE_URL`, else the service's own variables, else the
 * embedded server in `DATA_DIR`, which is started for as long as the audit takes when nobody else has.
 *
 * @throws Error in words for the operator
 */
export async function findPlaces(environment: NodeJS.ProcessEnv): Promise<Places> {
  const given = (...names: string[]) => names.map((it) => environment[it]).find(Boolean);
  const main = given("AUDIT_DATABASE_URL", "DATABASE_MIGRATION_URL", "DATABASE_URL");
  const demo = given("AUDIT_DEMO_DATABASE_URL", "DEMO_MIGRATION_URL", "DEMO_DATABASE_URL");
  if (main && demo) return { main, demo, close: nothingToClose };
  const dataDir = path.resolve(given("DATA_DIR") ?? "./data");
  const password = await readFile(path.join(dataDir, "auditor.password"), "utf8").catch(() => {
    throw new Error(
      `there is nothing to audit in ${dataDir}: start the service once, or set AUDIT_DATABASE_URL and AUDIT_DEMO_DATABASE_URL`,
    );
  });
  const server = await startEmbeddedServer(dataDir, pino({ level: "silent" }));
  const url = (database: string) => {
    const address = new URL(server.superuserUrl(database));
    address.username = "demo_audit";
    address.password = password.trim();
    return address.href;
  };
  return { main: main ?? url("demo_session"), demo: demo ?? url("demo_data"), close: server.close };
}

/** Reads as the auditing role, and could not write if it wanted to. */
export async function connect(url: string, role: "session_auditor" | "demo_auditor"): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: url,
    options: `-c role=${role} -c default_transaction_read_only=on -c timezone=UTC -c statement_timeout=60s`,
    connectionTimeoutMillis: 5_000,
    application_name: "demo-session-audit",
  });
  client.on("error", () => undefined);
  await client.connect();
  return client;
}
