import { parentPort, workerData } from "node:worker_threads";
import pg from "pg";
import type { DatasetOrder, Generate } from "../domain.ts";
import { loadDataset } from "./load-dataset.ts";

/** What the thread is started with. */
export interface ThreadOrder {
  readonly id: string;
  readonly order: DatasetOrder;
  readonly generatorVersion: number;
  readonly generator: string;
  readonly url: string;
}

const LOCK_TIMEOUT = "60s";
const LOAD_TIMEOUT = "120s";

/** Makes one dataset and loads it; of all processes that want the same one, the first does and the others find it done. */
async function run({ id, order, generatorVersion, generator, url }: ThreadOrder): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    options: `-c role=demo_loader -c lock_timeout=${LOCK_TIMEOUT} -c statement_timeout=${LOAD_TIMEOUT}`,
  });
  client.on("error", () => undefined);
  await client.connect();
  try {
    await client.query("select pg_advisory_lock(hashtextextended($1, 0))", [id]);
    const found = await client.query("select from overlay.find_dataset($1)", [id]);
    if (found.rowCount === 1) return;
    await finishUnloading(client, id);
    const { generate } = (await import(generator)) as { generate: Generate };
    await loadDataset(client, { id, order, generatorVersion, dataset: generate(order) });
  } finally {
    await client.end();
  }
}

/** It may be there retired, and its clean-up cut off. */
async function finishUnloading(client: pg.Client, id: string): Promise<void> {
  for (let done = false; !done; ) {
    const { rows } = await client.query<{ done: boolean }>("select overlay.unload_some($1) as done", [id]);
    done = rows[0]?.done === true;
  }
}

if (parentPort) await run(workerData as ThreadOrder);
