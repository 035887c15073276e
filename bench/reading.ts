import { type Kysely, sql } from "kysely";
import type { BakeryDb } from "../server/bakery/bakery-db.ts";
import { selectFinishedStock, selectIngredientStock } from "../server/bakery/inventory/queries.ts";
import { selectDailySales } from "../server/bakery/sales/queries.ts";
import { handle, openPool } from "../server/sql/connection.ts";
import { withTenant } from "../server/tenant/with-tenant.ts";
import type { Client } from "./client.ts";
import { create } from "./creating.ts";
import { openDemo } from "./demo-database.ts";
import { type Line, median, ms, times } from "./figures.ts";
import type { Service } from "./start-service.ts";

const ROUNDS = 60;
/** Rows edited of each table: 1,000 together. */
const EDITS = { tickets: 400, ticket_lines: 400, stock_movements: 200 };
const TABLES = [
  "tickets",
  "ticket_lines",
  "calendar_days",
  "products",
  "batches",
  "finished_goods_movements",
  "stock_movements",
  "ingredients",
];

type Read = (db: BakeryDb, today: string, from: string) => Promise<unknown>;
const READS: Readonly<Record<string, Read>> = {
  "sales by day": (db, to, from) => selectDailySales(db, { from, to }, undefined),
  stock: async (db, today) => [await selectFinishedStock(db, today), await selectIngredientStock(db, today)],
};

/** The product's own queries on the tenant's views and on plain private tables with the same rows and indexes, taking turns. */
export async function measureReading(service: Service): Promise<Line[]> {
  const url = await service.databaseUrl("demo_data");
  const demo = openDemo(url);
  const plain = handle<never, "plain">(
    openPool({ url, role: "postgres", searchPath: "plain", connections: 2 }),
    "plain",
  );
  const tenant = await openTenant(service.client);
  await makePlain(plain, tenant);
  const lines = await compare(demo, plain, tenant, "untouched");
  await edit(demo, plain, tenant);
  lines.push(...(await compare(demo, plain, tenant, "with 1,000 edits")));
  await Promise.all([demo.destroy(), plain.destroy()]);
  return lines;
}

async function openTenant(client: Client): Promise<string> {
  return (JSON.parse((await create(client)).text) as { demo_tenant_id: string }).demo_tenant_id;
}

/** Copies what the tenant sees, with each index of the dataset's table but for its leading column. */
async function makePlain(plain: Kysely<never>, tenant: string): Promise<void> {
  await plain.transaction().execute(async (db) => {
    await sql`create schema plain`.execute(db);
    await sql`select overlay.enter(${tenant}::uuid, 'prospect')`.execute(db);
    for (const name of TABLES) {
      const table = sql.table(`plain.${name}`);
      await sql`create table ${table} as select * from ${sql.table(`workspace.${name}`)}`.execute(db);
      await sql`alter table ${table} add primary key (id)`.execute(db);
      const { rows } = await sql<{ columns: string }>`
        select regexp_replace(pg_get_indexdef(indexrelid), '.*\\(dataset_id, (.*)\\)$', '\\1') as columns
          from pg_index where indrelid = ${`dataset.${name}`}::regclass and not indisprimary`.execute(db);
      for (const { columns } of rows) await sql`create index on ${table} (${sql.raw(columns)})`.execute(db);
      await sql`analyze ${table}`.execute(db);
    }
  });
}

async function compare(
  demo: ReturnType<typeof openDemo>,
  plain: Kysely<never>,
  tenant: string,
  state: string,
): Promise<Line[]> {
  const { today, from } = await withTenant(demo, tenant, async (_db, present) => ({
    today: present.datasetOn,
    from: present.windowFrom.toISOString().slice(0, 10),
  }));
  const lines: Line[] = [];
  for (const [name, read] of Object.entries(READS)) {
    const seen = { overlay: [] as number[], plain: [] as number[] };
    const overlaid = () =>
      withTenant<never, unknown>(demo, tenant, (db) => read(db as unknown as BakeryDb, today, from));
    const plainly = () =>
      plain.transaction().execute(async (db) => {
        await sql`set local search_path = plain`.execute(db);
        return read(db as unknown as BakeryDb, today, from);
      });
    for (let round = 0; round < ROUNDS; round += 1) {
      seen.overlay.push(await timed(overlaid));
      seen.plain.push(await timed(plainly));
    }
    const [ours, theirs] = [median(seen.overlay), median(seen.plain)];
    lines.push({
      what: `reading ${name}, ${state}, p50 of ${ROUNDS}`,
      seen: ms(ours),
      baseline: `${ms(theirs)}: plain private tables`,
      ratio: times(ours / theirs),
      aim: "<= 1.5 x",
    });
  }
  return lines;
}

async function edit(demo: ReturnType<typeof openDemo>, plain: Kysely<never>, tenant: string): Promise<void> {
  const statement = (name: string, rows: number) => {
    const table = sql.table(name);
    return sql`update ${table} set location_id = location_id where id in (select id from ${table} order by md5(id::text) limit ${rows})`;
  };
  await withTenant(demo, tenant, async (db) => {
    for (const [name, rows] of Object.entries(EDITS)) await statement(name, rows).execute(db);
  });
  for (const [name, rows] of Object.entries(EDITS)) await statement(`plain.${name}`, rows).execute(plain);
  for (const name of Object.keys(EDITS)) await sql`analyze ${sql.table(`plain.${name}`)}`.execute(plain);
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await work();
  return performance.now() - startedAt;
}
