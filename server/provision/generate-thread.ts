import { parentPort } from "node:worker_threads";
import pg from "pg";
import type { DatasetOrder, Generator } from "../domain.ts";
import { loadDataset, refreshFigures } from "./load-dataset.ts";

/** What the thread is asked for. */
export type ThreadOrder = MakingOrder | AskingOrder;

/** Makes one dataset and loads it. */
export interface MakingOrder {
  readonly task: "make";
  readonly id: string;
  readonly order: DatasetOrder;
  readonly generatorVersion: number;
  readonly generator: string;
  readonly url: string;
}

/** Answers a question about a dataset that nobody stores. */
export interface AskingOrder {
  readonly task: Question;
  readonly order: DatasetOrder;
  readonly generator: string;
}

export type Question = "preview" | "check" | "factSheet";

/** How far the making has come. */
export interface Step {
  readonly step: "simulating" | "loading" | "loaded";
  /** 0 to 1. */
  readonly share: number;
}

export type ThreadMessage = { readonly step: Step } | { readonly answer: unknown } | { readonly done: true };

const LOCK_TIMEOUT = "60s";
const LOAD_TIMEOUT = "120s";

const say = (message: ThreadMessage) => parentPort?.postMessage(message);

/** Of all processes that want the same dataset, the first makes it and the others find it done. */
async function make({ id, order, generatorVersion, generator, url }: MakingOrder): Promise<void> {
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
    const { generate } = (await import(generator)) as Generator;
    const dataset = generate(order, (share) => say({ step: { step: "simulating", share } }));
    say({ step: { step: "loading", share: 0 } });
    await loadDataset(client, { id, order, generatorVersion, dataset });
    await client.query("select pg_advisory_unlock(hashtextextended($1, 0))", [id]);
    say({ step: { step: "loaded", share: 1 } });
    await refreshFigures(client);
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

async function answer({ task, order, generator }: AskingOrder): Promise<void> {
  const ask = ((await import(generator)) as Generator)[task];
  say({ answer: ask?.(order) });
}

// One order at a time; an order that fails ends the thread with its error.
parentPort?.on("message", async (wanted: ThreadOrder) => {
  await (wanted.task === "make" ? make(wanted) : answer(wanted));
  say({ done: true });
});
