import type { FastifyReply } from "fastify";
import { type RateLimiterAbstract, RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { type Refusal, tooManyDemosFromHere, tooManyRequests } from "../errors.ts";

/** So much of something in a while, counted by whatever it is consumed for. */
export interface Limit {
  /** In the `RateLimit` headers. */
  readonly name: string;
  readonly limiter: RateLimiterAbstract;
  refuse(points: number, retrySeconds: number): Refusal;
}

/**
 * Takes one of what is left, and says in the answer's headers how much that is (draft-ietf-httpapi-ratelimit-headers).
 *
 * @throws the limit's Refusal when nothing is left
 */
export async function consume(limit: Limit, by: string, reply: FastifyReply): Promise<void> {
  const state = await limit.limiter.consume(by).catch((refused: unknown) => {
    if (!(refused instanceof RateLimiterRes)) throw refused;
    describe(limit, reply, refused);
    throw limit.refuse(limit.limiter.points, Math.max(1, Math.ceil(refused.msBeforeNext / 1_000)));
  });
  describe(limit, reply, state);
}

/** Runs a piece of work that may be done only so often. What fails does not count. */
export async function withinLimit<Result>(
  limit: Limit,
  by: string,
  reply: FastifyReply,
  work: () => Promise<Result>,
): Promise<Result> {
  await consume(limit, by, reply);
  try {
    return await work();
  } catch (error) {
    describe(limit, reply, await limit.limiter.reward(by));
    throw error;
  }
}

function describe({ name, limiter }: Limit, reply: FastifyReply, state: RateLimiterRes): void {
  const left = Math.max(0, state.remainingPoints);
  reply.header("ratelimit-policy", `"${name}";q=${limiter.points};w=${limiter.duration}`);
  reply.header("ratelimit", `"${name}";r=${left};t=${Math.ceil(state.msBeforeNext / 1_000)}`);
}

const CREATE_WINDOW_SECONDS = 600;
const REQUEST_WINDOW_SECONDS = 60;

/** Demos opened from one place. Counted in this process. */
export function openCreateLimit(points: number): Limit {
  return {
    name: "create",
    limiter: new RateLimiterMemory({ points, duration: CREATE_WINDOW_SECONDS }),
    refuse: (most, seconds) => tooManyDemosFromHere(`From here ${most} demos were opened lately.`, seconds),
  };
}

/** Requests to one demo's workspace, whoever of its people makes them. Counted in this process. */
export function openRequestLimit(points: number): Limit {
  return {
    name: "requests",
    limiter: new RateLimiterMemory({ points, duration: REQUEST_WINDOW_SECONDS }),
    refuse: tooManyRequests,
  };
}
