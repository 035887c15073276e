import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRedis } from "rate-limiter-flexible";
import type { SharedStore } from "./shared-store.ts";

/** Counts how often something was done, key by key, within a while. */
export type Counter = Pick<RateLimiterAbstract, "points" | "duration" | "consume" | "get" | "reward" | "delete">;

/** @param name what is counted: on a shared store its keys begin with it */
export type OpenCounter = (name: string, limits: { readonly points: number; readonly duration: number }) => Counter;

/** Each replica by itself. */
export const countHere: OpenCounter = (_name, limits) => new RateLimiterMemory(limits);

/**
 * All replicas together, exactly; and while the store is away, or slow, each by itself, from what it has counted all along.
 */
export const countTogether =
  (store: SharedStore): OpenCounter =>
  (name, limits) => {
    const here = new RateLimiterMemory(limits);
    const together = new RateLimiterRedis({
      ...limits,
      storeClient: store.client,
      useRedisPackage: true,
      keyPrefix: `demo:limit:${name}`,
    });
    return {
      points: limits.points,
      duration: limits.duration,
      async consume(key) {
        // Kept settled, so that a refusal of this replica's alone is nobody's error.
        const own = here.consume(key).then(
          (it) => () => it,
          (refused: unknown) => () => {
            throw refused;
          },
        );
        return store.ask(
          () => together.consume(key),
          async () => (await own)(),
        );
      },
      async reward(key) {
        const own = here.reward(key);
        return store.ask(
          () => together.reward(key),
          () => own,
        );
      },
      get: (key) =>
        store.ask(
          () => together.get(key),
          () => here.get(key),
        ),
      async delete(key) {
        const own = here.delete(key);
        return store.ask(
          () => together.delete(key),
          () => own,
        );
      },
    };
  };
