import { bakery } from "../server/bakery/bakery.ts";
import { ConfigMistakes, readConfig } from "../server/config.ts";
import { bringUpToDate } from "../server/migrate.ts";

/*
 * Brings both databases up to date with the migrating logins, and ends: replicas then start with the serving ones alone.
 */
try {
  const { database, demoDatabase } = readConfig(process.env);
  if (!database.url || !demoDatabase.url)
    throw new ConfigMistakes([
      "DATABASE_URL, DEMO_DATABASE_URL: the embedded PostgreSQL is brought up to date by the service itself",
    ]);
  const urlsOf = ({ url, migrationUrl }: { url: string; migrationUrl: string | undefined }) => ({
    servingUrl: url,
    migrationUrl: migrationUrl ?? url,
  });
  await bringUpToDate(
    { main: urlsOf({ ...database, url: database.url }), demo: urlsOf({ ...demoDatabase, url: demoDatabase.url }) },
    bakery,
  );
  process.stdout.write("Both databases are up to date.\n");
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
