import PQueue from "p-queue";
import { Tinypool } from "tinypool";
import { notReady } from "../errors.ts";
import type { GeneratorTask, Step } from "./generator-process.ts";

/**
 * Processes that generate. One that has nothing to do waits a little, with its code compiled (the next dataset takes two thirds of the
 * time), and then ends, so that its memory goes back to the machine.
 */
export interface GeneratorPool {
  run(task: GeneratorTask, onProgress?: (step: Step) => void): Running;
  /** Ends every process; what runs is refused as `not_ready`. */
  stop(): Promise<void>;
}

export interface Running {
  /** What was answered; nothing where a dataset was made. */
  readonly done: Promise<unknown>;
  stop(): void;
}

const IDLE_MS = 30_000;
/**
 * Two at a time hold 900 MB together with the service; a limit near to what they need has V8 collect in time. Who takes ten times as
 * long as the largest scenario never ends by itself, and keeps others waiting.
 */
const ORDINARY = { processes: 2, heapMegabytes: 512, longestMs: 120_000 };
/** Only staff may have so much made; the largest one needs 1.5 GB. */
const LARGE = { processes: 1, heapMegabytes: 2_048, longestMs: 600_000 };

/** @param longestMs how long an ordinary task may take, once it has begun */
export function openGeneratorPool(longestMs = ORDINARY.longestMs): GeneratorPool {
  // No process before there is something to make.
  const [ordinary, large] = [openPool(ORDINARY), openPool(LARGE)];
  let isStopped = false;
  return {
    run(task, onProgress = () => undefined) {
      const stopping = new AbortController();
      const { signal } = stopping;
      const channel = { postMessage: (message: unknown) => onProgress(message as Step) };
      const { queue, pool } = task.isLarge ? large : ordinary;
      const work = async () => {
        if (isStopped) throw notReady("The demo's data");
        const limit = setTimeout(() => stopping.abort(), task.isLarge ? LARGE.longestMs : longestMs).unref();
        return pool.run(task, { signal, channel }).finally(() => clearTimeout(limit));
      };
      const done = queue.add(work, { signal }).catch((error: unknown) => {
        throw signal.aborted || isStopped ? notReady("The demo's data") : asError(error);
      });
      return { done, stop: () => stopping.abort() };
    },
    async stop() {
      isStopped = true;
      await Promise.all([ordinary.pool.destroy(), large.pool.destroy()]);
    },
  };
}

/**
 * Tasks wait in a queue of ours: the pool's own forgets those that wait when a process is ended or dies, until somebody asks again.
 */
const openPool = ({ processes, heapMegabytes }: typeof ORDINARY) => ({
  queue: new PQueue({ concurrency: processes }),
  pool: new Tinypool({
    filename: new URL("./generator-process.ts", import.meta.url).href,
    runtime: "child_process",
    minThreads: 0,
    maxThreads: processes,
    idleTimeout: IDLE_MS,
    execArgv: [`--max-old-space-size=${heapMegabytes}`, "--max-semi-space-size=8"],
  }),
});

/** Another process's error arrives as its fields. */
function asError(error: unknown): Error {
  if (error instanceof Error) return error;
  const { message = String(error), ...fields } = error as Partial<Error>;
  return Object.assign(new Error(message), fields);
}
