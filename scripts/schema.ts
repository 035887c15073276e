import { execFile } from "node:child_process";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { pino } from "pino";
import { bakery } from "../server/bakery/bakery.ts";
import { createDatabase, demoMigrations, mainMigrations } from "../server/sql/databases.ts";
import { startEmbeddedServer } from "../server/sql/embedded-server.ts";
import { migrate } from "../server/sql/migrate.ts";
import { describeSchema } from "./describe-schema.ts";

/*
 * Writes what the migrations make of an empty database: a dump to read in reviews, and the tables' types. With --verify it
 * writes nothing and fails when a file is not what it would write.
 */

const root = path.join(import.meta.dirname, "..");
const isVerifying = process.argv.includes("--verify");
const run = promisify(execFile);
const stale: string[] = [];

const folder = await mkdtemp(path.join(tmpdir(), "demo-session-schema-"));
await chmod(folder, 0o755);
const server = await startEmbeddedServer(folder, pino({ level: "warn" }));
try {
  for (const name of ["main", "demo"])
    await createDatabase(server.superuserUrl("postgres"), name, { name: "demo_app", password: "unused" });
  const urls = (name: string) => ({
    migrationUrl: server.superuserUrl(name),
    servingUrl: "postgresql://demo_app@localhost",
  });
  await migrate(mainMigrations(urls("main")));
  await migrate(demoMigrations(urls("demo"), { name: bakery.name, folder: bakery.migrations }));
  await keepFresh("server/migrations/main/schema.txt", await dump("main", ["public"]));
  await keepFresh("server/overlay/schema.txt", await dump("demo", ["overlay", "dataset", "change", "workspace"]));
  await keepFresh("server/generated/main-tables.ts", await types("main", "public.*", "public.schema_migrations"));
  await keepFresh("server/bakery/generated/change-tables.ts", await types("demo", "change.*", "change.*_removed"));
} finally {
  await server.close();
  await rm(folder, { recursive: true, force: true });
}
if (stale.length > 0) {
  process.stderr.write(`Not fresh: ${stale.join(", ")}. Run npm run schema:write.\n`);
  process.exit(1);
}

async function keepFresh(file: string, text: string): Promise<void> {
  const place = path.join(root, file);
  if (!isVerifying) await writeFile(place, text);
  else if ((await readFile(place, "utf8").catch(() => "")) !== text) stale.push(file);
}

async function dump(database: string, schemas: readonly string[]): Promise<string> {
  const client = new pg.Client({ connectionString: server.superuserUrl(database) });
  await client.connect();
  return describeSchema(client, schemas).finally(() => client.end());
}

async function types(database: string, include: string, exclude: string): Promise<string> {
  const file = path.join(folder, `${database}.ts`);
  await run(process.execPath, [
    path.join(root, "node_modules/kysely-codegen/dist/cli/bin.js"),
    ...["--dialect", "postgres", "--url", server.superuserUrl(database), "--out-file", file],
    ...["--include-pattern", include, "--exclude-pattern", exclude, "--default-schema", include.split(".")[0] ?? ""],
    ...["--date-parser", "string", "--type-mapping", '{"int8":"number"}'],
  ]);
  return readFile(file, "utf8");
}
