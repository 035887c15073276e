import type { DemoDomain } from "./domain.ts";
import { jobsRecord, prepareJobs } from "./jobs/boss.ts";
import { QUEUES } from "./jobs/queues.ts";
import { type DatabaseUrls, demoMigrations, mainMigrations } from "./sql/databases.ts";
import { isMigrated } from "./sql/is-migrated.ts";
import { migrate } from "./sql/migrate.ts";

const SERVICE = { main: "session_service", demo: "demo_service" };

/**
 * Brings both databases and the jobs up to date. Where they are already, nothing is asked of the migrating login: replicas start with
 * the serving one alone once `npm run migrate` has been run.
 *
 * @throws Error in words for the operator where something is to be done and the login may not
 */
export async function bringUpToDate(urls: DatabaseUrls, domain: DemoDomain): Promise<void> {
  const main = { ...mainMigrations(urls.main), records: [jobsRecord(QUEUES)] };
  if (!(await isMigrated(main, urls.main.servingUrl, SERVICE.main))) {
    await migrate(main);
    await prepareJobs(urls.main.migrationUrl, "session_owner", SERVICE.main, QUEUES);
  }
  const demo = demoMigrations(urls.demo, { name: domain.name, folder: domain.migrations });
  if (!(await isMigrated(demo, urls.demo.servingUrl, SERVICE.demo))) await migrate(demo);
}
