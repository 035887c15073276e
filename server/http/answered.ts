import type { FastifyReply } from "fastify";
import type { Outcome } from "../once.ts";

/** The result, and a word in the headers when it is that of the first time. */
export function answered<Result>(reply: FastifyReply, { result, isReplay }: Outcome<Result>): Result {
  if (isReplay) reply.header("idempotent-replay", "true");
  return result;
}
