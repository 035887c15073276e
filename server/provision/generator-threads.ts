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
  const take = (): Worker => {
    const thread = resting?.thread ?? new Worker(new URL("./generate-thread.ts", import.meta.url));
    if (resting) clearTimeout(resting.goes);
    resting = undefined;
    all.add(thread);
    thread.once("exit", () => all.delete(thread));
    return thread;
  };
  const rest = (thread: Worker): void => {
    for (const event of ["message", "error", "exit"]) thread.removeAllListeners(event);
    if (resting || !all.has(thread)) return void thread.terminate();
    thread.once("exit", () => {
      all.delete(thread);
      if (resting?.thread === thread) resting = undefined;
    });
    thread.unref();
    resting = { thread, goes: setTimeout(() => void thread.terminate(), REST_MS).unref() };
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
  thread.ref();
  thread.once("error", reject);
  thread.once("exit", (code) =>
    reject(code === 1 ? notReady("The demo's data") : new Error(`the generator's thread ended with ${code}`)),
  );
  thread.on("message", (message: ThreadMessage) => {
    if (!("done" in message)) return hear(message);
    rest(thread);
    resolve();
  });
  thread.postMessage(order);
  return { done, stop: () => thread.terminate() };
}
