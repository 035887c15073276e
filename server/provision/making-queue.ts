import PQueue from "p-queue";
import { alreadyMaking } from "../errors.ts";

/** Those who have a dataset of their own made: so many at a time, one from an address, the others in the order in which they came. */
export interface MakingQueue {
  /**
   * Runs a piece of work when it is its turn.
   *
   * @param addressHash undefined for staff, who may wait more than once
   * @param onProgress is told how many are before one, whenever that changes
   * @throws Refusal `already_making`
   */
  run<Result>(
    addressHash: string | undefined,
    onProgress: (before: number) => void,
    work: () => Promise<Result>,
  ): Promise<Result>;
}

const AT_ONCE = 2;

export function openMakingQueue(concurrency = AT_ONCE): MakingQueue {
  const queue = new PQueue({ concurrency });
  const addresses = new Set<string>();
  const waiting: Array<(before: number) => void> = [];
  const tellAll = () => {
    for (const [index, tell] of waiting.entries()) tell(index + 1);
  };
  return {
    async run(addressHash, onProgress, work) {
      if (addressHash !== undefined && addresses.has(addressHash)) throw alreadyMaking();
      if (addressHash !== undefined) addresses.add(addressHash);
      const mustWait = queue.pending >= concurrency;
      if (mustWait) waiting.push(onProgress);
      const begin = () => {
        if (mustWait) waiting.splice(waiting.indexOf(onProgress), 1);
        tellAll();
        return work();
      };
      if (mustWait) onProgress(waiting.length);
      try {
        return await queue.add(begin);
      } finally {
        if (addressHash !== undefined) addresses.delete(addressHash);
      }
    },
  };
}
