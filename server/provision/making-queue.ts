import { alreadyMaking } from "../errors.ts";

/** Those who have a dataset of their own made: so many at a time, one from a place, the others in the order in which they came. */
export interface MakingQueue {
  /**
   * Runs a piece of work when it is its turn.
   *
   * @param place undefined for staff, who may wait more than once
   * @param hear is told how many are before one, whenever that changes
   * @throws Refusal `already_making`
   */
  run<Result>(place: string | undefined, hear: (before: number) => void, work: () => Promise<Result>): Promise<Result>;
}

const AT_ONCE = 2;

export function openMakingQueue(atOnce = AT_ONCE): MakingQueue {
  const places = new Set<string>();
  const waiting: Array<{ readonly start: () => void; readonly hear: (before: number) => void }> = [];
  let running = 0;
  const turn = (hear: (before: number) => void) =>
    new Promise<void>((resolve) => {
      if (running < atOnce) {
        running += 1;
        return resolve();
      }
      waiting.push({ start: resolve, hear });
      hear(waiting.length);
    });
  const next = () => {
    const first = waiting.shift();
    if (first) first.start();
    else running -= 1;
    for (const [index, it] of waiting.entries()) it.hear(index + 1);
  };
  return {
    async run(place, hear, work) {
      if (place !== undefined && places.has(place)) throw alreadyMaking();
      if (place !== undefined) places.add(place);
      try {
        await turn(hear);
        try {
          return await work();
        } finally {
          next();
        }
      } finally {
        if (place !== undefined) places.delete(place);
      }
    },
  };
}
