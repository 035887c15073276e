import { createHash } from "node:crypto";
import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/**
 * Draws for one purpose. Each purpose has a stream of its own, keyed by what it is about, so that a day comes out the same
 * whichever days were simulated before it, and one more draw here changes nothing there.
 */
export interface Draw {
  /** In [0, 1). */
  uniform(): number;
  /** Standard normal, by Box and Muller. */
  normal(): number;
  /** Poisson with this mean; for means above 60 the rounded normal approximation. */
  poisson(mean: number): number;
  /** A number for `drawFrom`. */
  int32(): number;
  /** An index, in proportion to the weights. */
  pick(weights: readonly number[]): number;
}

export function drawFor(seed: number, ...key: ReadonlyArray<string | number>): Draw {
  const digest = createHash("sha256")
    .update([seed, ...key].join("/"))
    .digest();
  return drawFrom(digest.readInt32LE(0));
}

/** A stream from a 32-bit number, for what there are too many of to be keyed by name. */
export function drawFrom(number: number): Draw {
  const generator = xoroshiro128plus(number);
  const uniform = () => uniformFloat64(generator);
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  return {
    uniform,
    normal,
    int32: () => Math.floor(uniform() * 4_294_967_296) | 0,
    poisson: (mean) =>
      mean > 60 ? Math.max(0, Math.round(mean + Math.sqrt(mean) * normal())) : smallPoisson(mean, uniform),
    pick: (weights) => pickIndex(weights, uniform()),
  };
}

/** Knuth, TAOCP 3.4.1. */
function smallPoisson(mean: number, uniform: () => number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = uniform(); product > limit; product *= uniform()) count += 1;
  return count;
}

function pickIndex(weights: readonly number[], at: number): number {
  const total = weights.reduce((sum, it) => sum + it, 0);
  let left = at * total;
  for (const [index, weight] of weights.entries()) {
    left -= weight;
    if (left < 0) return index;
  }
  return weights.length - 1;
}
