import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { pino } from "pino";
import type { TestProject } from "vitest/node";
import { bakery } from "../server/bakery/bakery.ts";
import { prepareJobs } from "../server/jobs/boss.ts";
import { QUEUES } from "../server/jobs/queues.ts";
import { createDatabase, demoMigrations, mainMigrations } from "../server/sql/databases.ts";
import { type EmbeddedServer, startEmbeddedServer } from "../server/sql/embedded-server.ts";
import { migrate } from "../server/sql/migrate.ts";
import { bookshop } from "./bookshop.ts";

declare module "vitest" {
  interface ProvidedContext {
    superuserUrl: string;
  }
}

export const LOGIN = { name: "demo_app", password: "for-tests-only" };
export const TEMPLATES = { main: "template_main", bookshop: "template_bookshop", bakery: "template_bakery" };

/** Starts one PostgreSQL for all test files and makes the template databases that each file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(path.join(tmpdir(), "demo-session-tests-"));
  await chmod(folder, 0o755);
  const server = await startEmbeddedServer(folder, pino({ level: "warn" }));
  const teardown = async () => {
    await server.close();
    await rm(folder, { recursive: true, force: true });
  };
  await makeTemplates(server).catch(async (error: unknown) => {
    await teardown();
    throw error;
  });
  project.provide("superuserUrl", server.superuserUrl("postgres"));
  return teardown;
}

async function makeTemplates(server: EmbeddedServer): Promise<void> {
  await forgetDurability(server.superuserUrl("postgres"));
  for (const template of Object.values(TEMPLATES))
    await createDatabase(server.superuserUrl("postgres"), template, LOGIN);
  const urls = (database: string) => ({
    migrationUrl: server.superuserUrl(database),
    servingUrl: `postgresql://${LOGIN.name}@localhost/${database}`,
  });
  await migrate(mainMigrations(urls(TEMPLATES.main)));
  await prepareJobs(server.superuserUrl(TEMPLATES.main), "session_owner", "session_service", QUEUES);
  for (const product of [bookshop, bakery])
    await migrate(demoMigrations(urls(`template_${product.name}`), { name: product.name, folder: product.migrations }));
}

/** Nothing here outlives the run, so nothing has to reach the disk. */
async function forgetDurability(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (const setting of ["fsync", "synchronous_commit", "full_page_writes"])
    await client.query(`alter system set ${setting} = off`);
  await client.query("select pg_reload_conf()");
  await client.end();
}
