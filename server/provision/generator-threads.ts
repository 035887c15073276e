import { Worker } from "node:worker_threads";
import { notReady } from "../errors.ts";
import type { ThreadMessage, ThreadOrder } from "./generate-thread.ts";

/** Threads that generate. One rests when it is done, with its code compiled: it is nearly twice as fast as one that begins cold. */
export interface GeneratorThreads {
  run(order: ThreadOrder, hear: (message: ThreadMessage) => void): Running;
  /** Ends every thread; what runs is refused as `not_ready`. */
  stop(): Promise<unknown>;
}

export interface Running {
  readonly done: Promise<void>;
  stop(): Promise<unknown>;
}

const REST_MS = 300_000;

export function openGeneratorThreads(): GeneratorThreads {
  const all = new Set<Worker>();
  let resting: { readonly thread: Worker; readonly goes: NodeJS.Timeout } | undefined;
  const start = (): Worker => {
    const thread = new Worker(new URL("./generate-thread.ts", import.meta.url));
    all.add(thread);
    // For as long as it lives; whoever waits for it listens besides.
    thread.on("error", () => undefined);
    thread.on("exit", () => {
      all.delete(thread);
      if (resting?.thread === thread) resting = undefined;
    });
    return thread;
  };
  const take = (): Worker => {
    const thread = resting?.thread ?? start();
    if (resting) clearTimeout(resting.goes);
    resting = undefined;
    return thread;
  };
  const rest = (thread: Worker): void => {
    if (resting || !all.has(thread)) return void thread.terminate();
    thread.unref();
    const goes = setTimeout(() => {
      resting = undefined;
      void thread.terminate();
    }, REST_MS).unref();
    resting = { thread, goes };
  };
  return {
    run: (order, hear) => runIn(take(), order, hear, rest),
    stop: () => Promise.all([...all].map((it) => it.terminate())),
  };
}

function runIn(
  thread: Worker,
  order: ThreadOrder,
  hear: (message: ThreadMessage) => void,
  rest: (thread: Worker) => void,
): Running {
  const { promise: done, resolve, reject } = Promise.withResolvers<void>();
  const exit = (code: number) =>
    reject(code === 1 ? notReady("The demo's data") : new Error(`the generator's thread ended with ${code}`));
  const message = (said: ThreadMessage) => {
    if (!("done" in said)) return hear(said);
    for (const [event, listener] of [
      ["error", reject],
      ["exit", exit],
      ["message", message],
    ] as const)
      thread.off(event, listener as () => void);
    rest(thread);
    resolve();
  };
  thread.ref();
  thread.on("error", reject).on("exit", exit).on("message", message);
  thread.postMessage(order);
  return { done, stop: () => thread.terminate() };
}
