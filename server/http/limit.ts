import type { FastifyReply } from "fastify";
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { tooManyDemosFromHere } from "../errors.ts";

/** A limit's name in the `RateLimit` headers, and what it counts by. */
export interface Limit {
  readonly name: string;
  readonly limiter: RateLimiterAbstract;
}

/**
 * Runs a piece of work that may be done only so often from one place. What fails does not count. The answer says how much is left
 * (draft-ietf-httpapi-ratelimit-headers).
 *
 * @throws Refusal `too_many_demos_from_here`
 */
export async function withinLimit<Result>(
  limit: Limit,
  place: string,
  reply: FastifyReply,
  work: () => Promise<Result>,
): Promise<Result> {
  const state = await limit.limiter.consume(place).catch((refused: unknown) => {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    describe(limit, reply, refused);
    const seconds = Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
    throw tooManyDemosFromHere(`From here ${limit.limiter.points} demos were opened lately.`, seconds);
  });
  describe(limit, reply, state);
  try {
    return await work();
  } catch (error) {
    describe(limit, reply, await limit.limiter.reward(place));
    throw error;
  }
}

function describe({ name, limiter }: Limit, reply: FastifyReply, state: RateLimiterRes): void {
  const left = Math.max(0, state.remainingPoints);
  reply.header("ratelimit-policy", `"${name}";q=${limiter.points};w=${limiter.duration}`);
  reply.header("ratelimit", `"${name}";r=${left};t=${Math.ceil(state.msBeforeNext / 1_000)}`);
}

const CREATE_WINDOW_SECONDS = 600;

/** Counted in this process. */
export function openCreateLimit(points: number): Limit {
  return { name: "create", limiter: new RateLimiterMemory({ points, duration: CREATE_WINDOW_SECONDS }) };
}
