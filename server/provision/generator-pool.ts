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
/** Two at a time hold 900 MB together with the service; a limit near to what they need has V8 collect in time. */
const ORDINARY = { processes: 2, heapMegabytes: 512 };
/** Only staff may have so much made; the largest one needs 1.5 GB. */
const LARGE = { processes: 1, heapMegabytes: 2_048 };

export function openGeneratorPool(): GeneratorPool {
  // No process before there is something to make.
  const [ordinary, large] = [openPool(ORDINARY), openPool(LARGE)];
  let isStopped = false;
  return {
    run(task, onProgress = () => undefined) {
      const stopping = new AbortController();
      const done = (task.isLarge ? large : ordinary)
        .run(task, { signal: stopping.signal, channel: { postMessage: (message) => onProgress(message as Step) } })
        .catch((error: unknown) => {
          throw stopping.signal.aborted || isStopped ? notReady("The demo's data") : asError(error);
        });
      return { done, stop: () => stopping.abort() };
    },
    async stop() {
      isStopped = true;
      await Promise.all([ordinary.destroy(), large.destroy()]);
    },
  };
}

const openPool = ({ processes, heapMegabytes }: typeof ORDINARY) =>
  new Tinypool({
    filename: new URL("./generator-process.ts", import.meta.url).href,
    runtime: "child_process",
    minThreads: 0,
    maxThreads: processes,
    idleTimeout: IDLE_MS,
    execArgv: [`--max-old-space-size=${heapMegabytes}`, "--max-semi-space-size=8"],
  });

/** Another process's error arrives as its fields. */
function asError(error: unknown): Error {
  if (error instanceof Error) return error;
  const { message = String(error), ...fields } = error as Partial<Error>;
  return Object.assign(new Error(message), fields);
}
