import PQueue from "p-queue";
import { tooManyRequests } from "../errors.ts";

/**
 * How much of the database one demo, or one address, may have at a time: so many pieces of work at once, so many that wait, and whoever
 * comes then is told when to come back. Without it one demo that asks a hundred times at once has every connection.
 */
export interface FairShare {
  /** @throws Refusal `too_many_requests` with the time that those who wait will take */
  run<Result>(key: string, work: () => Promise<Result>): Promise<Result>;
}

interface Limits {
  readonly atOnce: number;
  readonly waiting: number;
}

interface Share {
  readonly queue: PQueue;
  /** How long a piece of work took lately. */
  ms: number;
}

const FIRST_GUESS_MS = 50;
/** How much the last piece of work counts against all before it. */
const NEWS = 0.2;

export function openFairShare({ atOnce, waiting }: Limits): FairShare {
  const shares = new Map<string, Share>();
  return {
    async run(key, work) {
      const share = shares.get(key) ?? { queue: new PQueue({ concurrency: atOnce }), ms: FIRST_GUESS_MS };
      shares.set(key, share);
      if (share.queue.size >= waiting) {
        const seconds = Math.ceil((share.queue.size * share.ms) / atOnce / 1_000);
        throw tooManyRequests(`So many requests wait already: ${waiting}.`, Math.max(1, seconds));
      }
      try {
        return await share.queue.add(async () => {
          const startedAt = performance.now();
          return work().finally(() => {
            share.ms += NEWS * (performance.now() - startedAt - share.ms);
          });
        });
      } finally {
        if (share.queue.pending + share.queue.size === 0) shares.delete(key);
      }
    },
  };
}

/** Two connections of ten for what a demo's people look at, and four for all who ask from one address, where many may share it. */
export const openShares = () => ({
  ofTenant: openFairShare({ atOnce: 2, waiting: 60 }),
  ofAddress: openFairShare({ atOnce: 4, waiting: 200 }),
});
