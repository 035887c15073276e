import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import pg from "pg";
import type { DatasetOrder } from "../server/domain.ts";
import { datasetId } from "../server/provision/dataset-id.ts";
import { loadDataset } from "../server/provision/load-dataset.ts";
import { generate } from "./bookshop/generate.ts";
import type { TestDemo } from "./database.ts";

/** The day of every fixed clock in the core's tests. */
const TODAY = "2026-11-23";
export const NOON = new Date(`${TODAY}T12:00:00Z`);

const anOrder = (over: Partial<DatasetOrder> = {}): DatasetOrder => ({
  scenarioName: "corner_shop",
  scenarioVersion: 1,
  configuration: {},
  locale: "es",
  seed: 1,
  dateOn: TODAY,
  ...over,
});

/** Loads the bookshop's dataset of a day, once per order. */
export async function aDataset(db: TestDemo, over: Partial<DatasetOrder> = {}): Promise<string> {
  const order = anOrder(over);
  const id = datasetId(order, 1);
  const client = new pg.Client({ connectionString: db.servingUrl, options: "-c role=demo_loader" });
  await client.connect();
  try {
    const found = await client.query("select from overlay.find_dataset($1)", [id]);
    if (found.rowCount === 0) await loadDataset(client, { id, order, generatorVersion: 1, dataset: generate(order) });
  } finally {
    await client.end();
  }
  return id;
}

/** A tenant of the bookshop whose clock stands at `at` when it opens. */
export async function aTenant(
  db: TestDemo,
  { id = randomUUID() as string, at = NOON, dataset = "" } = {},
): Promise<string> {
  const used = dataset || (await aDataset(db));
  const members = JSON.stringify([{ role: "owner", name: "Olga", email: `owner@${id}.example`, password_hash: "x" }]);
  await sql`select overlay.open(${id}::uuid, ${used}::uuid, 'Librería Sol', ${`demo@${id}.example`}, 'es',
    ${at}::timestamptz - now(), ${members}::jsonb)`.execute(db.demo);
  return id;
}
