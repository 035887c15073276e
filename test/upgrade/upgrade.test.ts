import { readdir } from "node:fs/promises";
import path from "node:path";
import pg from "pg";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createDatabase, demoMigrations } from "../../server/sql/databases.ts";
import { migrate } from "../../server/sql/migrate.ts";
import { bookshop } from "../bookshop.ts";
import { LOGIN } from "../global-setup.ts";

/* A database that the numbered files of commit 286fb6f made, with a demo in it that was edited, becomes today's and goes on. */

const OLD_FILES = path.join(import.meta.dirname, "overlay-of-286fb6f");
const DATASET = "00000000-0000-8000-8000-00000000da7a";
const TENANT = "00000000-0000-8000-8000-0000000000ab";
const [KEPT, EDITED, REMOVED, SOLD] = [1, 2, 3, 4].map((n) => `00000000-0000-8000-8000-00000000b00${n}`);

let client: pg.Client;
let migration: ReturnType<typeof demoMigrations>;
const database = `upgrade_${process.pid}`;
beforeAll(async () => {
  const server = inject("superuserUrl");
  await createDatabase(server, database, LOGIN);
  const url = new URL(server);
  url.pathname = database;
  const urls = { migrationUrl: url.href, servingUrl: `postgresql://${LOGIN.name}@localhost/${database}` };
  migration = demoMigrations(urls, { name: bookshop.name, folder: bookshop.migrations });
  client = new pg.Client({ connectionString: url.href });
  await client.connect();
});
afterAll(async () => {
  await client.end();
  const admin = new pg.Client({ connectionString: inject("superuserUrl") });
  await admin.connect();
  await admin.query(`drop database if exists ${database} with (force)`).finally(() => admin.end());
});

const asService = async (statement: string) => {
  await client.query(`begin; set local role demo_service; set local search_path = workspace;
    select overlay.enter('${TENANT}', 'prospect')`);
  try {
    return (await client.query(statement)).rows;
  } finally {
    await client.query("commit");
  }
};
const books = () => asService("select id, version, title, price_cents from books order by id");

/** As the service of that commit made, filled and edited it. */
async function makeOld(): Promise<void> {
  await migrate({ ...migration, sets: [] });
  await migrate({ ...migration, sets: [{ name: "core", folder: OLD_FILES }, ...migration.sets.slice(1)] });
  await client.query(`insert into overlay.datasets (id, scenario_name, scenario_version, generator_version, locale, seed, date_on, time_zone,
      window_from, window_to, row_counts, sha256, accounts)
    values ('${DATASET}', 'corner_shop', 1, 1, 'es', 1, current_date, 'UTC', now() - interval '3 days', now() + interval '2 days', '{}', 'x', '[]');
    insert into dataset.books (dataset_id, id, isbn, title, price_cents, stock)
      select '${DATASET}', id::uuid, 'isbn ' || n, 'Book ' || n, 1000, 7
        from unnest(array['${KEPT}', '${EDITED}', '${REMOVED}']) with ordinality it(id, n);
    insert into dataset.sales (dataset_id, id, sold_at, sold_on, book_id, quantity, unit_price_cents)
      values ('${DATASET}', '${SOLD}', now() + interval '1 day', current_date + 1, '${KEPT}', 1, 1000)`);
  await client.query(`select overlay.open('${TENANT}', '${DATASET}', 'Librería Sol', 'demo@sol.example', 'es', '0',
    '[{"role": "owner", "name": "Olga", "email": "owner@sol.example", "password_hash": "x"}]')`);
  await asService(`update books set price_cents = 1200 where id = '${EDITED}'`);
  await asService(`delete from books where id = '${REMOVED}'`);
}

test("a live, edited demo is the same after the upgrade, and is edited, counted and erased as before", async () => {
  await makeOld();
  const before = await books();
  expect(before).toHaveLength(2);
  await migrate(migration);
  expect(await books()).toEqual(before);
  expect(await asService("select id from sales")).toEqual([]);
  await asService(`update books set title = 'New' where id = '${KEPT}'`);
  expect((await asService("select overlay.count_changes() as n"))[0].n).toBe(3);
  await asService("select overlay.move_clock('26 hours')");
  expect(await asService("select id from sales")).toEqual([{ id: SOLD }]);
  const { rows } = await client.query(`select overlay.erase('${TENANT}') as counts`);
  expect(rows[0].counts.books).toEqual({ own_rows: 2, removals: 3, bytes: expect.any(Number) });
});

const functions = async () => {
  const { rows } =
    await client.query(`select p.oid::regprocedure::text as signature, pg_get_functiondef(p.oid) as text, p.proacl::text as grants
    from pg_proc p where p.pronamespace = '"overlay"'::regnamespace order by 1`);
  return rows;
};

test("nothing of the old functions is left, and the whole is what a new database has", async () => {
  const upgraded = (await functions()).map((it) => it.signature);
  const fresh = new pg.Client({ connectionString: inject("superuserUrl").replace(/[^/]+$/, "template_bookshop") });
  await fresh.connect();
  const { rows } = await fresh
    .query(
      `select p.oid::regprocedure::text as signature from pg_proc p where p.pronamespace = '"overlay"'::regnamespace order by 1`,
    )
    .finally(() => fresh.end());
  expect(upgraded).toEqual(rows.map((it) => it.signature));
  expect((await readdir(OLD_FILES)).length).toBe(15);
});

test("applied again nothing changes; when a file has changed everything is applied again", async () => {
  const before = await functions();
  const { rows: first } = await client.query("select xmin::text as x from pg_proc where proname = 'enter'");
  await migrate(migration);
  const { rows: second } = await client.query("select xmin::text as x from pg_proc where proname = 'enter'");
  expect(second).toEqual(first);
  await client.query(
    "update public.schema_migrations set sha256 = 'another' where set_name = 'overlay' and file_name = 'source'",
  );
  await client.query(`create function overlay.left_over() returns void language sql as ''`);
  await migrate(migration);
  expect(await functions()).toEqual(before);
  const { rows: third } = await client.query("select xmin::text as x from pg_proc where proname = 'enter'");
  expect(third).not.toEqual(first);
});
