import pg from "pg";
import type { DatasetOrder, Generator } from "../domain.ts";
import { loadDataset, refreshFigures } from "./load-dataset.ts";

/** What a process is asked for. */
export type GeneratorTask = (MakingTask | AskingTask) & {
  /** Needs a process with more memory. */
  readonly isLarge?: boolean;
};

/** Makes one dataset and loads it. */
export interface MakingTask {
  readonly task: "make";
  readonly id: string;
  readonly order: DatasetOrder;
  readonly generatorVersion: number;
  readonly generator: string;
  readonly url: string;
}

/** Answers a question about a dataset that nobody stores. */
export interface AskingTask {
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

const LOCK_TIMEOUT = "60s";
const LOAD_TIMEOUT = "120s";

const report = (step: Step) => process.send?.(step);

/** Of all processes that want the same dataset, the first makes it and the others find it done. */
async function make({ id, order, generatorVersion, generator, url }: MakingTask): Promise<void> {
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
    const { generate, factSheet } = (await import(generator)) as Generator;
    const dataset = generate(order, (share) => report({ step: "simulating", share }));
    report({ step: "loading", share: 0 });
    await loadDataset(client, { id, order, generatorVersion, dataset });
    await client.query("select pg_advisory_unlock(hashtextextended($1, 0))", [id]);
    report({ step: "loaded", share: 1 });
    await refreshFigures(client);
    const facts = factSheet?.(order, dataset);
    if (facts) await client.query("select overlay.keep_facts($1, $2)", [id, JSON.stringify(facts)]);
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

async function answer({ task, order, generator }: AskingTask): Promise<unknown> {
  return ((await import(generator)) as Generator)[task]?.(order);
}

// Nobody waits for what is made for a service that is gone.
process.once("disconnect", () => process.exit());

/** One task at a time, in a process of its own whose memory goes back to the machine. */
export default function run(task: GeneratorTask): Promise<unknown> {
  return task.task === "make" ? make(task) : answer(task);
}
