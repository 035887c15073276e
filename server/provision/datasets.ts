import { Worker } from "node:worker_threads";
import { type Kysely, type RawBuilder, sql } from "kysely";
import { within } from "../deadline.ts";
import type { Deps } from "../deps.ts";
import type { Configuration, DatasetOrder, Opening, Role } from "../domain.ts";
import { notReady } from "../errors.ts";
import type { DemoDb, DemoTables } from "../tenant/demo-db.ts";
import { datasetId } from "./dataset-id.ts";
import type { ThreadOrder } from "./generate-thread.ts";

/** A dataset that tenants can be opened on. */
export interface Dataset {
  readonly id: string;
  readonly accounts: ReadonlyArray<{ readonly role: Role; readonly name: string }>;
}

/** A scenario as it is generated: its row, with what its configuration leaves out filled in. */
export interface ScenarioRecipe {
  readonly name: string;
  readonly version: number;
  readonly configuration: Configuration;
}

/** How long a caller waits for a dataset that is being made. Longer than any scenario takes. */
const PATIENCE_MS = 20_000;
/** Every demo of a day shows the same bakery. */
const SEED = 1;
const DATA_LOCALE = "es";

/** What a demo opened at `now` is opened on, and where its clock stands then. */
export function orderFor(
  deps: Deps,
  recipe: ScenarioRecipe,
  now: Date,
): { id: string; order: DatasetOrder; opening: Opening } {
  const opening = deps.domain.opening(recipe.configuration, now);
  const order: DatasetOrder = {
    scenarioName: recipe.name,
    scenarioVersion: recipe.version,
    configuration: recipe.configuration,
    locale: DATA_LOCALE,
    seed: SEED,
    dateOn: opening.dateOn,
  };
  return { id: datasetId(order, deps.domain.generatorVersion), order, opening };
}

/** Undefined while it is not loaded whole. */
export async function findDataset(demo: DemoDb, id: string): Promise<Dataset | undefined> {
  const { rows } = await sql<Pick<Dataset, "accounts">>`select accounts from overlay.find_dataset(${id}::uuid)`.execute(
    demo,
  );
  return rows[0] && { id, accounts: rows[0].accounts };
}

/** What this process knows of datasets, by their ids. */
export interface Datasets {
  readonly inMaking: Map<string, { readonly done: Promise<void>; stop(): Promise<unknown> }>;
  /** Seen loaded. One that was unloaded meanwhile refuses to be opened (DS503). */
  readonly known: Map<string, Dataset>;
}

export const noDatasets = (): Datasets => ({ inMaking: new Map(), known: new Map() });

/**
 * Finds the dataset of an order or has it made, by exactly one process while the others wait.
 *
 * @throws Refusal `not_ready` when that takes longer than a visitor should wait; it goes on being made
 */
export async function ensureDataset(deps: Deps, { id, order }: { id: string; order: DatasetOrder }): Promise<Dataset> {
  const known =
    deps.datasets.known.get(id) ?? (await findDataset(deps.demo, id)) ?? (await makeInTime(deps, id, order));
  deps.datasets.known.set(id, known);
  return known;
}

async function makeInTime(deps: Deps, id: string, order: DatasetOrder): Promise<Dataset> {
  const { done } = deps.datasets.inMaking.get(id) ?? make(deps, id, order);
  await within(PATIENCE_MS, done, () => {
    throw notReady("The demo's data");
  });
  const made = await findDataset(deps.demo, id);
  if (!made) throw notReady("The demo's data");
  return made;
}

function make(deps: Deps, id: string, order: DatasetOrder) {
  const startedAt = performance.now();
  const { generatorVersion, generator } = deps.domain;
  const thread = inThread({ id, order, generatorVersion, generator: generator.href, url: deps.demoUrl });
  const done = thread.done
    .then(() => {
      const ms = Math.round(performance.now() - startedAt);
      deps.log.info({ scenario: order.scenarioName, date: order.dateOn, ms }, "dataset ready");
    })
    .finally(() => deps.datasets.inMaking.delete(id));
  const making = { done, stop: thread.stop };
  deps.datasets.inMaking.set(id, making);
  return making;
}

function inThread(order: ThreadOrder) {
  const thread = new Worker(new URL("./generate-thread.ts", import.meta.url), { workerData: order });
  let isStopping = false;
  const done = new Promise<void>((resolve, reject) => {
    thread.once("error", reject);
    thread.once("exit", (code) => {
      if (code === 0) resolve();
      else reject(isStopping ? notReady("The demo's data") : new Error(`the dataset's thread ended with ${code}`));
    });
  });
  const stop = () => {
    isStopping = true;
    return thread.terminate();
  };
  return { done, stop };
}

/** Unloads datasets that nobody uses and nobody will open any more, a batch of rows at a time. @returns how many */
export async function unloadUnused(deps: Deps, keep: readonly string[]): Promise<number> {
  const { rows } = await sql<{ dataset_id: string }>`
    select * from overlay.list_unused_datasets(now() - interval '1 day', ${keep}::uuid[])`.execute(deps.loader);
  let unloaded = 0;
  for (const { dataset_id: id } of rows)
    if (await deps.loader.connection().execute((it) => unload(it, id))) unloaded += 1;
  return unloaded;
}

/** Under the lock of whoever makes this dataset; one that is just being made stays. */
async function unload(loader: Kysely<DemoTables>, id: string): Promise<boolean> {
  const lock = sql`hashtextextended(${id}, 0)`;
  const answer = async (question: RawBuilder<{ yes: boolean }>) =>
    (await question.execute(loader)).rows[0]?.yes === true;
  if (!(await answer(sql`select pg_try_advisory_lock(${lock}) as yes`))) return false;
  try {
    if (!(await answer(sql`select overlay.retire_dataset(${id}::uuid) as yes`))) return false;
    while (!(await answer(sql`select overlay.unload_some(${id}::uuid) as yes`)));
    return true;
  } finally {
    await sql`select pg_advisory_unlock(${lock})`.execute(loader);
  }
}
