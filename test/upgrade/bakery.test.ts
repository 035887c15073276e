import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { bakery } from "../../server/bakery/bakery.ts";
import { createDatabase, demoMigrations } from "../../server/sql/databases.ts";
import { migrate } from "../../server/sql/migrate.ts";
import { LOGIN } from "../global-setup.ts";

/* What the bakery's migrations do to rows that are there. */

const database = `bakery_upgrade_${process.pid}`;
let folder: string;
let client: pg.Client;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "bakery-migrations-"));
  const url = new URL(inject("superuserUrl"));
  await createDatabase(url.href, database, LOGIN);
  url.pathname = database;
  client = new pg.Client({ connectionString: url.href });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  const admin = new pg.Client({ connectionString: inject("superuserUrl") });
  await admin.connect();
  await admin.query(`drop database if exists ${database} with (force)`).finally(() => admin.end());
  await rm(folder, { recursive: true, force: true });
});

const upTo = async (last: string) => {
  await cp(bakery.migrations, folder, {
    recursive: true,
    filter: (file) => path.basename(file) < last || file === bakery.migrations,
  });
  const url = inject("superuserUrl").replace(/[^/]+$/, database);
  await migrate(
    demoMigrations(
      { migrationUrl: url, servingUrl: `postgresql://${LOGIN.name}@localhost/${database}` },
      { name: bakery.name, folder },
    ),
  );
};

test("weekdays that were words, in either language, are numbers", async () => {
  await upTo("0004");
  await client.query(`insert into dataset.suppliers (dataset_id, id, name, sells, cif, iban, email, lead_days, delivers_on, minimum_cents, payment_days)
    select gen_random_uuid(), gen_random_uuid(), name, '', '', '', '', 1, days, 0, 30
      from (values ('es', 'mar, vie'), ('en', 'Mon, Wed, Sun'), ('one', 'sáb')) it(name, days)`);
  await upTo("0005");
  const { rows } = await client.query("select name, delivers_on from dataset.suppliers order by name");
  expect(rows).toEqual([
    { name: "en", delivers_on: "0 2 6" },
    { name: "es", delivers_on: "1 4" },
    { name: "one", delivers_on: "5" },
  ]);
  const forced = await client.query(
    "select relforcerowsecurity and relrowsecurity as is_forced from pg_class where oid in ('dataset.suppliers'::regclass, 'change.suppliers'::regclass)",
  );
  expect(forced.rows).toEqual([{ is_forced: true }, { is_forced: true }]);
});
