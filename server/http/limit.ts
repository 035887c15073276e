import type { FastifyInstance, FastifyReply } from "fastify";
import { RateLimiterRes } from "rate-limiter-flexible";
import { Refusal, tooManyRequests } from "../errors.ts";
import { type Counter, countHere, type OpenCounter } from "./counter.ts";

/** So much of something in a while, counted by whatever it is consumed for. */
export interface Limit {
  /** In the `RateLimit` headers. */
  readonly name: string;
  readonly limiter: Counter;
  /** Of tries, done or not. */
  readonly tries?: Counter;
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

/**
 * Runs a piece of work that may be done only so often. A mistake of the caller's, a failure of ours, or having to wait for a place
 * does not count: whoever waits asks again and again. So that nobody asks without end, tries have a wider limit of their own.
 */
export async function withinLimit<Result>(
  limit: Limit,
  by: string,
  reply: FastifyReply,
  work: () => Promise<Result>,
): Promise<Result> {
  if (limit.tries) await consume({ ...limit, limiter: limit.tries }, by, reply);
  await consume(limit, by, reply);
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal && error.status === 429)) describe(limit, reply, await limit.limiter.reward(by));
    throw error;
  }
}

/** Everything that a demo's people ask for counts together, wherever they ask. */
export function limitProspects(app: FastifyInstance, limit: Limit): void {
  app.addHook("onRequest", async (request, reply) => {
    if (request.caller?.kind === "prospect") await consume(limit, request.caller.sessionId, reply);
  });
}

function describe({ name, limiter }: Limit, reply: FastifyReply, state: RateLimiterRes): void {
  const left = Math.max(0, state.remainingPoints);
  reply.header("ratelimit-policy", `"${name}";q=${limiter.points};w=${limiter.duration}`);
  reply.header("ratelimit", `"${name}";r=${left};t=${Math.ceil(state.msBeforeNext / 1_000)}`);
}

const CREATE_WINDOW_SECONDS = 600;
const REQUEST_WINDOW_SECONDS = 60;
/** For each demo that may be opened: a page that waits asks every half minute. */
const TRIES = 20;

/** Demos opened from one address. */
export function openCreateLimit(points: number, count: OpenCounter = countHere): Limit {
  return {
    name: "create",
    limiter: count("create", { points, duration: CREATE_WINDOW_SECONDS }),
    tries: count("create-tries", { points: points * TRIES, duration: CREATE_WINDOW_SECONDS }),
    refuse: (most, seconds) => tooManyRequests(`From here ${most} demos were asked for in ten minutes.`, seconds),
  };
}

const SIGN_INS_PER_MINUTE = 60;

/** Sign-ins from one address, right or wrong. */
export function openSignInLimit(name = "sign-in", count: OpenCounter = countHere): Limit {
  return {
    name: "sign-in",
    limiter: count(name, { points: SIGN_INS_PER_MINUTE, duration: REQUEST_WINDOW_SECONDS }),
    refuse: (most, seconds) => tooManyRequests(`From here ${most} sign-ins a minute are answered.`, seconds),
  };
}

const WRONG_PASSWORDS = 10;
/** From all addresses together: more than anybody needs, less than a guess takes. */
const WRONG_PASSWORDS_ANYWHERE = 200;
const WRONG_PASSWORD_SECONDS = 900;

/** Passwords that are tried for one account, from one address or from all; the right one clears them. */
export function openWrongPasswordLimit(isAnywhere = false, count: OpenCounter = countHere): Limit {
  const points = isAnywhere ? WRONG_PASSWORDS_ANYWHERE : WRONG_PASSWORDS;
  return {
    name: "wrong-password",
    limiter: count(isAnywhere ? "wrong-password-anywhere" : "wrong-password", {
      points,
      duration: WRONG_PASSWORD_SECONDS,
    }),
    refuse: (_most, seconds) =>
      tooManyRequests("Too many passwords were tried for this account. Wait, or ask for a new sign-in link.", seconds),
  };
}

const WRONG_CODES_PER_MINUTE = 30;

/** Codes and passcodes of links that are wrong, from one address: a fair's visitors share one, and have the right ones. */
export function openWrongCodeLimit(count: OpenCounter = countHere): Limit {
  return {
    name: "wrong-code",
    limiter: count("wrong-code", { points: WRONG_CODES_PER_MINUTE, duration: REQUEST_WINDOW_SECONDS }),
    refuse: (most, seconds) => tooManyRequests(`From here ${most} wrong codes a minute are answered.`, seconds),
  };
}

/** Counts only what is refused for one of these reasons; who has tried too often is refused before. */
export async function countingFailures<Result>(
  limit: Limit,
  by: string,
  reply: FastifyReply,
  codes: readonly string[],
  work: () => Promise<Result>,
): Promise<Result> {
  const state = await limit.limiter.get(by);
  if (state && state.remainingPoints <= 0)
    throw limit.refuse(limit.limiter.points, Math.max(1, Math.ceil(state.msBeforeNext / 1_000)));
  try {
    return await work();
  } catch (error) {
    if (error instanceof Refusal && codes.includes(error.code)) await consume(limit, by, reply);
    throw error;
  }
}

/** As many browsers as a school has behind one address. */
const VISITS = 600;
const PREVIEWS = 30;

/** Demos to measure that are looked at from one address. */
export function openPreviewLimit(count: OpenCounter = countHere): Limit {
  return {
    name: "preview",
    limiter: count("preview", { points: PREVIEWS, duration: CREATE_WINDOW_SECONDS }),
    refuse: (most, seconds) => tooManyRequests(`From here ${most} previews in ten minutes are answered.`, seconds),
  };
}

/** Looks at the first page and at links', by address. */
export function openVisitLimit(count: OpenCounter = countHere): Limit {
  return {
    name: "visits",
    limiter: count("visits", { points: VISITS, duration: CREATE_WINDOW_SECONDS }),
    refuse: (most, seconds) => tooManyRequests(`From here ${most} visits in ten minutes are counted.`, seconds),
  };
}

/** Requests to one demo, whoever of its people makes them. */
export function openRequestLimit(points: number, count: OpenCounter = countHere): Limit {
  return {
    name: "requests",
    limiter: count("requests", { points, duration: REQUEST_WINDOW_SECONDS }),
    refuse: (most, seconds) => tooManyRequests(`A demo answers ${most} requests a minute.`, seconds),
  };
}
