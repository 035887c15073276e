import { type Kysely, type RawBuilder, sql } from "kysely";
import { within } from "../deadline.ts";
import type { Configuration, DatasetOrder, Opening } from "../domain.ts";
import { notReady } from "../errors.ts";
import type { DemoDb, DemoTables } from "../tenant/demo-db.ts";
import { datasetId } from "./dataset-id.ts";
import type { Dataset, Making } from "./dataset-memory.ts";
import type { ProvisionDeps } from "./deps.ts";
import type { Question, Step } from "./generator-process.ts";

/** A scenario as it is generated: its row, with what its configuration leaves out filled in. */
export interface ScenarioRecipe {
  readonly name: string;
  readonly version: number;
  readonly configuration: Configuration;
  /** Configured by one prospect. */
  readonly isPrivate?: boolean;
}

/** How long a caller waits for a dataset that is being made. Longer than any scenario takes. */
const PATIENCE_MS = 20_000;
/** Every demo of a day shows the same data. */
const SEED = 1;

/** What a demo opened at `now` is opened on, and where its clock stands then. */
export function orderFor(
  deps: ProvisionDeps,
  recipe: ScenarioRecipe,
  now: Date,
  locale: string,
): { id: string; order: DatasetOrder; opening: Opening } {
  const opening = deps.domain.opening(recipe.configuration, now);
  const order: DatasetOrder = {
    scenarioName: recipe.name,
    scenarioVersion: recipe.version,
    configuration: recipe.configuration,
    locale,
    seed: SEED,
    dateOn: opening.dateOn,
    ...(recipe.isPrivate && { isPrivate: true }),
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

/**
 * Finds the dataset of an order or has it made, by exactly one process while the others wait.
 *
 * @throws Refusal `not_ready` when that takes longer than a visitor should wait; it goes on being made
 */
export async function ensureDataset(
  deps: ProvisionDeps,
  { id, order }: { id: string; order: DatasetOrder },
  watch?: (step: Step) => void,
): Promise<Dataset> {
  const known =
    deps.datasets.known.get(id) ?? (await findDataset(deps.demo, id)) ?? (await makeInTime(deps, id, order, watch));
  deps.datasets.known.set(id, known);
  return known;
}

async function makeInTime(
  deps: ProvisionDeps,
  id: string,
  order: DatasetOrder,
  watch?: (step: Step) => void,
): Promise<Dataset> {
  const { done, watchers } = deps.datasets.inMaking.get(id) ?? make(deps, id, order);
  if (watch) watchers.add(watch);
  await within(PATIENCE_MS, done, () => {
    throw notReady("The demo's data");
  }).finally(() => watch && watchers.delete(watch));
  const made = await findDataset(deps.demo, id);
  if (!made) throw notReady("The demo's data");
  return made;
}

function make(deps: ProvisionDeps, id: string, order: DatasetOrder) {
  const startedAt = performance.now();
  const { generatorVersion, generator } = deps.domain;
  const watchers: Making["watchers"] = new Set();
  const wanted = {
    task: "make",
    id,
    order,
    generatorVersion,
    generator: generator.href,
    url: deps.demoUrl,
    isLarge: isLarge(deps, order),
  } as const;
  const { promise: loaded, resolve: isLoaded } = Promise.withResolvers<void>();
  const making = deps.datasets.generators.run(wanted, (step) => {
    for (const watch of watchers) watch(step);
    if (step.step === "loaded") isLoaded();
  });
  // Whoever waits may read as soon as it is loaded; the process goes on for the planner's sake.
  const done = Promise.race([loaded, making.done]).then(() => {
    const ms = Math.round(performance.now() - startedAt);
    deps.log.info({ scenario: order.scenarioName, date: order.dateOn, ms }, "dataset ready");
  });
  making.done.catch((error: unknown) => deps.log.debug(error, "a dataset's process ended early"));
  // What is loaded is not in making any more: whoever finds it gone again has it made anew.
  const forget = () => deps.datasets.inMaking.delete(id);
  done.then(forget, forget);
  const known = { done, watchers };
  deps.datasets.inMaking.set(id, known);
  return known;
}

/** More rows than any scenario of ours: they need a process with more memory. */
const LARGE_ROWS = 400_000;

const isLarge = ({ domain }: ProvisionDeps, { configuration }: DatasetOrder): boolean =>
  (domain.custom?.estimateRows(configuration) ?? 0) > LARGE_ROWS;

/**
 * Asks the product's generator about a dataset that nobody stores, in a process of its own.
 *
 * @throws Refusal `not_ready` when it takes longer than anybody should wait
 */
export async function askGenerator(deps: ProvisionDeps, task: Question, order: DatasetOrder): Promise<unknown> {
  const asked = deps.datasets.generators.run({
    task,
    order,
    generator: deps.domain.generator.href,
    isLarge: isLarge(deps, order),
  });
  return within(PATIENCE_MS, asked.done, () => {
    asked.stop();
    throw notReady("The answer");
  });
}

/** Unloads datasets that nobody uses and nobody will open any more, a batch of rows at a time. @returns how many */
export async function unloadUnused(deps: ProvisionDeps, keep: readonly string[]): Promise<number> {
  const { rows } = await sql<{ dataset_id: string }>`
    select * from overlay.list_unused_datasets(now() - interval '1 hour', ${keep}::uuid[])`.execute(deps.loader);
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
