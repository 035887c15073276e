import { createHash, type Hash } from "node:crypto";
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
 * COPY refuses tables with row-level security, so each table is copied to one beside and inserted from there; meanwhile the next one's
 * text is written. That one is there within this transaction only, and logged nowhere.
 */
export async function loadDataset(client: pg.ClientBase, dataset: NewDataset): Promise<void> {
  const { tables } = dataset.dataset;
  await client.query("begin");
  try {
    const hash = createHash("sha256");
    let text = textOf(tables[0], hash);
    for (const [index, table] of tables.entries()) {
      const staging = `staging.${quoted(dataset.id)}`;
      await copyToStaging(client, staging, table, text);
      const inserted = insertStaged(client, staging, dataset.id, table);
      text = textOf(tables[index + 1], hash);
      await inserted;
    }
    await insertDataset(client, dataset, hash.digest("hex"));
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
}

function textOf(table: GeneratedTable | undefined, hash: Hash): string[] {
  if (!table) return [];
  const pieces = [...copyText(table)];
  for (const piece of pieces) hash.update(piece);
  return pieces;
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

async function copyToStaging(
  client: pg.ClientBase,
  staging: string,
  table: GeneratedTable,
  pieces: readonly string[],
): Promise<void> {
  const columns = columnsOf(table);
  await client.query(`create unlogged table ${staging} as select ${columns} from ${targetOf(table)} with no data`);
  await pipeline(Readable.from(pieces), client.query(copyFrom(`copy ${staging} (${columns}) from stdin`)));
}

async function insertStaged(
  client: pg.ClientBase,
  staging: string,
  datasetId: string,
  table: GeneratedTable,
): Promise<void> {
  const columns = columnsOf(table);
  await client.query(`insert into ${targetOf(table)} (dataset_id, ${columns}) select $1, ${columns} from ${staging}`, [
    datasetId,
  ]);
  await client.query(`drop table ${staging}`);
}

const columnsOf = (table: GeneratedTable): string => table.columns.map(quoted).join(", ");

const targetOf = (table: GeneratedTable): string => `dataset.${quoted(table.name)}`;

/** Names come from the product's code, never from a caller; quoted all the same. */
function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
