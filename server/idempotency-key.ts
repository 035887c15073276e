import { createHash } from "node:crypto";
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

/** The id of the row that a key makes in a tenant: whoever sends the key again finds the row. A UUID of version 8 (RFC 9562, 5.8). */
export function keyedId(tenantId: string, key: string): string {
  const hex = createHash("sha256").update(`${tenantId}/${key}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
