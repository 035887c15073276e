import type { IncomingHttpHeaders } from "node:http";
import { invalidInput } from "./errors.ts";

/** The request's `Idempotency-Key`, if it has one. @throws Refusal `invalid_input` when it is none */
export function idempotencyKeyOf(headers: IncomingHttpHeaders): string | undefined {
  const given = headers["idempotency-key"];
  if (given === undefined) return undefined;
  if (typeof given === "string" && /^[\x21-\x7e]{1,255}$/.test(given)) return given;
  throw invalidInput("The Idempotency-Key is not valid.", [
    { pointer: "/headers/idempotency-key", detail: "must have 1 to 255 visible characters" },
  ]);
}
