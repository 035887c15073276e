import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type pg from "pg";
import { from as copyFrom } from "pg-copy-streams";
import type { DatasetOrder, GeneratedDataset, GeneratedTable } from "../domain.ts";
import { copyText } from "./copy-text.ts";

/** A generated dataset and what it was ordered as. */
export interface NewDataset {
  readonly id: string;
  readonly order: DatasetOrder;
  readonly generatorVersion: number;
  readonly dataset: GeneratedDataset;
}

/**
 * Loads a dataset whole or not at all, as the role that may.
 *
 * COPY refuses tables with row-level security, so each table is copied to a temporary one and inserted from there.
 */
export async function loadDataset(client: pg.ClientBase, it: NewDataset): Promise<void> {
  await client.query("begin");
  try {
    const hash = createHash("sha256");
    const pieces = it.dataset.tables.map((table) => [...copyText(table)]);
    for (const piece of pieces.flat()) hash.update(piece);
    await insertDataset(client, it, hash.digest("hex"));
    for (const [index, table] of it.dataset.tables.entries())
      await loadTable(client, it.id, table, pieces[index] ?? []);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

/** The planner's figures for what was loaded; they take half as long as loading it, and reading works without them. */
export async function refreshFigures(client: pg.ClientBase): Promise<void> {
  await client.query("select overlay.analyze_datasets()");
}

async function insertDataset(
  client: pg.ClientBase,
  { id, order, generatorVersion, dataset }: NewDataset,
  sha256: string,
): Promise<void> {
  const counts = Object.fromEntries(dataset.tables.map((it) => [it.name, it.rows.length]));
  await client.query(
    `insert into overlay.datasets (id, scenario_name, scenario_version, generator_version, locale, seed, date_on, time_zone,
                                   window_from, window_to, row_counts, sha256, accounts, configuration, featured, is_private)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)`,
    [
      id,
      order.scenarioName,
      order.scenarioVersion,
      generatorVersion,
      order.locale,
      order.seed,
      order.dateOn,
      dataset.timeZone,
      dataset.windowFrom,
      dataset.windowTo,
      JSON.stringify(counts),
      sha256,
      JSON.stringify(dataset.accounts),
      JSON.stringify(order.configuration),
      JSON.stringify(dataset.featured ?? []),
      order.isPrivate === true,
    ],
  );
}

async function loadTable(
  client: pg.ClientBase,
  datasetId: string,
  table: GeneratedTable,
  pieces: readonly string[],
): Promise<void> {
  const columns = table.columns.map(quoted).join(", ");
  const target = `dataset.${quoted(table.name)}`;
  await client.query(`create temporary table staging on commit drop as select ${columns} from ${target} with no data`);
  await pipeline(Readable.from(pieces), client.query(copyFrom(`copy staging (${columns}) from stdin`)));
  await client.query(`insert into ${target} (dataset_id, ${columns}) select $1, ${columns} from staging`, [datasetId]);
  await client.query("drop table staging");
}

/** Names come from the product's code, never from a caller; quoted all the same. */
function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
